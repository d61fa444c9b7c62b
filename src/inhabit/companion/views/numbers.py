"""Numbers of conversations as pages send them."""

from uuid import UUID

from django.http import Http404


def conversation_number(text: str | None) -> UUID:
    """Return the number in ``text``. Anybody can send anything: what is none is not found."""
    try:
        return UUID(text or "")
    except ValueError:
        raise Http404 from None
