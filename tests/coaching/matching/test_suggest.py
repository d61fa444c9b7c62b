"""Three suggestions with their reasons."""

from __future__ import annotations

import pytest
from cast import Cast, make_person, place
from engagements import engage, make_coach

from inhabit.coaching.matching.needs import Needs, needs_from_text, needs_to_text
from inhabit.coaching.matching.reasons import in_words, reasons_from_text
from inhabit.coaching.matching.suggesting import suggest, suggest_others, why_nobody
from inhabit.coaching.models import Coach, Enquiry, Match

pytestmark = pytest.mark.django_db


def enquiry_of(cast: Cast, **needs: object) -> Enquiry:
    return Enquiry.objects.create(person=cast.member, needs=needs_to_text(Needs(**needs)))  # type: ignore[arg-type]  # as a test needs them


def coaches(cast: Cast, *topics: list[str], **fields: object) -> list[Coach]:
    made = []
    for number, own in enumerate(topics):
        person = make_person(f"Coach {number}")
        place(person, cast.finance)
        made.append(make_coach(person, topics=own, **fields))
    return made


def test_those_come_first_who_work_on_what_somebody_named(cast: Cast) -> None:
    other, fitting, half = coaches(cast, ["energy"], ["telling", "change"], ["telling"])
    found = suggest(enquiry_of(cast, topics=("telling", "change")))
    assert [match.coach for match in found] == [fitting, half, other]
    assert [match.rank for match in found] == [1, 2, 3]


def test_the_reasons_are_said_in_words(cast: Cast) -> None:
    coaches(cast, ["telling"], languages=["de", "en"])
    [match] = suggest(enquiry_of(cast, topics=("telling",), languages=("en",), styles=("asks",)))
    assert in_words(reasons_from_text(match.reasons)) == [
        "Speaks English.",
        "Works on what you named: Telling it so that it is mine.",
        "The manner you asked for: Mostly asks and gives me room.",
        "Works in your time.",
    ]


def test_asking_twice_gives_the_same_three(cast: Cast) -> None:
    coaches(cast, [], [], [], [])
    enquiry = enquiry_of(cast)
    assert suggest(enquiry) == suggest(enquiry)
    assert Match.objects.count() == 3


def test_other_suggestions_leave_out_the_earlier_ones(cast: Cast) -> None:
    coaches(cast, [], [], [], [])
    enquiry = enquiry_of(cast)
    first = {match.coach_id for match in suggest(enquiry)}
    others = suggest_others(enquiry)
    assert len(others) == 1
    assert others[0].coach_id not in first
    assert suggest_others(enquiry) == []


def test_the_third_brings_what_the_first_two_do_not(cast: Cast) -> None:
    coaches(cast, ["telling"], ["telling"], ["telling"], ["change"], styles=[])
    found = suggest(enquiry_of(cast, topics=("telling", "change")))
    assert ["change"] in [match.coach.topics for match in found]


def test_the_load_is_shared_among_equals(cast: Cast) -> None:
    busy, free = coaches(cast, ["telling"], ["telling"], capacity=2)
    engage(cast.outsider, busy)
    assert suggest(enquiry_of(cast))[0].coach == free


def test_equals_come_first_by_turns(cast: Cast) -> None:
    coaches(cast, *[[] for _ in range(4)])
    firsts = {suggest(Enquiry.objects.create(person=make_person(f"P{n}")))[0].coach_id for n in range(20)}
    assert len(firsts) > 1


def test_where_nobody_may_the_reasons_are_counted(cast: Cast) -> None:
    coaches(cast, [], [], languages=["en"])
    enquiry = enquiry_of(cast, languages=("pl",))
    assert suggest(enquiry) == []
    assert dict(why_nobody(enquiry)) == {"language": 2}


def test_needs_are_sealed_and_come_back_as_they_were(cast: Cast) -> None:
    needs = Needs(topics=("telling",), never=(3,), words="I am afraid of Monday", shows_words=True)
    enquiry = Enquiry.objects.create(person=cast.member, needs=needs_to_text(needs))
    enquiry.refresh_from_db()
    assert needs_from_text(enquiry.needs) == needs
    assert needs_from_text("") == Needs()
