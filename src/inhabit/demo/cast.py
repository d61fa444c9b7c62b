"""The cast of six, and how they sign in: by a signed link, in demo mode only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inhabit.access.models import Account

SALT = "inhabit.demo.cast"


@dataclass(frozen=True)
class Part:
    """One of the six: a part to play, not a name. The person is found by the staff number."""

    key: str
    label: str | Promise
    line: str | Promise

    @property
    def external_id(self) -> str:
        return f"V-{self.key.upper().replace('_', '-')}"

    @property
    def token(self) -> str:
        """Return the secret of this part's sign-in link. It names the part, never the person."""
        return signing.Signer(salt=SALT).sign(self.key)


PARTS = [
    Part("member", _("Member"), _("Mends train doors. Her thread is broken at one place, near to her.")),
    Part("lead", _("Lead"), _("Leads her team. His interpretation is half written and not shared yet.")),
    Part("coach", _("Coach"), _("Coaches inside the company, and leads nobody.")),
    Part(
        "sponsor", _("Sponsor"), _("Sees where the thread breaks across the company, and nobody’s answers.")
    ),
    Part("steward", _("Programme team"), _("Runs the programme: people, strategy, roles and the start.")),
    Part(
        "privacy_officer",
        _("Privacy officer"),
        _("Sees who did what and when, and that nobody has changed it."),
    ),
]
CAST = {part.key: part for part in PARTS}


@dataclass(frozen=True)
class Player:
    """Who plays a part in this database."""

    part: Part
    account: Account

    @property
    def address(self) -> str:
        return reverse("demo_sign_in", args=[self.part.token])


def players() -> list[Player]:
    """Return those of the cast who are there, in their order; nobody outside of demo mode."""
    if not settings.DEMO:
        return []
    ids = {part.external_id: part for part in PARTS}
    accounts = Account.objects.filter(person__external_id__in=ids, is_active=True)
    there = {account.person.external_id: account for account in accounts}
    return [Player(part, there[key]) for key, part in ids.items() if key in there]


def player_for(token: str) -> Player | None:
    """Return whom a sign-in link is for, or None when it is not one of ours."""
    try:
        key = signing.Signer(salt=SALT).unsign(token)
    except signing.BadSignature:
        return None
    return next((player for player in players() if player.part.key == key), None)


def links(site: str) -> Iterator[str]:
    """Yield a line with a sign-in link for each of the cast."""
    cast = players()
    if cast:
        yield ""
        yield str(_("Demo. Everybody here is invented. Sign in as:"))
    for player in cast:
        yield f"  {player.part.label!s:<16} {player.account.person.name:<22} {site}{player.address}"
