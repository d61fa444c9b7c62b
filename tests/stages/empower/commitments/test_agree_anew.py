"""A promise is agreed on anew, or ends as its owner says."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from cast import Cast, SignIn
from django.urls import reverse
from django.utils import timezone
from programmes import Story

from inhabit.people.models import today
from inhabit.stages.empower.commitments.actions import promise, renegotiate
from inhabit.stages.empower.commitments.models import Commitment

LATER = timedelta(days=30)


@pytest.fixture
def promised(cast: Cast, story: Story) -> Commitment:
    return promise(
        owner=cast.member,
        unit=cast.payroll,
        outcome="Nobody waits for a payslip",
        due_on=today() + timedelta(days=9),
        by=cast.member,
    )


def anew(**further: object) -> dict[str, object]:
    return {"outcome": "Nobody waits long", "due_on": today() + LATER, "word": "", "edits": 0} | further


def test_the_history_keeps_how_it_was_and_why(cast: Cast, promised: Commitment, sign_in: SignIn) -> None:
    member = sign_in(cast.member)
    address = reverse("commitment_renewal", args=[promised.pk])
    member.post(address, anew(word="The bank moves in January"))
    member.post(address, anew(word="The bank moves in January"))
    page = member.get(reverse("commitment", args=[promised.pk])).text
    assert "Nobody waits for a payslip" in page
    assert page.count("The bank moves in January") == 1
    assert promised.changes.count() == 2


def test_an_outdated_form_loses_nothing_typed(cast: Cast, promised: Commitment, sign_in: SignIn) -> None:
    renegotiate(
        commitment=promised,
        outcome="Nobody waits for anything",
        due_on=today() + LATER,
        word="",
        edits=0,
        by=cast.member,
    )
    member = sign_in(cast.member)
    answer = member.post(reverse("commitment_renewal", args=[promised.pk]), anew())
    assert answer.status_code == 422
    assert "changed meanwhile" in answer.text
    assert "Nobody waits long" in answer.text
    promised.refresh_from_db()
    assert promised.outcome == "Nobody waits for anything"
    member.post(reverse("commitment_renewal", args=[promised.pk]), anew(edits=1))
    promised.refresh_from_db()
    assert promised.outcome == "Nobody waits long"


def test_a_day_that_passes_asks_and_blames_nobody(cast: Cast, promised: Commitment, sign_in: SignIn) -> None:
    Commitment.objects.update(due_on=today() - timedelta(days=1), made_at=timezone.now() - LATER)
    member = sign_in(cast.member)
    page = member.get(reverse("my_commitments")).text
    assert "Is it so now, or what is the new date?" in page
    assert "overdue" not in page.lower()
    promised.refresh_from_db()
    assert promised.state == "open"


def test_a_day_passes_where_its_owner_is(cast: Cast, promised: Commitment, sign_in: SignIn) -> None:
    Commitment.objects.update(due_on=today())
    cast.member.time_zone = "Pacific/Kiritimati"
    cast.member.save()
    east = timezone.localdate(timezone=ZoneInfo("Pacific/Kiritimati"))
    asks = "Is it so now" in sign_in(cast.member).get(reverse("my_commitments")).text
    assert asks == (today() < east)


def test_it_ends_as_its_owner_says_and_can_be_taken_up_again(
    cast: Cast, promised: Commitment, sign_in: SignIn
) -> None:
    member = sign_in(cast.member)
    ending = reverse("commitment_ending", args=[promised.pk])
    member.post(ending, {"state": "not_kept", "word": "It was too big"})
    member.post(ending, {"state": "kept", "word": "A second press"})
    promised.refresh_from_db()
    assert (promised.state, promised.closing_word) == ("not_kept", "It was too big")
    assert "It was too big" in member.get(reverse("closed_commitments")).text
    member.post(reverse("commitment_reopening", args=[promised.pk]))
    assert "Nobody waits for a payslip" in member.get(reverse("my_commitments")).text


def test_a_closed_one_is_not_agreed_on_anew(cast: Cast, promised: Commitment, sign_in: SignIn) -> None:
    member = sign_in(cast.member)
    member.post(reverse("commitment_ending", args=[promised.pk]), {"state": "let_go", "word": ""})
    answer = member.post(reverse("commitment_renewal", args=[promised.pk]), anew(edits=1))
    assert answer.status_code == 422
    assert "Take it up again first" in answer.text
