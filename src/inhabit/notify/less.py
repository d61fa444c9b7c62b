"""One click to less: links in mails that work without sign-in, for fewer mails to one person."""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.notify.kinds import KINDS
from inhabit.notify.models import Limit, Preferences, Way
from inhabit.people.models import Person

UNDO_SALT = "inhabit.notify.undo"
UNDO_DAYS = 1


@dataclass(frozen=True)
class Less:
    """A way to get fewer mails. ``act`` is a :class:`~inhabit.notify.models.Limit`, or "kind"."""

    act: str
    label: str
    done: str


def signer() -> signing.Signer:
    """Return what signs the links: without a time, since they never expire."""
    return signing.Signer(salt="inhabit.notify.less", sep=".")


def less_path(person_id: int, scope: str) -> str:
    """Return the address of "fewer mails", for good; ``scope`` is a kind's key, or a way."""
    return reverse("fewer_mails", args=[signer().sign_object([person_id, scope])])


def read_token(token: str) -> tuple[int, str] | None:
    """Return whose mails and which a link is about; None where we did not make it."""
    try:
        person_id, scope = signer().unsign_object(token)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return person_id, scope


def offers(scope: str) -> list[Less]:
    """Return what a mail's link offers: the smallest change first."""
    found = []
    if scope in KINDS:
        label = str(KINDS[scope].label)
        found.append(
            Less(
                "kind",
                _("No mails about “%(kind)s”") % {"kind": label},
                _("No more mails about “%(kind)s”. You find it under “Notices”.") % {"kind": label},
            )
        )
    if scope != Way.WEEKLY:
        found.append(
            Less(Limit.WEEKLY, _("Only the weekly mail"), _("From now on one mail a week, at most."))
        )
    done = _("No more mails of this sort. Everything stands under “Notices”.")
    return [*found, Less(Limit.NO_MAIL, _("No mails at all"), done)]


def undo_token(preferences: Preferences) -> str:
    """Return what brings ``preferences`` back as they are."""
    return signing.dumps([preferences.person_id, preferences.limit, preferences.ways], salt=UNDO_SALT)


def read_undo(token: str, person: Person) -> tuple[str, dict[str, str]] | None:
    """Return the limit and the ways of ``person`` to go back to; None: not ours, or too old."""
    try:
        person_id, limit, ways = signing.loads(token, salt=UNDO_SALT, max_age=UNDO_DAYS * 86400)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return (limit, ways) if person_id == person.pk else None
