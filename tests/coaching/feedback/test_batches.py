"""What five have said reaches the coach poured together, and nothing leads back to anybody."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from coaching_feedback import coached, held, say
from django.db import connection
from django.urls import reverse
from engagements import engage, make_coach
from queries import assert_max_queries

from inhabit.coaching.feedback.actions import release_alliances
from inhabit.coaching.feedback.asking import sessions_to_ask_about
from inhabit.coaching.models import (
    AllianceBatch,
    AllianceSum,
    AllianceVoice,
    AllianceWish,
    Coach,
    WaitingAlliance,
)
from inhabit.notify.models import Notice
from inhabit.people.models import Person

ROUNDS = 40


@pytest.fixture
def coach(cast: Cast) -> Coach:
    return make_coach(cast.coach, capacity=50)


@pytest.fixture
def five(cast: Cast, coach: Coach) -> list[Person]:
    """Five people who have said, in this order, what they would like more of."""
    people = []
    for number in range(5):
        person, session = coached(cast, coach, f"Person {number}")
        say(session, person, points=number + 1, wish=f"Wish {number}")
        people.append(person)
    return people


def test_four_show_nothing_and_five_do(cast: Cast, sign_in: SignIn, coach: Coach) -> None:
    for number in range(4):
        person, session = coached(cast, coach, f"Person {number}")
        say(session, person, wish=f"Wish {number}")
    release_alliances()
    empty = sign_in(cast.coach).get(reverse("coach_feedback")).text
    assert "It takes five people" in empty
    assert "Wish" not in empty
    person, session = coached(cast, coach, "Person 5")
    say(session, person, points=2, wish="Wish 5")
    assert "Wish" not in sign_in(cast.coach).get(reverse("coach_feedback")).text
    release_alliances()
    page = assert_max_queries(sign_in(cast.coach), reverse("coach_feedback")).text
    assert "3.6 of 5" in page
    assert page.count("Wish") == 5
    assert not WaitingAlliance.objects.exists()


def test_the_coach_hears_of_a_batch_once(coach: Coach, five: list[Person]) -> None:
    for _night in range(2):
        release_alliances()
    told = Notice.objects.filter(kind="coaching.feedback")
    assert [notice.person_id for notice in told] == [coach.person_id]


def test_five_answers_of_one_person_are_no_batch(cast: Cast, coach: Coach) -> None:
    for _coaching in range(5):
        session = held(engage(cast.member, coach))
        if sessions_to_ask_about(cast.member).filter(pk=session.pk).exists():
            say(session, cast.member)
    release_alliances()
    assert not AllianceBatch.objects.exists()


def test_whose_answer_was_read_is_asked_again(coach: Coach, five: list[Person]) -> None:
    release_alliances()
    assert not AllianceVoice.objects.exists()
    engagement = five[0].coached_in.get().engagement
    held(engagement, 3)
    assert sessions_to_ask_about(five[0]).get().moment == "third"


def test_nobody_is_left_over(cast: Cast, coach: Coach, five: list[Person]) -> None:
    for number in range(7):
        person, session = coached(cast, coach, f"Somebody {number}")
        say(session, person)
    release_alliances()
    assert sorted(AllianceBatch.objects.values_list("people", flat=True)) == [6, 6]
    assert not WaitingAlliance.objects.exists()


def test_batches_are_disjoint(cast: Cast, coach: Coach, five: list[Person]) -> None:
    for number in range(5, 11):
        person, session = coached(cast, coach, f"Somebody {number}")
        say(session, person, wish=f"Wish {number}")
    release_alliances()
    texts = [wish.text for wish in AllianceWish.objects.all()]
    assert sorted(texts) == sorted(f"Wish {number}" for number in range(11))


def test_what_is_stored_names_nobody(cast: Cast, coach: Coach, five: list[Person]) -> None:
    for model in (WaitingAlliance, AllianceBatch, AllianceSum, AllianceWish):
        related = {field.related_model for field in model._meta.get_fields() if field.is_relation}
        assert Person not in related
    kinds = {
        field.get_internal_type()
        for model in (WaitingAlliance, AllianceWish, AllianceVoice)
        for field in model._meta.concrete_fields
    }
    assert not kinds & {"DateField", "DateTimeField"}
    with connection.cursor() as cursor:
        cursor.execute("SELECT said FROM coaching_waitingalliance")
        assert not any("Wish" in said for (said,) in cursor.fetchall())


def in_stored_order(model: type) -> list[str]:
    """Return the words of ``model`` in the order in which the database keeps its rows."""
    place = "rowid" if connection.vendor == "sqlite" else "ctid"
    table = model._meta.db_table  # type: ignore[attr-defined]  # a model
    column = "text" if model is AllianceWish else "said"
    rows = model.objects.raw(f"SELECT * FROM {table} ORDER BY {place}")  # type: ignore[attr-defined]  # ours
    return [getattr(row, column) for row in rows]


def test_neither_order_nor_number_tells_more_than_chance(cast: Cast, coach: Coach) -> None:
    people = [coached(cast, coach, f"Person {number}") for number in range(5)]
    hits = {"waiting": 0, "voices": 0, "stored": 0, "numbered": 0}
    for _round in range(ROUNDS):
        for number, (person, session) in enumerate(people):
            say(session, person, wish=f"Wish {number}")
        waiting = in_stored_order(WaitingAlliance)
        hits["waiting"] += sum(f"Wish {number}" in said for number, said in enumerate(waiting))
        voices = {voice.person_id: voice.pk for voice in AllianceVoice.objects.all()}
        ranks = sorted(voices, key=voices.__getitem__)
        numbered = WaitingAlliance.objects.order_by("pk")
        for rank, row in enumerate(numbered):
            guess = next(i for i, (person, _) in enumerate(people) if person.pk == ranks[rank])
            hits["voices"] += f"Wish {guess}" in row.said
        release_alliances()
        hits["stored"] += sum(f"Wish {i}" == text for i, text in enumerate(in_stored_order(AllianceWish)))
        wishes = AllianceWish.objects.order_by("pk")
        hits["numbered"] += sum(f"Wish {i}" == wish.text for i, wish in enumerate(wishes))
        AllianceBatch.objects.all().delete()
        for _person, session in people:
            session.engagement.alliances_asked.all().delete()
    # One of five by chance: 40 of 200. More than 70 happens once in ten million such tests.
    assert all(count <= 70 for count in hits.values()), hits
