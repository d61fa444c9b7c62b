"""The development mailbox: mails that go nowhere, kept as files of this deployment to be looked at."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage as Parsed
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.timezone import localtime, now

MOST_KEPT = 1000
NAME = re.compile(r"[0-9]{20}-[0-9a-f]{8}")  # when it was sent, to the microsecond, and chance


@dataclass(frozen=True)
class Kept:
    """A mail in the mailbox."""

    name: str
    sent_at: datetime
    subject: str
    to: str
    text: str
    html: str


def folder() -> Path:
    return Path(settings.VAR) / "mailbox"


class EmailBackend(BaseEmailBackend):
    """Keeps mails instead of sending them; the oldest go when there are many."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        folder().mkdir(mode=0o700, parents=True, exist_ok=True)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            path = folder() / f"{now().astimezone(UTC):%Y%m%d%H%M%S%f}-{secrets.token_hex(4)}.eml"
            path.touch(mode=0o600)
            path.write_bytes(message.message().as_bytes())
        for old in names_kept()[MOST_KEPT:]:
            (folder() / f"{old}.eml").unlink(missing_ok=True)
        return len(email_messages)


def names_kept() -> list[str]:
    """Return the names of all mails in the mailbox, the newest first."""
    names = (path.stem for path in folder().glob("*.eml"))
    return sorted((name for name in names if NAME.fullmatch(name)), reverse=True)


def kept_mail(name: str) -> Kept | None:
    """Read one mail; None where there is none of that name."""
    path = folder() / f"{name}.eml"
    if not NAME.fullmatch(name) or not path.exists():
        return None
    parsed = message_from_bytes(path.read_bytes(), policy=policy.default)
    sent_at = datetime.strptime(name[:20], "%Y%m%d%H%M%S%f").replace(tzinfo=UTC)
    return Kept(
        name=name,
        sent_at=localtime(sent_at),
        subject=str(parsed["Subject"]),
        to=str(parsed["To"]),
        text=part_of(parsed, "plain"),
        html=part_of(parsed, "html"),
    )


def part_of(parsed: Parsed, form: str) -> str:
    """Return the text of one form of a mail; empty where it has none."""
    part = parsed.get_body(preferencelist=(form,))
    return str(part.get_content()) if part is not None else ""
