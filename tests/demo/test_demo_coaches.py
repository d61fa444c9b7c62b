"""Who coaches in the demo."""

from __future__ import annotations

import pytest

from inhabit.access.models import Appointment, Role
from inhabit.coaching.models import Coach, Credential, Engagement, Session
from inhabit.demo.cast import CAST

pytestmark = pytest.mark.usefixtures("demo")


def test_fourteen_coach_and_people_can_find_all_of_them() -> None:
    assert Coach.objects.count() == Coach.objects.may_be_booked().count() == 14
    assert Coach.objects.may_be_suggested().count() == 13, "one takes nobody new"
    assert Coach.objects.filter(person__external_id=CAST["coach"].external_id).exists()


def test_two_come_from_outside_and_two_learn_it() -> None:
    outside = Coach.objects.filter(is_external=True)
    assert {coach.person.time_zone for coach in outside} == {"Europe/Lisbon", "Europe/Berlin"}
    assert not Appointment.objects.filter(person__coach__in=outside).exists()
    assert Coach.objects.filter(is_in_training=True, supervisor__isnull=False).count() == 2
    assert Appointment.objects.current().filter(role=Role.COACH).count() == 12


def test_they_speak_and_live_in_several_places() -> None:
    zones = set(Coach.objects.values_list("person__time_zone", flat=True))
    assert zones >= {"Europe/Lisbon", "Europe/Warsaw", "Europe/Amsterdam", "Europe/Berlin"}
    spoken = {code for languages in Coach.objects.values_list("languages", flat=True) for code in languages}
    assert spoken >= {"de", "en", "nl", "pl", "pt"}
    assert Credential.objects.exclude(pk__in=Credential.objects.holding()).count() == 1


def test_the_coach_of_the_cast_has_sessions_behind_and_ahead() -> None:
    coach = Coach.objects.get(person__external_id=CAST["coach"].external_id)
    going_on = Engagement.objects.going_on().filter(coach=coach)
    assert going_on.filter(is_three_way=False).count() == 2
    assert going_on.filter(is_three_way=True).count() == 2, "a circle, and somebody out of an offer"
    assert Session.objects.held().filter(engagement__in=going_on).count() == 11
    assert Session.objects.to_come().filter(coach=coach).count() >= 10


def test_everybody_who_coaches_can_be_booked() -> None:
    assert not Coach.objects.filter(hours__isnull=True).exists()
