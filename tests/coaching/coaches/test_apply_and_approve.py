"""From "I would like to coach" to coaching, and out again."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from coach_introductions import ASKING, FORM, applied
from django.core.exceptions import ValidationError

from inhabit.access.actions import end_appointment
from inhabit.access.models import Appointment, Role
from inhabit.audit.models import Event
from inhabit.coaching.coaches.actions.deciding import (
    approve_coach,
    decline_coach,
    end_coach,
    pause_coach,
    read_safeguarding,
)
from inhabit.coaching.coaches.actions.introducing import introduce_coach
from inhabit.coaching.models import Coach
from inhabit.notify.models import Notice


def test_somebody_applies_reads_and_is_approved(cast: Cast, sign_in: SignIn) -> None:
    member, steward = sign_in(cast.member), sign_in(cast.steward)
    assert member.post("/coaching/as-coach/introduction/", FORM)["Location"] == "/coaching/as-coach/"
    coach = Coach.objects.get(person=cast.member)
    assert Notice.objects.filter(person=cast.steward, kind="coaching.coach_applied").count() == 1
    steward.post(f"/coaching/team/coaches/{coach.pk}/approval/")
    coach.refresh_from_db()
    assert coach.state == Coach.State.APPLIED, "they have not read how people are kept from harm"
    member.post("/coaching/safeguarding/")
    steward.post(f"/coaching/team/coaches/{coach.pk}/approval/")
    coach.refresh_from_db()
    assert coach.state == Coach.State.APPROVED
    assert coach.approved_by == cast.steward
    assert Appointment.objects.current().filter(person=cast.member, role=Role.COACH).count() == 1
    assert Notice.objects.filter(person=cast.member, kind="coaching.coach_approved").count() == 1
    assert "I mostly ask." in sign_in(cast.outsider).get("/coaching/coaches/").content.decode()


def test_until_then_only_the_programme_team_reads_it(cast: Cast, sign_in: SignIn) -> None:
    coach = applied(cast.member)
    assert sign_in(cast.outsider).get(f"/coaching/coaches/{coach.pk}/").status_code == 404
    assert sign_in(cast.lead).get(f"/coaching/coaches/{coach.pk}/").status_code == 404
    assert "Mia Member" not in sign_in(cast.outsider).get("/coaching/coaches/").content.decode()
    assert sign_in(cast.steward).get(f"/coaching/coaches/{coach.pk}/").status_code == 200


def test_a_no_comes_with_a_word_which_the_applicant_reads(cast: Cast, sign_in: SignIn) -> None:
    coach = applied(cast.member)
    steward = sign_in(cast.steward)
    assert steward.post(f"/coaching/team/coaches/{coach.pk}/refusal/", {"word": ""}).status_code == 422
    steward.post(f"/coaching/team/coaches/{coach.pk}/refusal/", {"word": "Begin with the course in May."})
    assert "Begin with the course in May." in sign_in(cast.member).get("/coaching/as-coach/").content.decode()
    with pytest.raises(ValidationError):
        decline_coach(coach=coach, word="Again", by=cast.steward)


def test_whoever_was_declined_applies_anew(cast: Cast) -> None:
    coach = applied(cast.member)
    decline_coach(coach=coach, word="Not yet.", by=cast.steward)
    coach.refresh_from_db()
    introduce_coach(person=cast.member, said=ASKING, edits=coach.edits, by=cast.member)
    coach.refresh_from_db()
    assert (coach.state, coach.word) == (Coach.State.APPLIED, "")


def test_who_had_the_role_before_coaches_once_introduced_and_read(cast: Cast) -> None:
    coach = applied(cast.coach)
    read_safeguarding(coach=coach)
    coach.refresh_from_db()
    assert coach.may_be_suggested
    assert Appointment.objects.current().filter(person=cast.coach).count() == 1


def test_ending_the_role_ends_coaching_and_the_other_way_round(cast: Cast) -> None:
    first, second = applied(cast.coach), applied(cast.member)
    for coach in (first, second):
        read_safeguarding(coach=coach)
    approve_coach(coach=second, by=cast.steward)
    end_appointment(appointment=cast.coach.appointments.get(), by=cast.steward)
    end_coach(coach=second, by=cast.steward)
    end_coach(coach=second, by=cast.steward)
    assert set(Coach.objects.values_list("state", flat=True)) == {Coach.State.ENDED}
    assert not Appointment.objects.current().filter(role=Role.COACH).exists()
    assert Event.objects.filter(verb="coach.ended").count() == 2


def test_whoever_pauses_takes_nobody_new_but_can_be_booked(cast: Cast, sign_in: SignIn) -> None:
    coach = applied(cast.coach)
    read_safeguarding(coach=coach)
    sign_in(cast.coach).post("/coaching/as-coach/pause/")
    pause_coach(coach=coach, by=cast.steward)
    coach = Coach.objects.get(pk=coach.pk)
    assert (coach.may_be_booked, coach.may_be_suggested) == (True, False)
    assert not Coach.objects.may_be_suggested().exists()
    sign_in(cast.coach).post("/coaching/as-coach/return/")
    assert Coach.objects.may_be_suggested().get() == coach
    assert Event.objects.filter(verb="coach.paused").count() == 1
