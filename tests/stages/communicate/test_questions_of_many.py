"""What happens to questions by itself costs no more queries for many, of one lead or many, than for one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cast import Cast, make_person, make_unit, place
from django.db import connection
from django.db.models import Count
from django.test.utils import CaptureQueriesContext
from questions import Days, asked_by

from inhabit.notify.models import Notice
from inhabit.people.models import Unit, UnitLine, today
from inhabit.people.tree import refresh_tree
from inhabit.stages.communicate.models import Question, UnreleasedQuestion
from inhabit.stages.communicate.upkeep import (
    follow_the_tree,
    lift_what_nobody_touched,
    release_batches,
    tell_leads_above,
)


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> Days:
    return Days(monkeypatch)


def queries_to_go_up(days: Days) -> int:
    days.go_to(Question.objects.latest("climbs_on").climbs_on)
    with CaptureQueriesContext(connection) as queries:
        lift_what_nobody_touched()
    return len(queries)


def test_many_go_up_together(cast: Cast, days: Days) -> None:
    asked_by(cast.member, "Who decides?")
    for_one = queries_to_go_up(days)
    Question.objects.all().delete()
    for number in range(9):
        asked_by(cast.member, f"Who decides on {number}?")
    assert queries_to_go_up(days) == for_one
    assert set(Question.objects.values_list("unit__name", "stations__number")) == {
        (cast.services.name, 1),
        (cast.services.name, 2),
    }
    assert Notice.objects.filter(kind="communicate.question_went_up", person=cast.member).count() == 10


def test_overdue_ones_are_told_of_together(cast: Cast, days: Days) -> None:
    first, second = asked_by(cast.member, "Who decides?"), asked_by(cast.lead, "Who pays?")
    days.go_to(max(first.due_on, second.due_on))
    days.pass_by(1)
    with CaptureQueriesContext(connection) as queries:
        tell_leads_above()
    assert set(Notice.objects.values_list("person", "details__unit")) == {
        (cast.director.pk, first.unit.name),
        (cast.ceo.pk, second.unit.name),
    }
    assert len(queries) <= 9


def queries_for(work: Callable[[], None]) -> int:
    with CaptureQueriesContext(connection) as queries:
        work()
    return len(queries)


def teams_that_ask(cast: Cast, number: int) -> list[Unit]:
    """Let ``number`` teams under Services with a lead of their own have somebody who has asked."""
    names = [f"Team {number}-{team}" for team in range(number)]
    teams = [make_unit(name, lead=make_person(f"Lead of {name}"), parent=cast.services) for name in names]
    people = [make_person(f"Member of {team.name}") for team in teams]
    for person, team in zip(people, teams, strict=True):
        place(person, team)
    refresh_tree()
    for person in people:
        asked_by(person)
    return teams


def test_questions_of_many_units_go_up_together(cast: Cast, days: Days) -> None:
    teams_that_ask(cast, 1)
    for_one = queries_to_go_up(days)
    Question.objects.all().delete()
    teams_that_ask(cast, 6)
    assert queries_to_go_up(days) == for_one
    assert list(Question.objects.values_list("unit__name", flat=True)) == [cast.services.name] * 6


def test_questions_of_many_dissolved_units_move_together(cast: Cast, days: Days) -> None:
    def end(teams: list[Unit]) -> int:
        Unit.objects.filter(pk__in=[team.pk for team in teams]).update(is_open=False)
        return queries_for(follow_the_tree)

    for_one = end(teams_that_ask(cast, 1))
    Question.objects.all().delete()
    assert end(teams_that_ask(cast, 6)) == for_one
    assert set(Question.objects.values_list("unit__name", "stations__leaving")) == {
        (cast.services.name, "moved"),
        (cast.services.name, ""),
    }


def test_what_waited_under_several_dissolved_units_finds_the_nearest_lead(cast: Cast) -> None:
    (team,) = teams_that_ask(cast, 1)
    inner = make_unit("Inner", lead=make_person("Ines Inner"), parent=team)
    place(asker := make_person("Ida Inner"), inner)
    refresh_tree()
    asked = asked_by(asker)
    UnitLine.objects.filter(unit__in=[inner, team]).update(ends_on=today())
    refresh_tree()
    assert Question.objects.get(pk=asked.pk).unit == cast.services


def test_unnamed_questions_of_many_units_are_released_together(cast: Cast, days: Days) -> None:
    def wait_in(units: list[Unit]) -> None:
        UnreleasedQuestion.objects.bulk_create(
            UnreleasedQuestion(
                unit=unit, text=f"{unit} {number}?", receipt=f"{unit.pk}-{number}", fortnight=0
            )
            for unit in units
            for number in range(5)
        )

    wait_in([cast.payroll])
    for_one = queries_for(release_batches)
    days.pass_by(1)
    wait_in([cast.payroll, cast.services, cast.finance, cast.board])
    assert queries_for(release_batches) == for_one
    batches = (
        Question.objects.order_by().values_list("batch").annotate(Count("pk"), Count("unit", distinct=True))
    )
    assert [tuple(counts) for _, *counts in batches] == [(5, 1)] * 5
