"""Home asks once what somebody heard, until they have said it or don't want to."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from django.urls import reverse
from programmes import Story as Scene
from stories import published, retold

from inhabit.people.models import Person
from inhabit.programme.steps import steps_from
from inhabit.stages.communicate.actions.playbacks import play_back
from inhabit.stages.communicate.models import Telling, UnnamedVoice
from inhabit.stages.communicate.steps.listening import PLAY_BACK


@pytest.fixture
def telling(cast: Cast, story: Scene) -> Telling:
    told = published(cast, story)
    retold(told, cast.services)
    retold(told, cast.payroll)
    return Telling.objects.get(unit=cast.payroll)


def asked(person: Person) -> list[str]:
    return [step.address for step in steps_from([PLAY_BACK], person)]


def test_those_are_asked_whose_unit_has_been_told(cast: Cast, telling: Telling, sign_in: SignIn) -> None:
    assert asked(cast.member) == [reverse("playback", args=[telling.pk])]
    assert asked(cast.outsider) == []  # Finance has not been told
    assert asked(cast.ceo) == []  # tells it themself
    assert "Say what you heard" in sign_in(cast.member).get(reverse("home")).text


def test_whoever_has_said_it_with_their_name_is_not_asked_again(cast: Cast, telling: Telling) -> None:
    play_back(telling=telling, heard="Words", means="", edits=0, by=cast.member)
    assert asked(cast.member) == []


def test_nor_whoever_has_said_it_without(cast: Cast, telling: Telling) -> None:
    UnnamedVoice.objects.create(story=telling.story, person=cast.member)
    assert asked(cast.member) == []


def test_nor_whoever_says_not_this_time(cast: Cast, telling: Telling, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    for _ in range(2):
        client.post(reverse("playback_dismissal", args=[telling.pk]))
    assert asked(cast.member) == []
    assert client.get(reverse("playback", args=[telling.pk])).status_code == 200
