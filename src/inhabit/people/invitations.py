"""Inviting a unit: who has joined, who was invited, and codes for those without an address."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.core.paginator import Paginator
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.utils import timezone

from inhabit.access.models import Account, Delivery, Invitation
from inhabit.people.models import Person, PersonQuerySet, Placement, Unit

PAGE_SIZE = 50
MOST_UNITS = 30  # that are listed beside the unit itself
SHEET_SIZE = 48  # six pages of eight cards; more would keep the reader and the server waiting


class State(StrEnum):
    """How far somebody has come with signing in. It says nothing about what they do here."""

    JOINED = "joined"
    INVITED = "invited"
    EXPIRED = "expired"
    UNDELIVERED = "undelivered"
    NOT_INVITED = "not_invited"


@dataclass(frozen=True)
class Member:
    """A member of a unit with the state of their invitation."""

    person: Person
    state: State
    channel: str
    sent_at: datetime | None
    expires_at: datetime | None


@dataclass(frozen=True)
class Tally:
    """How many of a unit can be invited, and how."""

    to_mail: int  # with an address, never invited or no longer
    to_print: int  # without an address, and without a code that works
    printed: int  # without an address, with a code that works


@dataclass(frozen=True)
class Outlook:
    """Who still waits in a unit and in all units below it."""

    to_mail: int  # with an address, neither joined nor invited
    units_to_print: list[tuple[Unit, int]]  # below, with how many need a printed code; the most first


def members_of(unit: Unit) -> PersonQuerySet:
    """Return the counted members of ``unit`` who have a name; a vacant post cannot be invited."""
    placed = Placement.objects.current().filter(is_counted=True, unit=unit)
    return Person.objects.filter(pk__in=placed.values("person"), name__gt="")


def members_within(unit: Unit) -> PersonQuerySet:
    """Return the counted members of ``unit`` and of every unit below."""
    placed = Placement.objects.current().filter(is_counted=True, unit__lines_up__ancestor=unit)
    return Person.objects.filter(pk__in=placed.values("person"), name__gt="")


def not_joined(people: PersonQuerySet) -> PersonQuerySet:
    return people.filter(~Exists(Account.objects.filter(person=OuterRef("pk"))))


def without_invitation(people: PersonQuerySet) -> PersonQuerySet:
    return people.filter(~Exists(Invitation.objects.usable().filter(person=OuterRef("pk"))))


def to_mail(people: PersonQuerySet) -> PersonQuerySet:
    """Return those with an address who have neither joined nor an invitation that works."""
    return without_invitation(not_joined(people)).filter(email__gt="")


def to_print(people: PersonQuerySet, *, replace: bool = False) -> PersonQuerySet:
    """Return those without an address who need a code; with ``replace`` those who hold one instead."""
    waiting = not_joined(people).filter(email="")
    if not replace:
        return without_invitation(waiting)
    return waiting.filter(Exists(Invitation.objects.usable().filter(person=OuterRef("pk"))))


def tally(unit: Unit) -> Tally:
    """Return how many of the unit can still be invited, and how, in one query."""
    is_invited = Exists(Invitation.objects.usable().filter(person=OuterRef("pk")))
    counts = (
        not_joined(members_of(unit))
        .annotate(is_invited=is_invited)
        .aggregate(
            to_mail=Count("pk", filter=Q(is_invited=False, email__gt="")),
            to_print=Count("pk", filter=Q(is_invited=False, email="")),
            printed=Count("pk", filter=Q(is_invited=True, email="")),
        )
    )
    return Tally(**counts)


def outlook(unit: Unit) -> Outlook:
    """Return who still waits to be invited in ``unit`` and below it, asked of the database once."""
    joined = Account.objects.filter(person=OuterRef("person"))
    invited = Invitation.objects.usable().filter(person=OuterRef("person"))
    placed = Placement.objects.current().filter(is_counted=True, unit__lines_up__ancestor=unit)
    waiting = placed.filter(~Exists(joined), ~Exists(invited), person__name__gt="")
    rows = waiting.values_list("unit").annotate(
        mail=Count("pk", filter=Q(person__email__gt="")), code=Count("pk", filter=Q(person__email=""))
    )
    to_mail, codes = 0, {}
    for key, mail, code in rows.order_by():
        to_mail += mail
        if code and key != unit.pk:
            codes[key] = code
    most = heapq.nsmallest(MOST_UNITS, codes, key=lambda key: (-codes[key], key))
    units = Unit.objects.in_bulk(most)
    return Outlook(to_mail=to_mail, units_to_print=[(units[key], codes[key]) for key in most])


def page_of_members(unit: Unit, number: str) -> tuple[list[Member], Paginator[Person], int]:
    """Return one page of the unit's members with their states, the paginator and the page's number."""
    mailed = Delivery.objects.filter(person=OuterRef("pk"), purpose=Delivery.Purpose.INVITATION)
    latest = Invitation.objects.filter(person=OuterRef("pk"), revoked_at=None).order_by("-sent_at", "-pk")
    people = members_of(unit).annotate(
        joined_at=F("account__joined_at"),
        invitation_sent_at=Subquery(latest.values("sent_at")[:1]),
        invitation_expires_at=Subquery(latest.values("expires_at")[:1]),
        invitation_channel=Subquery(latest.values("channel")[:1]),
        mail_state=Subquery(mailed.order_by("-made_at", "-pk").values("state")[:1]),
    )
    paginator = Paginator(people.order_by("name", "job_title", "pk"), PAGE_SIZE)
    page = paginator.get_page(number)
    return [as_member(person) for person in page], paginator, page.number


def as_member(person: Person) -> Member:
    """Read the annotations of :func:`page_of_members`."""
    row = vars(person)
    sent_at, expires_at = row["invitation_sent_at"], row["invitation_expires_at"]
    if row["joined_at"]:
        state = State.JOINED
    elif sent_at is None:
        state = State.NOT_INVITED
    else:
        state = State.INVITED if expires_at > timezone.now() else State.EXPIRED
        is_lost = row["mail_state"] == Delivery.State.FAILED and row["invitation_channel"] == "mail"
        state = State.UNDELIVERED if is_lost else state
    return Member(person, state, row["invitation_channel"] or "", row["joined_at"] or sent_at, expires_at)
