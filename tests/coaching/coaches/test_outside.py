"""Coaches from outside: brought in, limited to what they need, and out again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import Cast, SignIn
from coach_introductions import ASKING
from django.core.exceptions import ValidationError
from django.utils import timezone, translation
from django.utils.translation import gettext
from engagements import engage, make_coach

from inhabit.access.models import Appointment, Delivery, Guest
from inhabit.coaching.coaches.actions.deciding import approve_coach, end_coach, read_safeguarding
from inhabit.coaching.coaches.actions.introducing import introduce_coach
from inhabit.coaching.coaches.actions.outside import bring_in_coach
from inhabit.coaching.models import Coach, Engagement

DAY = timedelta(days=1)
SENT = {
    "name": "Olga Outside",
    "email": "Olga@Elsewhere.example",
    "until": (timezone.now() + 90 * DAY).date().isoformat(),
    "language": "de",
    "time_zone": "Europe/Warsaw",
    "rate": "200",
    "currency": "EUR",
}


def from_outside(cast: Cast) -> Coach:
    """Return a coach from outside in service."""
    until = timezone.localdate() + 90 * DAY
    coach = bring_in_coach(name="Olga Outside", email="olga@elsewhere.example", until=until, by=cast.steward)
    introduce_coach(person=coach.person, said=ASKING, edits=0, by=coach.person)
    read_safeguarding(coach=coach)
    approve_coach(coach=coach, by=cast.steward)
    return Coach.objects.select_related("person").get(pk=coach.pk)


def test_the_programme_team_brings_somebody_in(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.steward).post("/coaching/team/coaches/new/", SENT)
    coach = Coach.objects.get()
    assert response["Location"] == f"/coaching/team/coaches/{coach.pk}/"
    assert (coach.state, coach.is_external) == (Coach.State.APPLIED, True)
    assert (coach.person.email, coach.person.time_zone) == ("olga@elsewhere.example", "Europe/Warsaw")
    assert Delivery.objects.get().address == "olga@elsewhere.example"
    assert Guest.objects.staying().get().let_in_by == cast.steward
    page = sign_in(coach.person).get("/coaching/as-coach/").content.decode()
    with translation.override(coach.person.language):
        assert gettext("Say who you are") in page


def test_an_address_that_is_known_is_refused(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.steward).post("/coaching/team/coaches/new/", SENT | {"email": cast.member.email})
    assert response.status_code == 422
    assert not Coach.objects.exists()


def test_they_coach_without_a_role_and_in_no_directory(cast: Cast, sign_in: SignIn) -> None:
    coach = from_outside(cast)
    assert coach.may_be_suggested
    assert not Appointment.objects.filter(person=coach.person).exists()
    assert "Olga" not in sign_in(cast.member).get("/people/?q=olg").content.decode()
    assert "Olga Outside" in sign_in(cast.member).get("/coaching/coaches/").content.decode()


def test_they_see_coaching_by_relation_and_no_list_of_people(cast: Cast, sign_in: SignIn) -> None:
    coach = from_outside(cast)
    mine, others = engage(cast.member, coach), engage(cast.colleague, make_coach(cast.coach))
    client = sign_in(coach.person)
    assert "Mia Member" in client.get("/coaching/as-coach/").content.decode()
    assert client.get(f"/coaching/{mine.pk}/agreement/").status_code in {200, 404}
    for address in (
        "/coaching/coaches/",
        "/people/",
        f"/people/{cast.member.pk}/",
        "/search/?q=mia",
        "/map/",
    ):
        assert client.get(address).status_code == 403, address
    assert "Colin" not in client.get("/coaching/as-coach/").content.decode()
    assert not Engagement.objects.of(coach.person).filter(pk=others.pk).exists()
    assert "Mia Member" not in client.get("/coaching/as-coach/conflicts/?q=mia").content.decode()


@pytest.mark.parametrize("is_over", [False, True])
def test_when_their_stay_is_over_nobody_can_book_them(is_over: bool, cast: Cast) -> None:
    coach = from_outside(cast)
    if is_over:
        Guest.objects.update(until=timezone.localdate() - DAY)
    assert coach.may_be_booked is not is_over
    assert Coach.objects.may_be_booked().exists() is not is_over


def test_ended_they_are_out_with_their_next_request(cast: Cast, sign_in: SignIn) -> None:
    coach = from_outside(cast)
    engagement = engage(cast.member, coach)
    client = sign_in(coach.person)
    end_coach(coach=coach, by=cast.steward)
    assert client.get("/coaching/as-coach/").status_code == 403
    engagement.refresh_from_db()
    assert engagement.state == Engagement.State.ENDED
    assert engagement.ended_by is None


def test_a_stay_that_has_run_out_can_be_taken_up_again(cast: Cast, sign_in: SignIn) -> None:
    coach = from_outside(cast)
    Guest.objects.update(until=timezone.localdate() - DAY)
    until = (timezone.localdate() + 10 * DAY).isoformat()
    sign_in(cast.steward).post(f"/coaching/team/coaches/{coach.pk}/stay/", {"until": until})
    assert Coach.objects.get().may_be_booked


def test_whoever_works_here_is_given_no_stay(cast: Cast, sign_in: SignIn) -> None:
    coach = make_coach(cast.coach)
    until = (timezone.localdate() + 10 * DAY).isoformat()
    sign_in(cast.steward).post(f"/coaching/team/coaches/{coach.pk}/stay/", {"until": until})
    assert not Guest.objects.exists()
    with pytest.raises(ValidationError):
        bring_in_coach(name="M", email=cast.member.email, until=timezone.localdate() + DAY, by=cast.steward)
