"""Mails in plain text and HTML: no pictures, no tracking, nothing loaded, links to our own address only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from inhabit.access.languages import language_for

if TYPE_CHECKING:
    from inhabit.people.models import Person


def address_of(path: str) -> str:
    """Return the full address of ``path``, from the settings and never from a request."""
    return f"{settings.SITE_URL}{path}"


def written_mail(
    template: str, *, to: str, person: Person, action: str = "", **context: Any
) -> EmailMultiAlternatives:
    """Return a mail to ``person`` in their language, from ``{template}_subject.txt`` and ``_message.txt``.

    The HTML says the same words. ``action`` names, untranslated, what an address that stands alone is for.
    """
    with translation.override(language_for(person)):
        context = {"organisation": settings.ORGANISATION_NAME, "person": person, **context}
        subject = render_to_string(f"{template}_subject.txt", context)
        text = render_to_string(f"{template}_message.txt", context)
        body = html_of(text, translation.gettext(action) if action else "")
        html = render_to_string("mail/layout.html", {"body": body})
    return mail_of(subject, text, html, to=to)


def mail_of(
    subject: str, text: str, html: str, *, to: str, headers: dict[str, str] | None = None
) -> EmailMultiAlternatives:
    """Return a mail of both forms. The subject becomes one line."""
    mail = EmailMultiAlternatives(
        " ".join(subject.split()),
        text.strip() + "\n",
        settings.DEFAULT_FROM_EMAIL,
        [to],
        headers={"Auto-Submitted": "auto-generated"} | (headers or {}),
    )
    mail.attach_alternative(html, "text/html")
    return mail


def html_of(text: str, action: str) -> SafeString:
    """Return a plain text as paragraphs. Our addresses are links; one that stands alone reads ``action``."""
    paragraphs = (" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text.strip()))
    return format_html_join("\n", "<p>{}</p>", ((with_links(words, action),) for words in paragraphs))


def with_links(words: str, action: str) -> SafeString:
    ours = re.compile(rf"({re.escape(settings.SITE_URL)}/\S*)")
    if action and ours.fullmatch(words):
        return format_html('<a class="button" href="{}">{}</a>', words, action)
    pieces = (
        format_html('<a href="{}">{}</a>', piece, piece)
        if ours.fullmatch(piece)
        else format_html("{}", piece)
        for piece in ours.split(words)
    )
    return format_html_join("", "{}", ((piece,) for piece in pieces))
