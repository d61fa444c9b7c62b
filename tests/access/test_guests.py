"""Guests: from outside, let in for a while, and out again with their next request."""

from datetime import timedelta

import pytest
from cast import Cast, SignIn, appoint, make_account, make_guest, make_person
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from inhabit.access.actions import (
    accept_invitation,
    appoint_person,
    change_stay,
    end_stay,
    invite_by_mail,
    let_in_guest,
)
from inhabit.access.models import Guest, Role, is_guest
from inhabit.audit.models import Event
from inhabit.people.models import Person

TOMORROW = timedelta(days=1)


def test_a_guest_accepts_an_invitation_and_comes_in(cast: Cast) -> None:
    guest = make_person("Greta Guest")
    with pytest.raises(ValidationError):
        invite_by_mail(person=guest, by=cast.steward)
    let_in_guest(person=guest, until=timezone.localdate() + TOMORROW, by=cast.steward)
    account = accept_invitation(
        invitation=invite_by_mail(person=guest, by=cast.steward), password="long and winding road"
    )
    client = Client()
    assert client.login(username=account.username, password="long and winding road")
    assert client.get("/me/").status_code == 200


def test_home_of_a_guest_is_their_coaching(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(make_guest("Greta Guest")).get("/")
    assert (response.status_code, response["Location"]) == (302, "/coaching/")


def test_what_is_not_open_says_what_is(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(make_guest("Greta Guest")).get("/people/")
    assert response.status_code == 403
    words = response.content.decode()
    assert "This isn’t open to guests" in words
    assert 'href="/strategy/"' in words
    assert 'href="/notices/"' in words
    assert 'href="/questions/"' not in words
    assert 'href="/people/"' not in words


@pytest.mark.parametrize("how", ["ended", "run out"])
def test_the_end_of_a_stay_ends_access_with_the_next_request(how: str, cast: Cast, sign_in: SignIn) -> None:
    guest = make_guest("Greta Guest")
    client = sign_in(guest)
    assert client.get("/strategy/").status_code == 200
    if how == "ended":
        end_stay(guest=guest.stays.get(), by=cast.steward)
    else:
        Guest.objects.update(until=timezone.localdate() - TOMORROW)
    assert client.get("/strategy/").status_code == 403
    assert client.get("/strategy/")["Location"].startswith("/account/login/")


def test_after_the_stay_the_right_password_does_not_open(cast: Cast) -> None:
    guest = make_guest("Greta Guest")
    make_account(guest)
    end_stay(guest=guest.stays.get(), by=cast.steward)
    sent = {"login": guest.email, "password": "correct horse battery"}
    response = Client().post("/account/login/", sent)
    assert response["Location"] == "/account/inactive/"


def test_a_guest_is_in_no_directory_and_no_search(cast: Cast, sign_in: SignIn) -> None:
    make_guest("Greta Guest")
    client = sign_in(cast.steward)
    assert "Greta" not in client.get("/people/?q=greta").content.decode()
    assert "Greta" not in client.get("/search/?q=greta").content.decode().replace('value="greta"', "")
    assert "Greta Guest" not in client.get("/roles/?q=greta").content.decode()


def test_who_once_held_a_role_does_not_hold_it_as_a_guest(cast: Cast, sign_in: SignIn) -> None:
    former = make_guest("Fred Former")
    appoint(former, Role.STEWARD, cast.board)
    assert sign_in(former).get("/roles/").status_code == 403


def test_a_guest_is_given_no_role(cast: Cast) -> None:
    with pytest.raises(ValidationError):
        appoint_person(person=make_guest("G"), role=Role.STEWARD, unit=cast.board, by=cast.steward)


def test_whoever_works_here_is_no_guest(cast: Cast, sign_in: SignIn) -> None:
    with pytest.raises(ValidationError):
        let_in_guest(person=cast.member, until=timezone.localdate(), by=cast.steward)
    Guest.objects.create(person=cast.member, until=timezone.localdate())  # a stay from before
    assert not is_guest(Person.objects.get(pk=cast.member.pk))
    assert sign_in(cast.member).get("/people/").status_code == 200


def test_a_day_that_has_passed_is_refused(cast: Cast) -> None:
    guest = make_guest("Greta Guest").stays.get()
    with pytest.raises(ValidationError):
        change_stay(guest=guest, until=timezone.localdate() - TOMORROW, by=cast.steward)


def test_the_trail_has_each_change_once(cast: Cast) -> None:
    person, day = make_person("Greta Guest"), timezone.localdate() + TOMORROW
    guest = let_in_guest(person=person, until=day, by=cast.steward)
    let_in_guest(person=person, until=day, by=cast.steward)
    change_stay(guest=guest, until=day + TOMORROW, by=cast.steward)
    end_stay(guest=guest, by=cast.steward)
    end_stay(guest=guest, by=cast.steward)
    verbs = Event.objects.filter(verb__startswith="guest").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["guest.let_in", "guest.stay_changed", "guest.ended"]
