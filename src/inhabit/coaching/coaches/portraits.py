"""A coach's picture: whatever was sent is drawn anew, small and square, and nothing else of it is kept."""

from __future__ import annotations

import io
import warnings

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from inhabit.coaching.models import Coach, Portrait

SIDE = 320  # pixels
LARGEST_FILE = 12_000_000  # bytes, as a phone's camera makes them
MOST_PIXELS = 60_000_000  # more is no photo: it would only fill the server's memory
FORMATS = ("JPEG", "PNG", "WEBP")
MIME = "image/webp"
UNREADABLE = (OSError, ValueError, SyntaxError, Image.DecompressionBombWarning, Image.DecompressionBombError)


@transaction.atomic
def keep_portrait(*, coach: Coach, file: File[bytes]) -> None:
    """Keep ``file`` as the picture of ``coach``. ``ValidationError`` where it is no picture that we read."""
    drawn = drawn_anew(file)
    Portrait.objects.update_or_create(coach=coach, defaults={"picture": drawn, "made_at": timezone.now()})


def remove_portrait(*, coach: Coach) -> None:
    Portrait.objects.filter(coach=coach).delete()


def drawn_anew(file: File[bytes]) -> bytes:
    """Return the middle of a picture as a square, turned as the camera held it, without what it noted.

    Where a photo was taken, when, and with what stays with whoever sent it: only the colours are kept.
    """
    if (file.size or 0) > LARGEST_FILE:
        raise ValidationError(_("This file is too large. A photo of up to 12 MB will do."))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return squared(file)
    except UNREADABLE:
        raise ValidationError(
            _("We can’t read this as a picture. Send a photo as JPEG, PNG or WebP.")
        ) from None


def squared(file: File[bytes]) -> bytes:
    with Image.open(file, formats=FORMATS) as sent:
        if sent.width * sent.height > MOST_PIXELS:
            raise ValueError("too many pixels")
        sent.draft("RGB", (SIDE * 2, SIDE * 2))
        turned = ImageOps.exif_transpose(sent)
        square = ImageOps.fit(turned.convert("RGB"), (SIDE, SIDE), Image.Resampling.LANCZOS)
    plain = Image.new("RGB", square.size)
    plain.paste(square)
    written = io.BytesIO()
    plain.save(written, "WEBP", quality=82)
    return written.getvalue()
