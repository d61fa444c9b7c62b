"""Everything of one person's, for that person alone.

Packages above this one that keep something of a person's add a function to ``contributors`` (in
their AppConfig): it gets the person and returns the name of a part and its content. It must
return that person's own data only, never what others wrote about or to them.
"""

from collections.abc import Callable
from typing import Any

from inhabit.access.models import Account
from inhabit.people.models import Person

type Part = tuple[str, Any]

contributors: list[Callable[[Person], Part]] = []


def own_data(person: Person) -> dict[str, Any]:
    """Return everything that is kept of ``person``, by part, ready to be written as JSON."""
    parts = [who_i_am, my_account, my_placements, my_stays, my_roles, *contributors]
    return dict(part(person) for part in parts)


def who_i_am(person: Person) -> Part:
    fields = ("external_id", "name", "email", "job_title", "location", "language", "time_zone")
    return "person", {field: getattr(person, field) for field in fields}


def my_account(person: Person) -> Part:
    account = Account.objects.filter(person=person).first()
    if account is None:
        return "account", None
    fields = ("username", "email", "joined_at", "last_login", "language", "time_zone")
    return "account", {field: getattr(account, field) for field in fields}


def my_placements(person: Person) -> Part:
    rows = person.placements.order_by("starts_on", "pk")
    return "placements", list(rows.values("unit__name", "starts_on", "ends_on", "is_counted"))


def my_stays(person: Person) -> Part:
    """As a guest: since when and until when."""
    rows = person.stays.order_by("let_in_at", "pk")
    return "stays", list(rows.values("let_in_at", "until", "ended_at"))


def my_roles(person: Person) -> Part:
    rows = person.appointments.order_by("appointed_at", "pk")
    return "roles", list(rows.values("role", "unit__name", "appointed_at", "ended_at"))
