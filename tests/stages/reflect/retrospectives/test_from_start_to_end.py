"""A unit begins to look back, goes through it, and agrees; each step is the facilitator's."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from cast import Cast, SignIn
from django.urls import reverse
from django.utils import timezone
from programmes import Story
from retrospectives import begin, bring_to, enlarge, seat, write

from inhabit.notify.models import Notice
from inhabit.stages.clarify.stops.models import Stop
from inhabit.stages.empower.commitments.models import Commitment
from inhabit.stages.reflect.adjustments.models import Adjustment
from inhabit.stages.reflect.retrospectives.actions.closing import care_for_retrospectives, close_retrospective
from inhabit.stages.reflect.retrospectives.actions.ideas import agree_on, take_on, write_idea
from inhabit.stages.reflect.retrospectives.models import Card, Phase, Retrospective, Seat, Voice


@pytest.fixture
def stored(cast: Cast, story: Story) -> Retrospective:
    people = enlarge(cast, 4)
    stored = begin(cast, story)
    seat(stored, [cast.member, cast.colleague, cast.lead, *people])
    return stored


def test_the_unit_begins_and_is_told(cast: Cast, story: Story, sign_in: SignIn) -> None:
    client = sign_in(cast.colleague)
    new = reverse("new_retrospective", args=[cast.payroll.pk])
    assert client.post(new, {"frame": "own", "when": "later"}).status_code == 422
    said = {"facilitator": cast.member.pk, "frame": "own", "first": "What surprised us?", "when": "now"}
    page = client.post(new, said, follow=True)
    assert "What surprised us?" in page.text
    assert (
        Notice.objects.filter(kind="reflect.retrospective_begun").values_list("person", flat=True).count()
        == 2
    )
    assert "looks back together, now" in sign_in(cast.member).get(reverse("home")).text
    client.post(new, said)
    assert Retrospective.objects.count() == 1


def test_with_fewer_than_five_it_is_not_unnamed(cast: Cast, story: Story, sign_in: SignIn) -> None:
    stored = begin(cast, story)
    client = sign_in(cast.member)
    address, phase = (
        reverse("retrospective", args=[stored.pk]),
        reverse("retrospective_phase", args=[stored.pk]),
    )
    assert "Fewer than five are here" in client.get(address).text
    client.post(phase, {"came_from": "lobby", "to": "write"})
    stored.refresh_from_db()
    assert stored.phase == Phase.LOBBY
    client.post(phase, {"came_from": "lobby", "to": "write", "is_named": "1"})
    assert "Your name stands on your cards." in client.get(address).text
    write(client, stored, "We call before the visit.")
    assert Card.objects.get().author == cast.member


def test_what_is_agreed_on_becomes_what_it_is(
    stored: Retrospective, cast: Cast, story: Story, sign_in: SignIn
) -> None:
    bring_to(stored, Phase.AGREE)
    for kind, owner in (("commitment", cast.member), ("stop", cast.lead), ("adjustment", cast.colleague)):
        key = uuid4()
        write_idea(retrospective=stored.pk, idea=key, kind=kind, text=f"A {kind}", because="It helps.")
        agree_on(retrospective=stored, idea=key, is_agreed=True, by=cast.member)
        take_on(retrospective=stored, idea=key, by=owner)
    sign_in(cast.member).post(reverse("retrospective_end", args=[stored.pk]))
    assert Commitment.objects.get().owner == cast.member
    assert Stop.objects.get().text == "A stop"
    assert Adjustment.objects.get().is_from_retrospective
    summary = sign_in(cast.outsider).get(reverse("retrospective_summary", args=[stored.pk])).text
    assert "A commitment" in summary
    assert not Seat.objects.exists()


def test_a_fourth_change_is_refused(stored: Retrospective, cast: Cast, sign_in: SignIn) -> None:
    bring_to(stored, Phase.AGREE)
    keys = [uuid4() for _ in range(4)]
    client, act = sign_in(cast.member), reverse("retrospective_act", args=[stored.pk])
    answers = []
    for key in keys:
        write_idea(retrospective=stored.pk, idea=key, kind="commitment", text=f"{key}")
        answers.append(client.post(act, {"idea": key, "act": "agree"}, headers={"X-Outbox": "1"}).status_code)
    assert answers == [200, 200, 200, 422]


def test_a_stop_waits_for_the_lead(stored: Retrospective, cast: Cast, sign_in: SignIn) -> None:
    bring_to(stored, Phase.AGREE)
    key = uuid4()
    write_idea(retrospective=stored.pk, idea=key, kind="stop", text="The long meeting")
    agree_on(retrospective=stored, idea=key, is_agreed=True, by=cast.member)
    close_retrospective(retrospective=stored, by=cast.member)
    summary = reverse("retrospective_summary", args=[stored.pk])
    assert "Waits for whoever leads the unit" in sign_in(cast.member).get(summary).text
    sign_in(cast.lead).post(reverse("retrospective_act", args=[stored.pk]), {"idea": key, "act": "take"})
    assert Stop.objects.get().author == cast.lead


def test_somebody_else_facilitates_when_the_facilitator_is_gone(
    stored: Retrospective, cast: Cast, sign_in: SignIn
) -> None:
    client, take_over = sign_in(cast.colleague), reverse("retrospective_takeover", args=[stored.pk])
    client.post(take_over)
    stored.refresh_from_db()
    assert stored.facilitator == cast.member
    Seat.objects.filter(person=cast.member).update(seen_at=timezone.now() - timedelta(seconds=70))
    assert "Facilitate instead" in client.get(reverse("retrospective", args=[stored.pk])).text
    client.post(take_over)
    stored.refresh_from_db()
    assert stored.facilitator == cast.colleague


def test_it_opens_again_within_a_day(stored: Retrospective, cast: Cast, sign_in: SignIn) -> None:
    close_retrospective(retrospective=bring_to(stored, Phase.AGREE), by=cast.member)
    client, reopening = sign_in(cast.member), reverse("retrospective_reopening", args=[stored.pk])
    Retrospective.objects.update(closed_at=timezone.now() - timedelta(hours=25))
    assert "more than a day ago" in client.post(reopening, follow=True).text
    Retrospective.objects.update(closed_at=timezone.now())
    assert client.post(reopening, follow=True).redirect_chain[-1][0] == reverse(
        "retrospective", args=[stored.pk]
    )


def test_what_nobody_ends_ends_by_itself_and_cards_go(
    stored: Retrospective, cast: Cast, sign_in: SignIn
) -> None:
    bring_to(stored, Phase.WRITE)
    write(sign_in(cast.colleague), stored, "One thought")
    Retrospective.objects.update(starts_at=timezone.now() - timedelta(days=2))
    care_for_retrospectives()
    stored.refresh_from_db()
    assert stored.phase == Phase.CLOSED
    assert Card.objects.count() == 1
    Retrospective.objects.update(closed_at=timezone.now() - timedelta(days=31))
    care_for_retrospectives()
    assert not Card.objects.exists()
    assert not Voice.objects.exists()
