"""Plain mails: no pictures, no tracking, links to our own address only."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation


def address_of(path: str) -> str:
    """Return the full address of ``path``, from the settings and never from a request."""
    return f"{settings.SITE_URL}{path}"


def send_plain_mail(template: str, *, to: str, language: str, **context: Any) -> None:
    """Send ``{template}_subject.txt`` and ``{template}_message.txt`` in the reader's language."""
    with translation.override(language or settings.LANGUAGE_CODE):
        context = {"organisation": settings.ORGANISATION_NAME, **context}
        subject = " ".join(render_to_string(f"{template}_subject.txt", context).split())
        body = render_to_string(f"{template}_message.txt", context).strip() + "\n"
    EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [to]).send()
