"""The programme team's list of coaches."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.core.paginator import Page, Paginator
from django.db.models import BooleanField, Case, Count, Exists, Min, OuterRef, Q, When
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inhabit.access.models import Guest
from inhabit.coaching.models import Coach, CoachQuerySet, Credential
from inhabit.people.selectors import people_with_access
from inhabit.people.words import every_word_begins
from inhabit.surfaces.filters import Filter, filter_by
from inhabit.surfaces.tables import Cell, Column, Table, headings_of

ROWS_A_PAGE = 50
EXPIRING_DAYS = 60
COLUMNS = (
    Column(gettext_lazy("Coach")),
    Column(gettext_lazy("State")),
    Column(gettext_lazy("Offered coaching, of places"), is_number=True),
    Column(gettext_lazy("Credentials")),
    Column(gettext_lazy("A session"), is_number=True),
    Column(gettext_lazy("Still missing")),
)


def coaches_for_team() -> CoachQuerySet:
    """Return every coach with what the programme team knows of them.

    ``taken`` counts coachings that the organisation has offered. Who came of their own accord is known to
    nobody but the two, and so counts in no figure here.
    """
    soon = timezone.localdate() + timedelta(days=EXPIRING_DAYS)
    offered = Q(engagements__is_three_way=True, engagements__state__in=["agreeing", "going_on"])
    expiring = Credential.objects.filter(coach=OuterRef("pk"), expires_on__lte=soon)
    stays = Guest.objects.filter(person=OuterRef("person"), ended_at=None)
    return Coach.objects.select_related("person__account", "supervisor__person").annotate(
        taken=Count("engagements", filter=offered),
        next_expiry=expiring.order_by().values("coach").annotate(first=Min("expires_on")).values("first"),
        until=stays.values("until")[:1],
        is_here=Exists(people_with_access().filter(pk=OuterRef("person"))),
    )


def filters_for_team(asked: QueryDict) -> list[Filter]:
    return [
        filter_by(
            "state",
            _("State"),
            [("", _("All")), *((str(key), str(label)) for key, label in Coach.State.choices)],
            asked=asked.get("state", ""),
        ),
        filter_by(
            "only",
            _("Which"),
            [
                ("", _("From inside and outside")),
                ("outside", _("From outside")),
                ("training", _("Learning to coach")),
                ("expiring", _("With a credential that ends within 60 days")),
                ("unread", _("Who have not read how we keep people from harm")),
            ],
            asked=asked.get("only", ""),
            is_select=True,
        ),
    ]


def page_for_team(words: str, filters: list[Filter], number: str | None) -> Page[Coach]:
    """Return a page of all coaches, those who wait for an answer first."""
    chosen = {one.name: one.chosen for one in filters}
    coaches = narrowed(coaches_for_team(), chosen["only"])
    if chosen["state"]:
        coaches = coaches.filter(state=chosen["state"])
    if words:
        coaches = coaches.filter(every_word_begins("person__name", words))
    is_answered = Case(When(state=Coach.State.APPLIED, then=False), default=True, output_field=BooleanField())
    return Paginator(coaches.order_by(is_answered, "person__name", "pk"), ROWS_A_PAGE).get_page(number)


def narrowed(coaches: CoachQuerySet, only: str) -> CoachQuerySet:
    if only == "unread":
        return coaches.with_safeguarding_to_read()
    narrow = {
        "": Q(),
        "outside": Q(is_external=True),
        "training": Q(is_in_training=True),
        "expiring": Q(next_expiry__isnull=False),
    }
    return coaches.filter(narrow[only])


def table_of(coaches: Iterable[Coach]) -> Table:
    return Table(_("Coaches"), headings_of(COLUMNS), [cells_of(coach) for coach in coaches])


def cells_of(coach: Coach) -> list[Cell]:
    notes = [_("from outside")] if coach.is_external else []
    notes += [_("learning to coach")] if coach.is_in_training else []
    return [
        Cell(str(coach), reverse("coach_for_team", args=[coach.pk]), ", ".join(notes)),
        Cell(state_of(coach), note=stay_of(coach)),
        Cell(_("%(taken)d of %(places)d") % {"taken": coach.taken, "places": coach.capacity}),  # type: ignore[attr-defined]  # asked along
        Cell(expiry_of(coach)),
        Cell(rate_of(coach) or "–"),
        Cell(missing_for_team(coach) or "–"),
    ]


def state_of(coach: Coach) -> str:
    """Return the state in words: nobody waits for an answer before they have introduced themself."""
    is_invited = coach.state == Coach.State.APPLIED and not coach.edits
    return _("Invited") if is_invited else str(coach.get_state_display())


def stay_of(coach: Coach) -> str:
    until = coach.until  # type: ignore[attr-defined]  # asked along
    if not coach.is_external:
        return ""
    if until is None or until < timezone.localdate():
        return _("may no longer come in")
    return _("may come in until %(day)s") % {"day": date_format(until, "SHORT_DATE_FORMAT")}


def expiry_of(coach: Coach) -> str:
    ends = coach.next_expiry  # type: ignore[attr-defined]  # asked along
    if ends is None:
        return "–"
    words = _("one ended %(day)s") if ends < timezone.localdate() else _("one ends %(day)s")
    return words % {"day": date_format(ends, "SHORT_DATE_FORMAT")}


def rate_of(coach: Coach) -> str:
    return "" if coach.rate is None else f"{number_format(coach.rate, 2)} {coach.currency}"


def missing_for_team(coach: Coach) -> str:
    """Say what keeps people from finding ``coach``; empty where nothing does."""
    if not coach.is_here and not coach.is_external:  # type: ignore[attr-defined]  # asked along
        return _("no longer works here")
    if not coach.edits:
        return _("has not introduced themself")
    return "" if coach.has_read_safeguarding else _("has not read how we keep people from harm")
