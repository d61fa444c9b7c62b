"""The board, what is with a lead, and where barriers age in a programme."""

from barriers import raised
from cast import Cast, SignIn
from django.urls import reverse
from programmes import Story
from queries import assert_max_queries

from inhabit.people.own_data import own_data
from inhabit.stages.empower.barriers.actions import close_barrier
from inhabit.stages.empower.barriers.models import Barrier, Category
from inhabit.strategy.models import Priority, Strategy


def test_the_board_of_a_unit_above_shows_what_stands_below(cast: Cast, story: Story, sign_in: SignIn) -> None:
    for number in range(12):
        raised(cast.member, f"Barrier {number}", category=Category.RULES if number else Category.SKILLS)
    address = reverse("unit_barriers", args=[cast.board.pk])
    page = assert_max_queries(sign_in(cast.cfo), address).text
    assert "4 more" in page
    assert "Barrier 0" in sign_in(cast.cfo).get(address, {"kind": "skills"}).text
    assert "Barrier 11" not in sign_in(cast.cfo).get(address, {"kind": "skills"}).text
    assert "12 barriers" in sign_in(cast.cfo).get(address, {"state": "open"}).text
    assert "Nothing found" in sign_in(cast.cfo).get(address, {"q": "elephant"}).text
    elsewhere = sign_in(cast.cfo).get(reverse("unit_barriers", args=[cast.finance.pk])).text
    assert "Barrier 0" not in elsewhere


def test_what_stuck_longest_stands_on_top(cast: Cast, sign_in: SignIn) -> None:
    young, old = raised(cast.member, "The young one"), raised(cast.member, "The old one")
    Barrier.objects.filter(pk=old.pk).update(raised_on="2026-01-05")
    for address in (reverse("unit_barriers", args=[cast.payroll.pk]), reverse("barriers_for_me")):
        page = assert_max_queries(sign_in(cast.lead), address).text
        assert page.index(old.text) < page.index(young.text)


def test_home_asks_the_lead_to_see_to_it(cast: Cast, story: Story, sign_in: SignIn) -> None:
    raised(cast.member)
    assert "See to what stands in the way in Payroll" in sign_in(cast.lead).get(reverse("home")).text
    assert "See to what stands" not in sign_in(cast.director).get(reverse("home")).text


def test_the_sponsor_sees_where_they_age(cast: Cast, story: Story, sign_in: SignIn) -> None:
    close_barrier(barrier=raised(cast.member, "Cleared"), done="Done", by=cast.lead)
    late = raised(cast.member, "Late", category=Category.RULES)
    Barrier.objects.filter(pk=late.pk).update(due_on="2026-01-05", level=cast.services)
    elsewhere = Priority.objects.create(strategy=Strategy.objects.create(name="Other"))
    other = raised(cast.member, "Of another strategy")
    Barrier.objects.filter(pk=other.pk).update(priority=elsewhere)
    address = reverse("programme_barriers", args=[story.programme.pk])
    page = assert_max_queries(sign_in(cast.sponsor), address).text
    assert "One barrier stands longer than agreed" in page
    assert "Most are about: Rules" in page
    assert "Of another strategy" not in page


def test_ones_own_file_has_ones_own_words_alone(cast: Cast) -> None:
    raised(cast.member, "Mine")
    raised(cast.colleague, "Not mine")
    mine = own_data(cast.member)
    assert [row["text"] for row in mine["barriers"]] == ["Mine"]
    assert "Not mine" not in str(mine)
