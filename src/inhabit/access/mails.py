"""Plain mails: no pictures, no tracking, links to our own address only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from inhabit.access.languages import language_for

if TYPE_CHECKING:
    from inhabit.people.models import Person


def address_of(path: str) -> str:
    """Return the full address of ``path``, from the settings and never from a request."""
    return f"{settings.SITE_URL}{path}"


def send_plain_mail(template: str, *, to: str, person: Person, **context: Any) -> None:
    """Send ``{template}_subject.txt`` and ``{template}_message.txt`` to ``person``, in their language."""
    with translation.override(language_for(person)):
        context = {"organisation": settings.ORGANISATION_NAME, "person": person, **context}
        subject = " ".join(render_to_string(f"{template}_subject.txt", context).split())
        body = render_to_string(f"{template}_message.txt", context).strip() + "\n"
    EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [to]).send()
