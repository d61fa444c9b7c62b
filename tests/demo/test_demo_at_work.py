"""The demo has one cycle behind it: what was decided, promised, cleared, changed and learned in it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from inhabit.access.models import Account
from inhabit.demo.cast import CAST
from inhabit.demo.loading import Loaded
from inhabit.people.models import Person, Unit, today
from inhabit.programme.models import Programme, Stage, StageChange, UnitStage
from inhabit.stages.empower.barriers.models import BarrierEvent, Trial, UnreleasedBarrier
from inhabit.stages.empower.models import (
    Barrier,
    Commitment,
    CommitmentPool,
    Decision,
    DecisionRequest,
    Remit,
    RemitAnswer,
    SayDoPool,
)
from inhabit.stages.reflect.models import (
    Adjustment,
    CycleReview,
    Idea,
    Recognised,
    Recognition,
    Reflection,
    Retrospective,
)
from inhabit.strategy.models import Version

pytestmark = pytest.mark.usefixtures("demo")


def player(key: str) -> Person:
    return Person.objects.get(external_id=CAST[key].external_id)


def page_for(key: str, address: str) -> str:
    client = Client()
    client.force_login(Account.objects.get(person=player(key)))
    answer = client.get(address)
    return answer.content.decode() if answer.status_code == 200 else ""


def test_some_units_have_a_cycle_behind_them_and_others_joined_since() -> None:
    stages = UnitStage.objects.filter(programme=Programme.objects.get())
    again = stages.filter(cycle=2)
    assert 15 <= again.count() < stages.filter(cycle=1).count()
    through = StageChange.objects.filter(cycle=1, unit__in=again.values("unit")).values_list(
        "stage", flat=True
    )
    assert set(through) == {Stage.COMMUNICATE, Stage.EMPOWER, Stage.REFLECT}
    assert set(again.values_list("stage", flat=True)) >= {Stage.COMMUNICATE, Stage.EMPOWER}


def test_nobody_did_anything_before_their_unit_could_start_or_after_today() -> None:
    opened = dict(UnitStage.objects.values_list("unit", "opens_on"))
    done = [
        *Decision.objects.values_list("unit", "decided_on"),
        *Barrier.objects.values_list("home", "raised_on"),
        *Commitment.objects.values_list("unit", "made_at__date"),
        *Remit.objects.values_list("unit", "made_at__date"),
        *Trial.objects.values_list("unit", "starts_on"),
        *Retrospective.objects.values_list("unit", "closed_at__date"),
    ]
    assert not [(Unit.objects.get(pk=unit).name, day) for unit, day in done if day < opened[unit]]
    assert max(day for _unit, day in done) <= today()


def test_the_strategy_was_changed_from_the_front_line() -> None:
    change = Adjustment.objects.accepted().get(target=Adjustment.Target.STRATEGY)
    assert change.version == Version.objects.in_force().get()
    assert change.version.number == 2
    assert change.is_credited
    assert change.author is not None
    assert not change.author.units_led.exists()
    assert change.author.name in page_for("member", reverse("adjustment", args=[change.pk]))
    assert "on the same shift" in page_for("member", reverse("adjustment", args=[change.pk]))


def test_changes_were_accepted_declined_and_one_waits_for_the_lead() -> None:
    states = Adjustment.objects.values_list("target", "state")
    assert {("interpretation", "accepted"), ("interpretation", "declined"), ("remit", "accepted")} <= set(
        states
    )
    assert Adjustment.objects.answerable_by(player("lead")).count() == 1


def test_a_barrier_has_come_up_to_the_board_by_itself() -> None:
    top = Unit.objects.get(parent=None)
    risen = Barrier.objects.get(level=top, unit__depth=2)
    climbed = risen.events.filter(kind=BarrierEvent.Kind.CLIMBED)
    assert climbed.count() == 2
    assert risen.text in page_for("sponsor", reverse("barriers_for_me", query={"show": "up"}))


def test_barriers_are_in_every_state_and_no_clock_has_run_out_unseen() -> None:
    assert set(Barrier.objects.values_list("state", flat=True)) == {
        "open",
        "seen_to",
        "closed",
        "done",
        "merged",
    }
    assert BarrierEvent.objects.filter(kind=BarrierEvent.Kind.REOPENED).exists()
    assert not Barrier.objects.overdue().exists()
    assert Barrier.objects.filter(batch__isnull=False).count() == 5
    assert 0 < UnreleasedBarrier.objects.count() < 5


def test_one_trial_was_kept_one_dropped_and_one_goes_on() -> None:
    assert sorted(Trial.objects.values_list("outcome", flat=True)) == ["", "dropped", "kept"]


def test_decisions_were_looked_at_and_some_are_to_be_today() -> None:
    assert Decision.objects.count() >= 40
    assert set(Decision.objects.values_list("verdict", flat=True)) == {"", "yes", "partly", "no"}
    for key in ("member", "lead"):
        assert Decision.objects.to_look_at().filter(owner=player(key)).exists()


def test_promises_are_counted_in_pools_of_eight_and_more() -> None:
    assert Commitment.objects.count() >= 60
    assert set(Commitment.objects.values_list("state", flat=True)) == set(Commitment.State)
    week = Commitment.objects.open().filter(owner=player("member"), due_on__lte=today() + timedelta(days=7))
    assert week.exists()
    assert CommitmentPool.objects.filter(cycle=2, priority__isnull=False).exists()
    assert SayDoPool.objects.count() >= 2


def test_it_is_known_who_may_decide_what() -> None:
    assert Remit.objects.count() >= 12
    assert RemitAnswer.objects.filter(agrees=False).count() == 1
    assert sorted(DecisionRequest.objects.values_list("state", flat=True)) == ["open", "settled"]
    found = page_for("member", reverse("may_i", query={"q": "order parts for doors"}))
    assert "Order parts for doors and seats" in found


def test_units_looked_back_and_what_they_agreed_on_became_something() -> None:
    assert Retrospective.objects.filter(phase="closed").count() == 3
    agreed = Idea.objects.filter(is_agreed=True)
    assert {idea.kind for idea in agreed} == set(Idea.Kind)
    assert not agreed.filter(outcome=None).exists()


def test_stories_of_people_show_and_one_waits_for_the_member() -> None:
    assert Recognition.objects.shown().count() == 6
    assert Recognised.objects.filter(person=player("member"), answer="waiting").exists()


def test_the_member_alone_reads_her_journal_but_for_what_she_showed() -> None:
    assert Reflection.objects.of(player("member")).count() == 3
    assert "Ruben is nervous" in page_for("member", reverse("journal"))
    shown = page_for("lead", reverse("shown_entries"))
    assert "Fenna Hoekstra" in shown
    assert "nervous" not in shown


def test_the_first_cycle_was_reviewed_by_units_and_for_all(demo: Loaded) -> None:
    reviews = CycleReview.objects.filter(cycle=1, shared_at__isnull=False)
    assert reviews.filter(unit=None).count() == 1
    assert reviews.exclude(unit=None).count() >= 5
    assert all(review.shared_at.date() < today() - timedelta(days=30) for review in reviews)
    figures = reviews.get(unit=None).page["figures"]
    assert figures["kept"] < figures["promised"]
    assert figures["units"] == demo.units
    assert "is at its end" not in page_for(
        "sponsor", reverse("programme_reviews", args=[Programme.objects.get().pk])
    )
