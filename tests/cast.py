"""Factories and a small named cast, for every test."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from django.test import Client
from django.utils import timezone

from inhabit.access.models import Account, Appointment, Guest, Role
from inhabit.people.models import Person, Placement, Unit, UnitLine
from inhabit.people.tree import refresh_tree

type SignIn = Callable[[Person], Client]
LONG_AGO = date(2020, 1, 1)


def make_person(name: str, **fields: object) -> Person:
    slug = name.lower().replace(" ", ".")
    return Person.objects.create(
        **{"external_id": slug, "name": name, "email": f"{slug}@example.org", "job_title": "Clerk"} | fields
    )


def make_guest(name: str, **fields: str) -> Person:
    """Return somebody from outside who may come in this month."""
    person = make_person(name, **fields)
    Guest.objects.create(person=person, until=timezone.localdate() + timedelta(days=30))
    return person


def make_unit(name: str, *, lead: Person | None = None, parent: Unit | None = None) -> Unit:
    """Create a unit. Call ``refresh_tree()`` (or use :func:`place`) when all units stand."""
    unit = Unit.objects.create(name=name)
    UnitLine.objects.create(unit=unit, parent=parent, lead=lead, starts_on=LONG_AGO)
    return unit


def place(person: Person, unit: Unit, *, starts_on: date = LONG_AGO, is_counted: bool = True) -> None:
    Placement.objects.create(person=person, unit=unit, starts_on=starts_on, is_counted=is_counted)


def make_account(person: Person, password: str = "correct horse battery") -> Account:
    account = Account(person=person, username=person.external_id, email=person.email or None)
    account.set_password(password)
    account.save()
    return account


def let_everybody_in() -> None:
    """Give an account, as of somebody who has signed in, to everyone who has none."""
    without = Person.objects.filter(account__isnull=True)
    accounts = [
        Account(person=person, username=person.external_id, email=person.email or None) for person in without
    ]
    Account.objects.bulk_create(accounts)


def appoint(person: Person, role: Role, unit: Unit) -> Appointment:
    return Appointment.objects.create(person=person, role=role, unit=unit)


class Cast:
    """Three levels: Board (root) ⊃ Services ⊃ Payroll; Board ⊃ Finance.

    ``ceo`` leads Board, ``director`` Services, ``lead`` Payroll, ``cfo`` Finance; ``member`` and
    ``colleague`` are in Payroll, ``outsider`` is in Finance. The appointed roles are for Board.
    """

    def __init__(self) -> None:
        self.ceo = make_person("Clara Chief")
        self.director = make_person("Dario Director")
        self.lead = make_person("Lena Lead")
        self.cfo = make_person("Farid Finance")
        self.member = make_person("Mia Member")
        self.colleague = make_person("Colin Colleague")
        self.outsider = make_person("Omar Outsider")
        self.sponsor = make_person("Sofia Sponsor")
        self.steward = make_person("Stefan Steward")
        self.coach = make_person("Carmen Coach")
        self.privacy_officer = make_person("Petra Privacy")
        self.board = make_unit("Board", lead=self.ceo)
        self.services = make_unit("Services", lead=self.director, parent=self.board)
        self.payroll = make_unit("Payroll", lead=self.lead, parent=self.services)
        self.finance = make_unit("Finance", lead=self.cfo, parent=self.board)
        staff = [
            self.ceo,
            self.director,
            self.cfo,
            self.sponsor,
            self.steward,
            self.coach,
            self.privacy_officer,
        ]
        for person in staff:
            place(person, self.board)
        place(self.lead, self.services)
        place(self.member, self.payroll)
        place(self.colleague, self.payroll)
        place(self.outsider, self.finance)
        appoint(self.sponsor, Role.SPONSOR, self.board)
        appoint(self.steward, Role.STEWARD, self.board)
        appoint(self.coach, Role.COACH, self.board)
        appoint(self.privacy_officer, Role.PRIVACY_OFFICER, self.board)
        refresh_tree()
        for unit in (self.board, self.services, self.payroll, self.finance):
            unit.refresh_from_db()


def days_ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)
