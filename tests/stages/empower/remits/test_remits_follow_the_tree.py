"""Leads change, people move and units are dissolved: nothing is lost, and what holds asks for a new word."""

from __future__ import annotations

from cast import Cast, SignIn, days_ago
from django.urls import reverse
from programmes import Story
from remits import REFUND, agreed_remit, proposed_remit

from inhabit.people.models import Person, Placement, Unit, UnitLine
from inhabit.people.tree import refresh_tree
from inhabit.programme.models import Stage, UnitStage
from inhabit.programme.steps import steps_from
from inhabit.stages.empower.remits.models import Remit
from inhabit.stages.empower.remits.requests.actions import ask_to_settle
from inhabit.stages.empower.remits.requests.models import DecisionRequest
from inhabit.stages.empower.remits.steps import SOURCES


def lead_becomes(unit: Unit, lead: Person | None) -> None:
    UnitLine.objects.filter(unit=unit).update(lead=lead)
    refresh_tree()


def dissolve(unit: Unit) -> None:
    UnitLine.objects.filter(unit=unit).update(ends_on=days_ago(1))
    refresh_tree()


def titles_for(person: Person) -> list[str]:
    fresh = Person.objects.get(pk=person.pk)
    return [step.title for step in steps_from(SOURCES, fresh)]


def test_a_new_lead_is_asked_to_agree_anew_and_it_holds_meanwhile(cast: Cast, sign_in: SignIn) -> None:
    remit = agreed_remit(cast)
    lead_becomes(cast.payroll, cast.colleague)
    assert titles_for(cast.colleague) == ["Agree anew on what is theirs to decide in Payroll"]
    shown = sign_in(cast.member).get(reverse("remit", args=[remit.pk])).text
    assert REFUND in shown
    assert "One side is new since this was agreed." in shown
    sign_in(cast.colleague).post(reverse("remit_again", args=[remit.pk]))
    assert titles_for(cast.member) == ["Read what is yours to decide in Payroll"]


def test_whoever_led_before_gives_it_no_more(cast: Cast, sign_in: SignIn) -> None:
    remit = agreed_remit(cast)
    lead_becomes(cast.payroll, cast.colleague)
    assert sign_in(cast.lead).get(reverse("remit_draft", args=[remit.pk])).status_code == 403


def test_a_leads_list_is_given_by_the_next_lead_above(cast: Cast) -> None:
    remit = agreed_remit(cast, "lead")
    lead_becomes(cast.services, None)
    remit.refresh_from_db()
    assert remit.given_in == cast.board
    assert titles_for(cast.ceo) == ["Agree anew on what is theirs to decide in Payroll"]


def test_a_new_lead_has_not_agreed_to_what_is_theirs(cast: Cast) -> None:
    remit = agreed_remit(cast, "lead")
    refresh_tree()
    remit.refresh_from_db()
    assert remit.anew_since is None
    lead_becomes(cast.payroll, cast.colleague)
    assert titles_for(cast.director) == ["Agree anew on what is theirs to decide in Payroll"]


def test_in_a_dissolved_unit_it_stays_readable_and_is_not_found_any_more(cast: Cast, sign_in: SignIn) -> None:
    agreed_remit(cast)
    dissolve(cast.payroll)
    shown = sign_in(cast.member).get(reverse("unit_remits", args=[cast.payroll.pk])).text
    assert REFUND in shown
    assert "This unit has been dissolved" in shown
    assert REFUND not in sign_in(cast.member).get(reverse("may_i", query={"q": "money back"})).text


def test_what_was_agreed_with_somebody_who_moved_asks_for_a_word(cast: Cast) -> None:
    remit = agreed_remit(cast, "person", cast.member)
    Placement.objects.filter(person=cast.member).update(unit=cast.finance)
    refresh_tree()
    remit.refresh_from_db()
    assert remit.anew_since is not None


def test_a_request_waits_with_the_next_lead_and_joins_the_same_there(cast: Cast) -> None:
    ask_to_settle(unit=cast.payroll, decision="Order paper", by=cast.member)
    ask_to_settle(unit=cast.payroll, decision="Order paper", by=cast.lead)
    lead_becomes(cast.payroll, None)
    asked = DecisionRequest.objects.get()
    assert asked.unit == cast.services
    assert {asker.person for asker in asked.askers.all()} == {cast.member, cast.lead}


def test_twice_is_once_and_without_a_change_nothing_asks(cast: Cast) -> None:
    agreed_remit(cast)
    refresh_tree()
    assert not Remit.objects.filter(anew_since__isnull=False).exists()


def test_each_cycle_asks_once_whether_it_is_still_right(cast: Cast, story: Story, sign_in: SignIn) -> None:
    remit = agreed_remit(cast)
    UnitStage.objects.filter(unit=cast.payroll).update(stage=Stage.EMPOWER, cycle=2)
    assert titles_for(cast.lead) == ["Is what is theirs to decide in Payroll still right?"]
    for _press in range(2):
        sign_in(cast.lead).post(reverse("remit_review", args=[remit.pk]))
    assert titles_for(cast.lead) == []
    assert remit.reviews.count() == 1


def test_the_steps_on_home_in_their_turn(cast: Cast, story: Story, sign_in: SignIn) -> None:
    assert titles_for(cast.lead) == []  # not in this stage yet
    UnitStage.objects.filter(unit=cast.payroll).update(stage=Stage.EMPOWER)
    assert titles_for(cast.lead) == ["What may your people decide in Payroll without asking you?"]
    version = proposed_remit(cast)
    assert titles_for(cast.lead) == []
    assert titles_for(cast.member) == ["Read what is yours to decide in Payroll"]
    sign_in(cast.member).post(reverse("remit_agreement", args=[version.remit_id]), {"version": version.pk})
    assert titles_for(cast.member) == []
    assert titles_for(cast.lead) == ["Say that what is theirs to decide in Payroll holds"]
