"""Neither units against each other, nor two days, nor two viewers say what one person's things serve."""

from __future__ import annotations

from cast import Cast, SignIn
from django.urls import reverse
from programmes import Story
from say_do import counted, decide, nine_in_payroll, settled_in

from inhabit.people.tree import refresh_tree
from inhabit.stages.empower.models import Decision, SayDoPool


def test_one_who_joins_changes_nothing(cast: Cast, story: Story) -> None:
    nine_in_payroll(cast, story)
    before = counted()
    decide(settled_in(cast.payroll, 1, "Joiner"), cast.payroll, story.priorities[4])
    assert counted() == before


def test_one_who_changes_their_mind_changes_nothing(cast: Cast, story: Story) -> None:
    people = nine_in_payroll(cast, story)
    before = counted()
    decide(people[:1], cast.payroll, story.priorities[4])
    assert counted() == before


def test_one_who_leaves_changes_nothing(cast: Cast, story: Story) -> None:
    people = [*nine_in_payroll(cast, story), *settled_in(cast.payroll, 1, "Tenth")]
    decide(people[9:], cast.payroll, story.first)
    before = counted()
    Decision.objects.filter(owner=people[0]).delete()
    assert counted() == before


def test_three_who_change_together_are_seen(cast: Cast, story: Story) -> None:
    people = nine_in_payroll(cast, story)
    before = counted()[cast.payroll.pk]
    decide(people[:3], cast.payroll, story.priorities[4])
    after = counted()[cast.payroll.pk]
    assert after[str(story.priorities[4])] > before[str(story.priorities[4])]


def test_one_joiner_does_not_split_a_unit_off_the_one_above(cast: Cast, story: Story) -> None:
    """Services of before, less Payroll and Services of after, would be the joiner."""
    decide(settled_in(cast.payroll, 7), cast.payroll, story.first)
    decide(settled_in(cast.services, 8), cast.services, story.second)
    before = counted()
    decide(settled_in(cast.payroll, 1, "Joiner"), cast.payroll, story.priorities[4])
    assert counted() == before
    assert set(before) == {cast.services.pk}


def test_one_who_moves_is_not_seen_moving(cast: Cast, story: Story) -> None:
    people = nine_in_payroll(cast, story)
    decide(settled_in(cast.finance, 9), cast.finance, story.second)
    before = counted()
    people[0].placements.update(unit=cast.finance)
    refresh_tree()
    assert counted() == before


def test_a_units_figure_and_that_of_the_unit_above_differ_by_whole_pools(cast: Cast, story: Story) -> None:
    nine_in_payroll(cast, story)
    decide(settled_in(cast.services, 2), cast.services, story.priorities[4])
    decide(settled_in(cast.finance, 8), cast.finance, story.second)
    counted()
    assert all(pool.owners >= 8 for pool in SayDoPool.objects.all())
    assert SayDoPool.objects.count() == 2


def test_everybody_sees_the_same(cast: Cast, story: Story, sign_in: SignIn) -> None:
    nine_in_payroll(cast, story)
    counted()
    table = {"chart": "say-do", "as": "csv"}
    address = reverse("unit_say_do", args=[cast.payroll.pk])
    seen = {
        sign_in(who).get(address, table).text for who in (cast.member, cast.lead, cast.sponsor, cast.outsider)
    }
    assert len(seen) == 1


def test_the_page_never_says_how_many_people(cast: Cast, story: Story, sign_in: SignIn) -> None:
    nine_in_payroll(cast, story)
    counted()
    page = sign_in(cast.lead).get(reverse("unit_say_do", args=[cast.payroll.pk])).text
    assert "1 group of at least eight people" in page
    assert "nine" not in page
    assert "9 people" not in page
