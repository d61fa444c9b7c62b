"""What autosave is answered: the words under way are kept, or what stands against it."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from django.http import JsonResponse
from django.utils.translation import gettext as _


class Draft(Protocol):
    """What autosave keeps: when it was last saved, and how often."""

    edited_at: datetime
    edits: int


def kept(saved: Draft) -> JsonResponse:
    """Answer with the count of edits that the next save has to follow."""
    return JsonResponse({"saved_at": saved.edited_at.isoformat(), "edits": saved.edits})


def too_long() -> JsonResponse:
    return not_kept(_("This is too long to keep as it is."), status=422)


def newer_is_stored() -> JsonResponse:
    message = _("A newer text is stored, perhaps from another window. Press the button to see both.")
    return not_kept(message, status=409)


def not_kept(message: str, *, status: int) -> JsonResponse:
    return JsonResponse({"message": message}, status=status)
