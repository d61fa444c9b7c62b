"""Telling those who can answer that a contest has waited for longer than agreed."""

from __future__ import annotations

from django.urls import reverse

from inhabit.notify.actions import News, send_notices
from inhabit.people.models import Person
from inhabit.stages.clarify.contests.models import Contest
from inhabit.stages.clarify.contests.telling import answerers_above, answerers_of


def tell_of_overdue_contests() -> None:
    """Tell whoever has to answer, and whoever may now, too, of each contest that ran out of days.

    Each of them once for each clock that has run out: doing it again tells only who has come since.
    """
    overdue = list(Contest.objects.overdue().for_pages())
    for kind, answerers in (
        ("clarify.contest_late", answerers_of),
        ("clarify.contest_late_below", answerers_above),
    ):
        send_notices(kind, [news(contest, person) for contest in overdue for person in answerers(contest)])


def news(contest: Contest, person: Person) -> News:
    return News(
        person=person.pk,
        address=reverse("contest", args=[contest.pk]),
        key=f"{contest.pk}:{contest.due_on.isoformat()}",
        details={"unit": contest.unit.name, "priority": contest.priority_name or ""},  # type: ignore[attr-defined]  # annotated
    )
