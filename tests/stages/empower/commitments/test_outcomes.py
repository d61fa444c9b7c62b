"""What a programme sees: figures of at least eight owners, and words without names."""

from datetime import timedelta

from cast import Cast, SignIn, make_person, place
from django.urls import reverse
from django.utils import timezone
from programmes import Story
from queries import assert_max_queries

from inhabit.people.models import Person, today
from inhabit.people.tree import refresh_tree
from inhabit.stages.empower.commitments.actions import Serves, close, promise
from inhabit.stages.empower.commitments.counting import count_all_commitments
from inhabit.stages.empower.commitments.models import Commitment, CommitmentPool
from inhabit.strategy.models import Priority


def people_in(cast: Cast, number: int) -> list[Person]:
    people = [make_person(f"Person {index}") for index in range(number)]
    for person in people:
        place(person, cast.payroll)
    refresh_tree()
    return people


def promise_all(cast: Cast, people: list[Person], priority: int, *, kept: int = 0, told: int = 0) -> None:
    serves = Serves(priority=Priority.objects.get(pk=priority))
    for index, person in enumerate(people):
        made = promise(
            owner=person,
            unit=cast.payroll,
            outcome=f"Outcome of {person.name}",
            due_on=today() + timedelta(days=9),
            serves=serves,
            may_be_told=index < told,
            by=person,
        )
        if index < kept:
            close(commitment=made, state="kept", word="", by=person)


def figures(**which: object) -> list[tuple[int, int, int]]:
    return list(CommitmentPool.objects.filter(**which).values_list("owners", "promised", "kept"))


def test_a_priority_is_counted_from_eight_owners_on(cast: Cast, story: Story, sign_in: SignIn) -> None:
    people = people_in(cast, 8)
    promise_all(cast, people[:7], story.first, kept=4)
    count_all_commitments()
    assert figures() == []
    promise_all(cast, people[7:], story.first)
    count_all_commitments()
    assert figures(priority=story.first) == [(8, 8, 4)]
    page = assert_max_queries(sign_in(cast.sponsor), reverse("programme_outcomes", args=[story.programme.pk]))
    assert "8 promises" in page.text
    assert "4 kept so far" in page.text
    assert "Person 1" not in page.text


def test_no_difference_between_pools_tells_of_fewer(cast: Cast, story: Story) -> None:
    people = people_in(cast, 20)
    promise_all(cast, people[:9], story.first)
    promise_all(cast, people[9:18], story.second)
    promise_all(cast, people[18:], story.priorities[2])
    count_all_commitments()
    shown = sum(owners for owners, _promised, _kept in figures(priority__isnull=False))
    assert figures(priority=None) == [(20, 20, 1)]
    assert 20 - shown >= 8


def test_neither_none_nor_all_are_said_to_have_kept_theirs(cast: Cast, story: Story) -> None:
    promise_all(cast, people_in(cast, 9), story.first, kept=9)
    count_all_commitments()
    assert figures(priority=story.first) == [(9, 9, 8)]


def test_a_figure_moves_by_three_at_least(cast: Cast, story: Story) -> None:
    people = people_in(cast, 12)
    promise_all(cast, people, story.first, kept=4)
    count_all_commitments()
    for made in Commitment.objects.open()[:2]:
        close(commitment=made, state="kept", word="", by=made.owner)
    count_all_commitments()
    assert figures(priority=story.first) == [(12, 12, 4)]


def test_kept_words_are_told_without_a_name_where_five_agree(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    people = people_in(cast, 8)
    address = reverse("programme_outcomes", args=[story.programme.pk])
    promise_all(cast, people, story.first, kept=6, told=5)
    steward = sign_in(cast.steward)
    assert "Outcome of" not in steward.get(address).text
    Commitment.objects.filter(state="kept").update(closed_at=timezone.now() - timedelta(days=8))
    page = steward.get(address).text
    assert page.count("Outcome of") == 5
    assert "Outcome of Person 5" not in page
    Commitment.objects.filter(owner=people[0]).update(may_be_told=False)
    assert "Outcome of" not in steward.get(address).text


def test_a_unit_sees_its_own_figures_from_eight_on(cast: Cast, story: Story, sign_in: SignIn) -> None:
    promise_all(cast, people_in(cast, 8), story.first, kept=3)
    count_all_commitments()
    for unit in (cast.payroll, cast.services):
        page = sign_in(cast.director).get(reverse("unit_commitments", args=[unit.pk])).text
        assert "8 promises" in page
    assert (
        "8 promises"
        not in sign_in(cast.director).get(reverse("unit_commitments", args=[cast.finance.pk])).text
    )
