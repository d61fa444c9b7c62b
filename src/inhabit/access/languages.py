"""In which language somebody is spoken to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_supported_language_variant, override
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from inhabit.people.models import Person


def known_language(*wishes: str) -> str | None:
    """Return the first of ``wishes`` that we speak, as one of ``settings.LANGUAGES``; None: not one of them.

    A wish is a code as lists and browsers have them, such as "de-AT", or empty.
    """
    for wish in wishes:
        try:
            return get_supported_language_variant(wish)
        except LookupError:
            continue
    return None


def language_for(person: Person | None) -> str:
    """Return the language to write to ``person`` in: as they chose, else as the list says, else ours."""
    account = getattr(person, "account", None)
    wishes = (account.language if account else "", person.language if person else "")
    return known_language(*wishes) or settings.LANGUAGE_CODE


def in_our_language(text: Promise) -> str:
    """Return a lazy text in the deployment's language, for what is stored for everybody."""
    with override(settings.LANGUAGE_CODE):
        return str(text)


def in_quotes(text: str) -> str:
    """Return ``text`` between the quotation marks of the reader's language."""
    return _("“%(text)s”") % {"text": text}
