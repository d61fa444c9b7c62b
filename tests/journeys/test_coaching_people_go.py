"""Somebody leaves in the middle of a coaching, or changes sides: the others find a way on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from booking_days import works
from cast import Cast, SignIn, days_ago
from django.urls import reverse
from mid_cycle import from_today
from reading import Reader, reader
from searches import look, make_coaches, offer_to_payroll, suggested

from inhabit.audit.models import Event
from inhabit.coaching.agreements.tasks import care_for_coachings_of_the_day
from inhabit.coaching.models import Coach, Engagement, Session
from inhabit.people.models import Person, today


def a_coaching(cast: Cast, sign_in: SignIn, *, is_offered: bool = True) -> Engagement:
    """Let ``member`` choose one of four coaches, all agree, and three sessions be booked."""
    for coach in make_coaches(cast, 4):
        works(coach)
    enquiry = look(cast.member, offer_to_payroll(cast) if is_offered else None)
    first = suggested(enquiry)[0]
    member = reader(sign_in, cast.member).visit(reverse("suggestions", args=[enquiry.pk]))
    member.send(f"Choose {first.coach}")
    engagement = Engagement.objects.get()
    agreement = reverse("agreement", args=[engagement.pk])
    sides = [cast.member, engagement.coach.person, *([cast.director] if is_offered else [])]
    for person in sides:
        reader(sign_in, person).visit(agreement).send("I agree to this")
    booking = member.visit(reverse("engagement_sessions", args=[engagement.pk])).follow("Several at once")
    slot = next(address for _words, address in booking.page.links if address.startswith("?at="))
    address = reverse("session_series", args=[engagement.pk])
    member.visit(f"{address}{slot}&every=1&number=3").send("Book these").reads("3 sessions are booked")
    engagement.refresh_from_db()
    return engagement


def goes(person: Person) -> None:
    """Let ``person`` have left, and the nights after have passed."""
    person.placements.update(ends_on=days_ago(30))
    care_for_coachings_of_the_day.call()


def another_coach(member: Reader, engagement: Engagement) -> Reader:
    """Come from the notice to other suggestions."""
    member.visit("/notices/").follow("A coaching of yours has ended").follow("Look for another coach")
    return member.reads("You can look for another coach").send("Look for another coach")


def test_the_coach_leaves_and_one_finds_another_at_no_cost(cast: Cast, sign_in: SignIn) -> None:
    engagement = a_coaching(cast, sign_in)
    goes(engagement.coach.person)
    assert not Session.objects.booked().exists()
    member = another_coach(reader(sign_in, cast.member), engagement)
    member.reads("3 coaches for you to choose from").does_not_read(str(engagement.coach))
    choices = [label for form in member.page.forms for label in form.buttons if label.startswith("Choose ")]
    member.send(choices[0]).follow("Change to another coach").reads("It doesn’t count as your one change")
    member.send("Take it back and choose again").reads("for you to choose from")


def test_whoever_is_coached_leaves_and_nothing_is_left_to_do(cast: Cast, sign_in: SignIn) -> None:
    engagement = a_coaching(cast, sign_in)
    goes(cast.member)
    coach = reader(sign_in, engagement.coach.person)
    coach.visit("/notices/").reads("A coaching of yours has ended. Sessions to come are cancelled.")
    coach.visit("/").does_not_read("Mia Member")
    coach.visit(reverse("engagement_sessions", args=[engagement.pk])).reads("Nothing is booked.")
    assert sign_in(cast.member).get(reverse("agreement", args=[engagement.pk])).status_code == 403


def test_one_changes_the_coach_once_from_the_agreement(cast: Cast, sign_in: SignIn) -> None:
    engagement = a_coaching(cast, sign_in)
    member = reader(sign_in, cast.member).visit(reverse("agreement", args=[engagement.pk]))
    member.follow("Change to another coach").follow("Change to another coach").send("Change coach")
    member.reads("3 coaches for you to choose from").does_not_read(f"Choose {engagement.coach}")
    coach = reader(sign_in, engagement.coach.person).visit("/notices/")
    coach.reads("A coaching of yours has ended.").does_not_read("Mia Member", "another coach")
    assert not Session.objects.booked().exists()


def test_the_party_leaves_and_the_two_go_on(cast: Cast, sign_in: SignIn) -> None:
    engagement = a_coaching(cast, sign_in)
    goes(cast.director)
    engagement.refresh_from_db()
    assert (engagement.party, engagement.is_going_on) == (None, True)
    sessions = reverse("engagement_sessions", args=[engagement.pk])
    reader(sign_in, cast.member).visit(sessions).reads("To come", "3 of 6 sessions are left to book")


@pytest.mark.parametrize("pauses", [True, False])
def test_a_coach_who_pauses_keeps_whom_they_coach(cast: Cast, sign_in: SignIn, pauses: bool) -> None:
    engagement = a_coaching(cast, sign_in)
    Coach.objects.update(state=Coach.State.PAUSED if pauses else Coach.State.APPROVED)
    care_for_coachings_of_the_day.call()
    engagement.refresh_from_db()
    assert engagement.is_going_on
    assert Session.objects.booked().count() == 3


def test_what_one_asked_for_by_oneself_nobody_else_learns_of(cast: Cast, sign_in: SignIn) -> None:
    before = Event.objects.count()
    engagement = a_coaching(cast, sign_in, is_offered=False)
    words = ("Mia Member", str(engagement.coach))
    for person in (cast.lead, cast.director, cast.ceo, cast.steward, cast.sponsor, cast.privacy_officer):
        client = reader(sign_in, person)
        client.visit("/notices/").does_not_read(*words)
        client.visit("/coaching/").does_not_read(*words)
        for name in ("agreement", "engagement_sessions", "engagement_goals", "engagement_end"):
            client.visit(reverse(name, args=[engagement.pk]), status=404)
    steward = reader(sign_in, cast.steward)
    for name in ("cohorts", "practice", "coaching_groups"):
        steward.visit(reverse(name)).does_not_read("Mia Member")
    goes(engagement.coach.person)
    assert Event.objects.count() == before


def test_a_coach_who_comes_to_lead_somebody_cannot_go_on(cast: Cast, sign_in: SignIn) -> None:
    engagement = a_coaching(cast, sign_in)
    from_today(cast.payroll, lead=engagement.coach.person)
    care_for_coachings_of_the_day.call()
    engagement.refresh_from_db()
    assert engagement.is_going_on  # a line in a file can be wrong: a week to put it right
    engagement.participants.update(in_line_since=today() - timedelta(days=7))
    care_for_coachings_of_the_day.call()
    engagement.refresh_from_db()
    assert engagement.state == Engagement.State.ENDED
    another_coach(reader(sign_in, cast.member), engagement).does_not_read(f"Choose {engagement.coach}")
