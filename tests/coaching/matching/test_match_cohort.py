"""A whole cohort matched at once: what everybody gets, what the report says, and what happens twice."""

from __future__ import annotations

import pytest
from cast import Cast, appoint, make_person, place
from engagements import engage, make_coach, make_cohort

from inhabit.access.models import Role
from inhabit.coaching.matching.needs import Needs, needs_to_text
from inhabit.coaching.matching.report import Report, report_from_json
from inhabit.coaching.matching.runs import match_run, start_matching
from inhabit.coaching.matching.suggesting import suggest
from inhabit.coaching.matching.tasks import match_cohort
from inhabit.coaching.models import Coach, Cohort, Enquiry, Match, MatchingRun, Offer
from inhabit.people.models import Unit

pytestmark = pytest.mark.django_db


def accepted(cohort: Cohort, name: str, unit: Unit, **needs: object) -> Enquiry:
    person = make_person(name)
    place(person, unit)
    offer = Offer.objects.create(cohort=cohort, person=person, state=Offer.State.ACCEPTED)
    text = needs_to_text(Needs(**needs))  # type: ignore[arg-type]  # as a test needs them
    return Enquiry.objects.create(person=person, offer=offer, needs=text)


def a_coach(name: str, unit: Unit, **fields: object) -> Coach:
    person = make_person(name)
    place(person, unit)
    return make_coach(person, **fields)


def matched(cohort: Cohort, cast: Cast) -> Report:
    run = start_matching(cohort=cohort, by=cast.steward)
    match_run(run)
    run.refresh_from_db()
    return report_from_json(run.report)


def firsts() -> dict[str, str]:
    return {match.enquiry.person.name: match.coach.person.name for match in Match.objects.filter(rank=1)}


def test_the_one_place_goes_to_whom_it_fits_so_that_all_fare_best(cast: Cast) -> None:
    """In order of arrival Ann would take the only one who fits Ben, though both fit Ann."""
    cohort = make_cohort(cast.payroll)
    a_coach("Broad", cast.finance, topics=["telling", "change"], capacity=1)
    a_coach("Narrow", cast.finance, topics=["telling"], capacity=1)
    accepted(cohort, "Ann", cast.payroll, topics=("telling",))
    accepted(cohort, "Ben", cast.payroll, topics=("change",))
    report = matched(cohort, cast)
    assert firsts() == {"Ann": "Narrow", "Ben": "Broad"}
    assert report.unmatched == {}
    assert report.fit >= report.fit_in_order


def test_everybody_gets_three_with_the_optimum_first(cast: Cast) -> None:
    cohort = make_cohort(cast.payroll)
    for number in range(4):
        a_coach(f"Coach {number}", cast.finance)
    enquiry = accepted(cohort, "Ann", cast.payroll)
    matched(cohort, cast)
    assert [match.rank for match in enquiry.matches.all()] == [1, 2, 3]
    assert suggest(enquiry) == list(enquiry.matches.all())


def test_who_is_left_out_and_why(cast: Cast) -> None:
    cohort = make_cohort(cast.payroll)
    a_coach("Only", cast.finance, capacity=1, languages=["en"])
    accepted(cohort, "Ann", cast.payroll, languages=("en",))
    accepted(cohort, "Ben", cast.payroll, languages=("en",))
    accepted(cohort, "Ola", cast.payroll, languages=("pl",))
    report = matched(cohort, cast)
    assert report.people == 3
    assert report.ranks == {"1": 1}
    assert report.unmatched == {"full": 1, "language": 1}
    assert report.load == {"1": 1}


def test_the_load_does_not_tell_whom_a_coach_has_otherwise(cast: Cast) -> None:
    """Less the coachings that were offered it would say how many people asked by themselves."""
    cohort = make_cohort(cast.payroll)
    engage(cast.outsider, a_coach("Only", cast.finance))
    accepted(cohort, "Ann", cast.payroll)
    assert matched(cohort, cast).load == {"1": 1}


def test_nobody_coaches_their_own_line_for_the_sake_of_the_whole(cast: Cast) -> None:
    cohort = make_cohort(cast.payroll)
    make_coach(cast.lead, capacity=9)
    accepted(cohort, "Ann", cast.payroll)
    assert matched(cohort, cast).unmatched == {"line": 1}
    assert not Match.objects.exists()


def test_groups_of_eight_and_more_are_compared_the_worst_first(cast: Cast) -> None:
    cohort = make_cohort(cast.board)
    a_coach("Coach", cast.finance, topics=["telling"], capacity=40)
    for number in range(8):
        accepted(cohort, f"P{number}", cast.payroll, topics=("change",))
        accepted(cohort, f"F{number}", cast.finance, topics=("telling",))
    groups = matched(cohort, cast).groups
    assert [(group.name, group.people) for group in groups] == [
        ("Services", 8),
        ("People who lead nobody", 16),
        ("Finance", 8),
    ]
    assert groups[0].fit < groups[1].fit < groups[2].fit


def test_a_group_below_eight_is_not_shown(cast: Cast) -> None:
    cohort = make_cohort(cast.board)
    a_coach("Coach", cast.finance)
    accepted(cohort, "Ann", cast.payroll)
    assert matched(cohort, cast).groups == []


def test_carried_out_twice_it_changes_nothing(cast: Cast) -> None:
    cohort = make_cohort(cast.payroll)
    a_coach("Coach", cast.finance)
    accepted(cohort, "Ann", cast.payroll)
    run = start_matching(cohort=cohort, by=cast.steward)
    match_cohort.func(run.pk)
    before = list(Match.objects.values_list("pk", flat=True))
    match_cohort.func(run.pk)
    assert list(Match.objects.values_list("pk", flat=True)) == before


def test_cut_short_it_is_begun_again(cast: Cast) -> None:
    cohort = make_cohort(cast.payroll)
    a_coach("Coach", cast.finance)
    accepted(cohort, "Ann", cast.payroll)
    run = start_matching(cohort=cohort, by=cast.steward)
    MatchingRun.objects.update(state=MatchingRun.State.RUNNING, done=1)
    assert start_matching(cohort=cohort, by=cast.steward) == run
    match_cohort.func(run.pk)
    run.refresh_from_db()
    assert (run.is_done, run.done, run.total, len(firsts())) == (True, 1, 1, 1)


def test_who_has_suggestions_already_keeps_them(cast: Cast) -> None:
    cohort = make_cohort(cast.payroll)
    a_coach("Coach", cast.finance)
    enquiry = accepted(cohort, "Ann", cast.payroll)
    [before] = suggest(enquiry)
    assert matched(cohort, cast).people == 0
    assert list(enquiry.matches.all()) == [before]


def test_places_taken_before_count(cast: Cast) -> None:
    cohort = make_cohort(cast.payroll)
    coach = a_coach("Coach", cast.finance, capacity=2)
    engage(cast.outsider, coach)
    accepted(cohort, "Ann", cast.payroll)
    accepted(cohort, "Ben", cast.payroll)
    assert matched(cohort, cast).unmatched == {"full": 1}


def test_the_organisations_party_coaches_nobody_of_the_cohort(cast: Cast) -> None:
    appoint(cast.outsider, Role.SPONSOR, cast.board)
    cohort = make_cohort(cast.payroll, party=cast.outsider)
    make_coach(cast.outsider)
    accepted(cohort, "Ann", cast.payroll)
    assert matched(cohort, cast).unmatched == {"conflict": 1}
