"""What every request asks about the account it comes with, all in the one query that it makes anyway.

Packages above add, in their AppConfig, what the shell of every page has to know of its reader: a name,
and a function that returns a database expression over an account. ``request.user`` has the answer under
that name. It has to be cheap: each page pays for it.
"""

from __future__ import annotations

from collections.abc import Callable

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import Exists, OuterRef

from inhabit.access.models import Account, Guest


def is_staying() -> Exists:
    """Say of each account whether its person was let in as a guest, for today."""
    return Exists(Guest.objects.staying().filter(person=OuterRef("person")))


ASKED: dict[str, Callable[[], Exists]] = {"is_staying": is_staying}


class AskingBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """Signs in as allauth does, and reads a request's account together with all that is asked of it."""

    def get_user(self, user_id: int) -> Account | None:
        answers = {name: expression() for name, expression in ASKED.items()}
        return Account.objects.annotate(**answers).filter(pk=user_id, is_active=True).first()
