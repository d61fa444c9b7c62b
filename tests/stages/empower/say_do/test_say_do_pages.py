"""What the strategy says is important stands beside what is done, for a programme and in each unit."""

from __future__ import annotations

from cast import Cast, SignIn
from django.urls import reverse
from programmes import NAMES, Story
from queries import assert_max_queries
from say_do import counted, decide, nine_in_payroll, settled_in

from inhabit.strategy.models import Statement


def test_before_there_are_enough_the_page_says_what_will_be_here(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    page = sign_in(cast.member).get(reverse("unit_say_do", args=[cast.payroll.pk])).text
    assert "As soon as eight people" in page


def test_sponsors_read_the_one_number_in_words(cast: Cast, story: Story, sign_in: SignIn) -> None:
    nine_in_payroll(cast, story)
    counted()
    page = assert_max_queries(
        sign_in(cast.sponsor), reverse("programme_say_do", args=[story.programme.pk])
    ).text
    assert "gets less than was said" in page
    assert f"“{NAMES[0]}” more" in page
    assert "of what is done would have to go elsewhere" in page
    assert "How is this calculated?" in page


def test_a_unit_without_a_pool_shows_that_above_and_says_so(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    people = settled_in(cast.services, 8)
    for person, number in zip(people, range(8), strict=True):
        person.placements.filter(unit=cast.services).update(
            unit=cast.payroll if number < 4 else cast.services
        )
    decide(people[:4], cast.payroll, story.first)
    decide(people[4:], cast.services, story.first)
    counted()
    page = assert_max_queries(sign_in(cast.member), reverse("unit_say_do", args=[cast.payroll.pk])).text
    assert "This is the figure of Services, to which it belongs." in page


def test_a_unit_beside_it_shows_the_whole(cast: Cast, story: Story, sign_in: SignIn) -> None:
    nine_in_payroll(cast, story)
    counted()
    page = sign_in(cast.outsider).get(reverse("unit_say_do", args=[cast.finance.pk])).text
    assert "This is the figure of Board" in page


def test_without_weights_nothing_is_compared(cast: Cast, story: Story, sign_in: SignIn) -> None:
    nine_in_payroll(cast, story)
    counted()
    Statement.objects.update(weight=0)
    page = sign_in(cast.member).get(reverse("unit_say_do", args=[cast.payroll.pk])).text
    assert "As soon as eight people" in page


def test_the_table_and_the_picture_can_be_taken_along(cast: Cast, story: Story, sign_in: SignIn) -> None:
    nine_in_payroll(cast, story)
    counted()
    client, address = sign_in(cast.sponsor), reverse("programme_say_do", args=[story.programme.pk])
    table = client.get(address, {"chart": "say-do", "as": "csv"}).text
    assert f"{NAMES[0]},20," in table
    assert "None of them,–," in table
    assert client.get(address, {"chart": "say-do", "as": "svg"}).text.startswith("<svg")
