"""A coach takes along what they have held, and nobody's name with it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import Cast, SignIn
from coaching_feedback import coached, held
from django.urls import reverse
from django.utils import timezone
from engagements import book, engage, make_coach
from queries import assert_max_queries

from inhabit.coaching.models import Coach, Engagement, Session


@pytest.fixture
def coach(cast: Cast) -> Coach:
    return make_coach(cast.coach)


@pytest.fixture
def engagement(cast: Cast, coach: Coach) -> Engagement:
    """One person with two sessions held, one that was missed and one to come."""
    engagement = engage(cast.member, coach)
    for number in (1, 2):
        held(engagement, number)
    began = timezone.now() - timedelta(days=9)
    book(engagement, began, state=Session.State.MISSED)
    book(engagement, timezone.now() + timedelta(days=2))
    return engagement


def test_what_was_held_is_counted(cast: Cast, sign_in: SignIn, engagement: Engagement) -> None:
    page = assert_max_queries(sign_in(cast.coach), reverse("coach_log")).text
    assert "<dt>Sessions held</dt><dd>2</dd>" in page
    assert "<dt>In all</dt><dd>2 h</dd>" in page
    assert page.count(f"<td>{engagement.log_sign}</td>") == 2


@pytest.mark.parametrize("name", ["coach_log_file", "coach_log_sheet"])
def test_nobody_is_named_in_what_leaves_the_page(
    cast: Cast, sign_in: SignIn, engagement: Engagement, name: str
) -> None:
    taken = sign_in(cast.coach).get(reverse(name)).text
    assert taken.count(engagement.log_sign) == 2
    assert "Mia" not in taken
    assert str(engagement.pk) not in taken


def test_two_people_have_two_signs(cast: Cast, coach: Coach, engagement: Engagement) -> None:
    _person, session = coached(cast, coach, "Person 1")
    assert session.engagement is not None
    assert session.engagement.log_sign != engagement.log_sign


def test_pro_bono_is_told_apart(cast: Cast, sign_in: SignIn, engagement: Engagement) -> None:
    client, address = sign_in(cast.coach), reverse("coach_log_payment", args=[engagement.pk])
    client.post(address, {"payment": "pro_bono"})
    assert "<dt>Of it pro bono</dt><dd>2 h</dd>" in client.get(reverse("coach_log")).text
    client.post(address, {"payment": "paid"})
    assert "<dt>Of it pro bono</dt><dd>0 min</dd>" in client.get(reverse("coach_log")).text


def test_a_year_alone(cast: Cast, sign_in: SignIn, engagement: Engagement) -> None:
    old = book(engagement, timezone.now() - timedelta(days=800), state=Session.State.HELD)
    page = sign_in(cast.coach).get(reverse("coach_log"), {"year": old.starts_at.year}).text
    assert "<dt>Sessions held</dt><dd>1</dd>" in page
    assert sign_in(cast.coach).get(reverse("coach_log"), {"year": "x"}).status_code == 200


def test_the_file_holds_supervision_and_training_too(cast: Cast, sign_in: SignIn) -> None:
    coach = make_coach(cast.coach)
    day = timezone.localdate()
    for kind, minutes in (("training", 90), ("group", 60)):
        coach.supervisions.create(held_on=day, minutes=minutes, kind=kind, supervisor_name="Sam")
    client = sign_in(cast.coach)
    lines = client.get(reverse("coach_log_file")).content.decode("utf-8-sig").splitlines()[1:]
    assert [line.split(",")[1:3] for line in lines if "Training" in line] == [["90", "Training"]]
    assert sum("Supervision" in line for line in lines) == 1
    page = " ".join(client.get(reverse("coach_log")).text.split())
    assert "<dt>Training</dt><dd>1 h 30 min</dd>" in page
    assert "<dd>1 h</dd>" in page
    assert "Sam" not in "".join(lines)
