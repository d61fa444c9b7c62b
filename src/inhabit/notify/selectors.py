"""What somebody reads of what they were told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.core.paginator import Page, Paginator
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.notify.kinds import KINDS
from inhabit.notify.models import Notice
from inhabit.people.models import Person

PAGE_SIZE = 30
MOST_ON_HOME = 3  # so that they fit beside the thread; the others stand on the page of notices


@dataclass(frozen=True)
class Told:
    """A notice as its reader sees it, in their language. ``address`` opens it, and marks it read.

    ``move`` is the key of the next step that it asks for as well, or "".
    """

    words: str
    address: str
    made_at: datetime
    is_unread: bool
    move: str = ""


@dataclass(frozen=True)
class Day:
    """What somebody was told on one day, as far as it is all unread or all read."""

    day: date
    is_unread: bool
    notices: list[Told]


def has_unread_notice() -> Exists:
    """Say of each account whether its person was told something that they have not read."""
    return Exists(Notice.objects.unread().filter(person=OuterRef("person")))


def is_told_something_new(request: HttpRequest) -> bool:
    """Say whether the reader has unread notices. It was asked with the account: no query of its own."""
    return bool(getattr(getattr(request, "user", None), "has_unread_notice", False))


def words_of(notice: Notice) -> str:
    """Say what happened, in the language of the moment; of a kind that is no more, that something did."""
    kind = KINDS.get(notice.kind)
    try:
        return str(kind.words) % notice.details if kind else _("Something happened here.")
    except (KeyError, TypeError, ValueError):  # words that were changed since it was written
        return _("Something happened here.")


def told(notice: Notice) -> Told:
    kind = KINDS.get(notice.kind)
    return Told(
        words=words_of(notice),
        address=reverse("open_notice", args=[notice.pk]),
        made_at=notice.made_at,
        is_unread=notice.read_at is None,
        move=kind.move if kind else "",
    )


def page_of_notices(person: Person, number: str | None) -> tuple[list[Day], Page[Notice]]:
    """Return one page of what ``person`` was told: the unread first, then the rest, by day."""
    is_read = ExpressionWrapper(Q(read_at__isnull=False), output_field=BooleanField())
    mine = Notice.objects.filter(person=person).order_by(is_read, "-made_at", "-pk")
    page = Paginator(mine, PAGE_SIZE).get_page(number)
    days = groupby(
        (told(notice) for notice in page),
        key=lambda one: (one.is_unread, timezone.localdate(one.made_at)),
    )
    return [Day(day, is_unread, list(notices)) for (is_unread, day), notices in days], page


def what_came_back_to(person: Person) -> tuple[list[Told], bool]:
    """Return the newest unopened answers to what ``person`` asked or said, and whether there are more."""
    kinds = [kind.key for kind in KINDS.values() if kind.comes_back]
    unread = Notice.objects.unread().filter(person=person, kind__in=kinds)
    found = [told(notice) for notice in unread[: MOST_ON_HOME + 1]]
    return found[:MOST_ON_HOME], len(found) > MOST_ON_HOME
