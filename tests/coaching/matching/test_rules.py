"""Who may coach whom at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from cast import Cast, make_person, place
from engagements import engage, make_coach
from hypothesis import given
from hypothesis import strategies as st

from inhabit.coaching.matching.facts import Candidate, Place, Seeker, candidates, seekers
from inhabit.coaching.matching.needs import Needs, needs_to_text
from inhabit.coaching.matching.rules import Barred, barred, hours_in_common
from inhabit.coaching.models import Enquiry, Match
from inhabit.people.models import Person
from inhabit.people.tree import refresh_tree

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def looking(person: Person, **needs: object) -> Seeker:
    enquiry = Enquiry.objects.create(person=person, needs=needs_to_text(Needs(**needs)))  # type: ignore[arg-type]  # as a test needs them
    [seeker] = seekers([enquiry])
    return seeker


def the_candidate(person: Person, **fields: object) -> Candidate:
    make_coach(person, **fields)
    [candidate] = candidates()
    return candidate


@pytest.mark.django_db
@pytest.mark.parametrize("coach", ["lead", "director", "ceo", "member"])
def test_nobody_is_coached_by_who_leads_them_or_whom_they_lead(cast: Cast, coach: str) -> None:
    assert barred(looking(cast.member), the_candidate(getattr(cast, coach))) == Barred.LINE


@pytest.mark.django_db
@pytest.mark.parametrize("leader", ["lead", "director", "ceo"])
def test_nor_the_other_way_round(cast: Cast, leader: str) -> None:
    assert barred(looking(getattr(cast, leader)), the_candidate(cast.member)) == Barred.LINE


@pytest.mark.django_db
def test_a_dotted_line_counts_too(cast: Cast) -> None:
    place(cast.member, cast.finance, is_counted=False)
    refresh_tree()
    assert barred(looking(cast.member), the_candidate(cast.cfo)) == Barred.LINE


@pytest.mark.django_db
def test_somebody_of_another_line_may(cast: Cast) -> None:
    assert barred(looking(cast.member), the_candidate(cast.cfo)) is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("needs", "reason"),
    [
        ({"languages": ("pl",)}, Barred.LANGUAGE),
        ({"languages": ("pl", "de")}, None),
        ({"format": "group"}, Barred.FORMAT),
    ],
)
def test_what_somebody_needs(cast: Cast, needs: dict[str, object], reason: Barred | None) -> None:
    coach = the_candidate(cast.coach, languages=["en", "de"], formats=["one_to_one"])
    assert barred(looking(cast.member, **needs), coach) == reason


@pytest.mark.django_db
def test_a_coach_whom_somebody_rules_out(cast: Cast) -> None:
    coach = the_candidate(cast.coach)
    assert barred(looking(cast.member, never=(coach.coach,)), coach) == Barred.CONFLICT


@pytest.mark.django_db
def test_a_coach_whom_somebody_had_or_passed(cast: Cast) -> None:
    coach = make_coach(cast.coach)
    enquiry = Enquiry.objects.create(person=cast.member)
    Match.objects.create(enquiry=enquiry, coach=coach, rank=1, state=Match.State.PASSED)
    [seeker], [candidate] = seekers([enquiry]), candidates()
    assert barred(seeker, candidate) == Barred.CONFLICT


@pytest.mark.django_db
def test_a_coach_without_a_free_place(cast: Cast) -> None:
    engage(cast.outsider, make_coach(cast.coach, capacity=1))
    [coach] = candidates()
    assert barred(looking(cast.member), coach) == Barred.FULL


@pytest.mark.django_db
@pytest.mark.parametrize("fields", [{"state": "paused"}, {"safeguarding_read_at": None}])
def test_who_takes_nobody_or_has_not_read_how_to_keep_people_safe(
    cast: Cast, fields: dict[str, object]
) -> None:
    make_coach(cast.coach, **fields)
    assert candidates() == []


@pytest.mark.django_db
def test_a_coach_on_the_other_side_of_the_world(cast: Cast) -> None:
    kiwi = make_person("Kiri Coach", time_zone="Pacific/Auckland")
    place(kiwi, cast.finance)
    assert barred(looking(cast.member), the_candidate(kiwi)) == Barred.HOURS


def test_hours_in_common_are_those_of_the_worse_half_of_the_year() -> None:
    assert hours_in_common("Europe/Berlin", "Europe/Berlin", NOON) == 10
    assert hours_in_common("Europe/Berlin", "Asia/Tokyo", NOON) == 2  # eight hours apart now, seven in May
    assert hours_in_common("Europe/Berlin", "Asia/Kathmandu", NOON) == 5.25
    assert hours_in_common("Pacific/Kiritimati", "Pacific/Honolulu", NOON) == 10  # 24 hours, but one clock


@st.composite
def lines(draw: st.DrawFn) -> tuple[list[int], list[int], list[int]]:
    """Return a tree of units as parents, the lead of each, and in which unit everybody is."""
    units = draw(st.integers(1, 7))
    parents = [-1] + [draw(st.integers(0, unit - 1)) for unit in range(1, units)]
    leads = [draw(st.integers(0, 9)) for _ in range(units)]
    return parents, leads, [draw(st.integers(0, units - 1)) for _ in range(10)]


def above(unit: int, parents: list[int]) -> list[int]:
    return [] if unit < 0 else [unit, *above(parents[unit], parents)]


def where(person: int, tree: tuple[list[int], list[int], list[int]]) -> Place:
    parents, leads, units = tree
    led = frozenset(unit for unit, lead in enumerate(leads) if lead == person)
    line = frozenset(above(units[person], parents))
    return Place(person, frozenset({units[person]}), line, led, "UTC")


@given(lines(), st.integers(0, 9), st.integers(0, 9))
def test_in_no_organisation_does_anybody_coach_in_their_line(
    tree: tuple[list[int], list[int], list[int]], one: int, other: int
) -> None:
    """Walk up from each of the two and see whether one meets the other as a lead."""
    parents, leads, units = tree
    met = {leads[unit] for unit in above(units[one], parents)}
    met_by_other = {leads[unit] for unit in above(units[other], parents)}
    coach = Candidate(1, where(other, tree), ("en",), (), (), (), ("one_to_one",), 1, 0)
    is_barred = barred(Seeker(1, where(one, tree), Needs()), coach) == Barred.LINE
    assert is_barred == (one == other or other in met or one in met_by_other)


def test_a_declared_conflict_with_somebody_or_with_their_unit() -> None:
    somewhere = Place(1, frozenset({5}), frozenset({5, 2}), frozenset(), "UTC")
    elsewhere = Place(2, frozenset({7}), frozenset({7}), frozenset(), "UTC")
    coach = Candidate(1, elsewhere, ("en",), (), (), (), ("one_to_one",), 1, 0)
    seeker = Seeker(1, somewhere, Needs())
    assert barred(seeker, coach) is None
    assert barred(seeker, replace(coach, conflicts_with_people=frozenset({1}))) == Barred.CONFLICT
    assert barred(seeker, replace(coach, conflicts_with_units=frozenset({2}))) == Barred.CONFLICT
    assert barred(replace(seeker, party=2), coach) == Barred.CONFLICT
