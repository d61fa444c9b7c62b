"""Saying what one needs, in a form that keeps it to oneself."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from django.db import connection
from django.urls import reverse
from engagements import agreed
from searches import look, make_coaches, offer_to_payroll, suggested

from inhabit.coaching.matching.choosing import change_coach, choose_coach
from inhabit.coaching.matching.enquiring import say_needs
from inhabit.coaching.matching.needs import Needs, needs_from_text
from inhabit.coaching.matching.selectors import words_for_coach
from inhabit.coaching.models import Coach, Enquiry, Match
from inhabit.people.own_data import own_data

pytestmark = pytest.mark.django_db
GIVEN = {"language": "en", "format": "one_to_one", "topics": ["hard_talks"], "words": "My silver canary"}


def enquiry_of(cast: Cast) -> Enquiry:
    return Enquiry.objects.create(person=cast.member)


def test_it_leads_to_three_coaches_with_reasons(cast: Cast, sign_in: SignIn) -> None:
    make_coaches(cast, 4)
    enquiry = enquiry_of(cast)
    response = sign_in(cast.member).post(reverse("coaching_needs", args=[enquiry.pk]), GIVEN, follow=True)
    page = response.content.decode()
    assert "3 coaches for you to choose from" in page
    assert "Works on what you named: Hard conversations." in page
    assert "Speaks English." in page


def test_the_words_are_sealed_and_in_ones_own_file(cast: Cast, sign_in: SignIn) -> None:
    make_coaches(cast, 1)
    enquiry = enquiry_of(cast)
    sign_in(cast.member).post(reverse("coaching_needs", args=[enquiry.pk]), GIVEN)
    with connection.cursor() as cursor:
        cursor.execute("SELECT needs FROM coaching_enquiry")
        assert "canary" not in cursor.fetchone()[0]
    assert "canary" in str(own_data(cast.member)["searches_for_a_coach"])


def test_more_than_three_topics_are_too_many_and_nothing_is_lost(cast: Cast, sign_in: SignIn) -> None:
    make_coaches(cast, 1)
    enquiry = enquiry_of(cast)
    many = GIVEN | {"topics": ["hard_talks", "telling", "safety", "energy"]}
    response = sign_in(cast.member).post(reverse("coaching_needs", args=[enquiry.pk]), many)
    assert response.status_code == 422
    assert "Choose 3 at most." in response.content.decode()
    assert "My silver canary" in response.content.decode()


def test_whom_one_rules_out_is_not_suggested(cast: Cast, sign_in: SignIn) -> None:
    first, second = make_coaches(cast, 2)
    enquiry = enquiry_of(cast)
    sign_in(cast.member).post(reverse("coaching_needs", args=[enquiry.pk]), GIVEN | {"never": [first.pk]})
    assert [match.coach for match in suggested(enquiry)] == [second]


def test_searching_for_somebody_to_rule_out_keeps_what_was_typed(cast: Cast, sign_in: SignIn) -> None:
    make_coaches(cast, 15)
    enquiry = enquiry_of(cast)
    sent = GIVEN | {"never_words": "coach 14", "find": "never"}
    page = sign_in(cast.member).post(reverse("coaching_needs", args=[enquiry.pk]), sent).content.decode()
    assert "My silver canary" in page
    assert "Coach 14" in page
    assert "Coach 13" not in page
    assert not Match.objects.exists()


def test_other_needs_are_thought_over_again(cast: Cast) -> None:
    make_coaches(cast, 1, topics=["energy"])
    make_coaches(cast, 3, topics=["telling"])
    enquiry = look(cast.member, topics=("energy",))
    assert suggested(enquiry)[0].coach.topics == ["energy"]
    say_needs(enquiry=enquiry, needs=Needs(topics=("telling",), languages=("en",)), by=cast.member)
    assert suggested(enquiry)[0].coach.topics == ["telling"]


def test_the_chosen_coach_reads_the_words_only_with_the_tick(cast: Cast) -> None:
    make_coaches(cast, 2)
    private = look(cast.member, words="Mine")
    shown = look(cast.colleague, offer_to_payroll(cast), words="For both", shows_words=True)
    kept = choose_coach(match=suggested(private)[0], by=cast.member)
    told = choose_coach(match=suggested(shown)[0], by=cast.colleague)
    assert words_for_coach(kept) == ""
    assert words_for_coach(told) == "For both"
    change_coach(enquiry=shown, by=cast.colleague)
    told.refresh_from_db()
    assert words_for_coach(told) == ""


def test_once_agreed_they_stand_in_the_preparation(cast: Cast, sign_in: SignIn) -> None:
    make_coaches(cast, 1)
    enquiry = look(cast.member, words="My silver canary", shows_words=True)
    engagement = choose_coach(match=suggested(enquiry)[0], by=cast.member)
    client, address = sign_in(engagement.coach.person), reverse("engagement_brief", args=[engagement.pk])
    assert client.get(address).status_code == 404
    agreed(engagement)
    assert "My silver canary" in client.get(address).content.decode()


def test_giving_it_up_deletes_what_was_written(cast: Cast, sign_in: SignIn) -> None:
    make_coaches(cast, 1)
    enquiry = look(cast.member, words="Mine")
    sign_in(cast.member).post(reverse("enquiry_withdrawal", args=[enquiry.pk]))
    enquiry.refresh_from_db()
    assert enquiry.state == Enquiry.State.WITHDRAWN
    assert needs_from_text(enquiry.needs).words == ""
    assert Coach.objects.get().matches.count() == 0
