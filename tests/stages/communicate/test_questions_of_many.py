"""What happens to questions by itself costs no more queries for many of a lead's questions than for one."""

from __future__ import annotations

import pytest
from cast import Cast
from django.db import connection
from django.test.utils import CaptureQueriesContext
from questions import Days, asked_by

from inhabit.notify.models import Notice
from inhabit.stages.communicate.models import Question
from inhabit.stages.communicate.upkeep import lift_what_nobody_touched, tell_leads_above


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
