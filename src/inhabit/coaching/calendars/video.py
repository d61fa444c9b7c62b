"""Where two people see each other: an address of any provider, or one with a room for each session."""

from __future__ import annotations

import secrets
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from inhabit.coaching.models import Coach, MeetingPlace, Session

ROOM = "{room}"
BYTES_OF_A_ROOM = 16  # in hex digits only: some providers know neither capitals nor signs


def check_meeting_place(address: str) -> None:
    """Raise ``ValidationError`` for what leads nowhere safely: https alone, a host, no password in it."""
    try:
        parts = urlsplit(address)
        is_there = parts.scheme == "https" and "." in (parts.hostname or "") and parts.port in {None, 443}
    except ValueError:
        is_there = False
    if not is_there or "@" in parts.netloc or any(sign.isspace() for sign in address):
        raise ValidationError(
            _("Give an address that begins with https:// and a name such as meet.example.org.")
        )
    beside = address.replace(ROOM, "")
    if ROOM in parts.netloc or address.count(ROOM) > 1 or "{" in beside or "}" in beside:
        raise ValidationError(_("“{room}” may stand once, after the name of the server. No other braces."))


def new_link(coach: Coach) -> str:
    """Return the link for a new session of ``coach``: their own place, else the deployment's, else none."""
    own = MeetingPlace.objects.filter(coach=coach).first()
    template = own.address if own else str(settings.COACHING_VIDEO)
    return template.replace(ROOM, secrets.token_hex(BYTES_OF_A_ROOM))


def give_link(session: Session) -> None:
    """Let a new session have a link; one that it has already stays."""
    if session.video_link:
        return
    session.video_link = new_link(session.coach)
    if session.video_link:
        session.save(update_fields=["video_link"])


def set_meeting_place(*, coach: Coach, address: str) -> None:
    """Keep where ``coach`` meets people from the next session on; empty: the deployment's place."""
    if not address:
        MeetingPlace.objects.filter(coach=coach).delete()
        return
    check_meeting_place(address)
    MeetingPlace.objects.update_or_create(coach=coach, defaults={"address": address})
