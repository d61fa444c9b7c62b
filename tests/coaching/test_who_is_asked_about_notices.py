"""Whom the kinds of notices reach: nobody is asked about what cannot come to them."""

from __future__ import annotations

import pytest
from cast import Cast, make_guest
from engagements import engage, make_coach

from inhabit.notify.kinds import kinds_that_reach
from inhabit.people.models import Person

pytestmark = pytest.mark.django_db

# What can come to anybody who works here: somebody offers it.
FIRST = {"coaching.offered", "coaching.group_invited"}


def keys_for(person: Person) -> set[str]:
    fresh = Person.objects.get(pk=person.pk)
    return {kind.key for kind in kinds_that_reach(fresh)}


def of_coaching(person: Person) -> set[str]:
    return {key for key in keys_for(person) if key.startswith("coaching.")}


def test_who_has_no_coaching_is_asked_about_offers_alone(cast: Cast) -> None:
    assert of_coaching(cast.member) == FIRST


def test_who_is_coached_is_asked_about_their_side(cast: Cast) -> None:
    engage(cast.member, make_coach(cast.coach))
    mine = of_coaching(cast.member)
    assert {"coaching.session_booked", "coaching.agreement_waits", "coaching.guide_suggested"} <= mine
    assert not mine & {"coaching.feedback", "coaching.session_objected", "coaching.coach_applied"}


def test_a_coach_is_asked_about_the_other(cast: Cast) -> None:
    make_coach(cast.coach)
    mine = of_coaching(cast.coach)
    assert {"coaching.session_booked", "coaching.feedback", "coaching.session_left_open"} <= mine
    assert not mine & {"coaching.session_missed", "coaching.suggestions", "coaching.slot_free"}


def test_whom_an_agreement_names_for_the_organisation_is_asked_about_agreements(cast: Cast) -> None:
    engage(cast.member, make_coach(cast.coach), party=cast.sponsor)
    assert of_coaching(cast.sponsor) - FIRST == {
        "coaching.agreement_waits",
        "coaching.agreed",
        "coaching.has_ended",
    }


def test_a_guest_is_asked_about_coaching_and_what_is_shown_to_a_coach_alone(cast: Cast) -> None:
    guest = make_guest("Greta Guest")
    make_coach(guest, is_external=True)
    shown = {"reflect.entry_shown"}  # by whoever they coach
    assert keys_for(guest) == of_coaching(guest) | shown
    assert "coaching.session_booked" in keys_for(guest)
    assert "coaching.offered" not in keys_for(guest)
