"""Somebody says what stands in their way, with their name, and others join."""

import pytest
from barriers import raised, told
from cast import Cast, SignIn
from django.urls import reverse
from programmes import Story
from queries import assert_max_queries

from inhabit.stages.empower.barriers.models import Barrier

SENT = {"text": "Two signatures", "category": "workflow", "where": "unit", "name": "named"}


def send(sign_in: SignIn, cast: Cast, **fields: str) -> Barrier:
    answer = sign_in(cast.member).post(reverse("barrier_new"), SENT | fields)
    assert answer.status_code == 302, answer.text
    return Barrier.objects.get()


def test_it_goes_to_the_lead_of_the_unit_with_a_clock(cast: Cast, story: Story, sign_in: SignIn) -> None:
    barrier = send(sign_in, cast)
    assert (barrier.home, barrier.unit, barrier.level) == (cast.payroll, cast.payroll, cast.payroll)
    assert barrier.due_on is not None
    assert told("barrier_raised") == {"Lena Lead"}
    page = assert_max_queries(sign_in(cast.outsider), reverse("unit_barriers", args=[cast.payroll.pk])).text
    assert "Two signatures" in page
    assert "With Lena Lead" in page


def test_above_us_it_goes_one_level_up(cast: Cast, sign_in: SignIn) -> None:
    barrier = send(sign_in, cast, where="above")
    assert barrier.unit == cast.services
    assert told("barrier_raised") == {"Dario Director"}
    assert told("barrier_elsewhere") == {"Lena Lead"}


def test_another_unit_is_found_by_its_name_and_ones_own_lead_is_told(cast: Cast, sign_in: SignIn) -> None:
    typed = SENT | {"where": "other", "other_words": "fin", "find": "1"}
    page = sign_in(cast.member).post(reverse("barrier_new"), typed).text
    assert "Finance" in page
    assert "Two signatures" in page, "what was typed stays"
    barrier = send(sign_in, cast, where="other", other=str(cast.finance.pk))
    assert (barrier.home, barrier.unit) == (cast.payroll, cast.finance)
    assert told("barrier_raised") == {"Farid Finance"}
    assert told("barrier_elsewhere") == {"Lena Lead"}


def test_another_unit_has_to_be_chosen(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in(cast.member).post(reverse("barrier_new"), SENT | {"where": "other"})
    assert answer.status_code == 422
    assert "Find the unit by its name" in answer.text
    assert not Barrier.objects.exists()


def test_a_lead_picks_between_themself_and_the_one_above(cast: Cast) -> None:
    assert raised(cast.lead).unit == cast.payroll
    assert raised(cast.lead, "Another", where="above").unit == cast.services


def test_a_double_click_is_one(cast: Cast) -> None:
    assert raised(cast.member) == raised(cast.member)


@pytest.mark.parametrize("text", ["", "   "])
def test_without_words_nothing_is_raised(cast: Cast, sign_in: SignIn, text: str) -> None:
    answer = sign_in(cast.member).post(reverse("barrier_new"), SENT | {"text": text})
    assert answer.status_code == 422
    assert not Barrier.objects.exists()


def test_me_too_is_counted_and_taken_back(cast: Cast, sign_in: SignIn) -> None:
    barrier = raised(cast.member)
    client = sign_in(cast.colleague)
    for _ in range(2):
        client.post(reverse("barrier_joining", args=[barrier.pk]))
    assert "in the way of 2 people" in client.get(reverse("my_barriers")).text
    client.post(reverse("barrier_withdrawal", args=[barrier.pk]))
    assert barrier.raisings.count() == 1
    sign_in(cast.member).post(reverse("barrier_withdrawal", args=[barrier.pk]))
    assert not Barrier.objects.exists()


def test_who_raised_it_leaves_and_the_others_words_stand(cast: Cast, sign_in: SignIn) -> None:
    barrier = raised(cast.member)
    cast.member.delete()
    page = sign_in(cast.lead).get(reverse("barrier", args=[barrier.pk])).text
    assert "Two signatures for each payment" in page
    assert "no longer here" in page


def test_words_of_harm_show_who_helps(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in(cast.member).post(reverse("barrier_new"), SENT | {"text": "I want to die here"})
    assert "findahelpline.com" in answer.text
    assert Barrier.objects.exists(), "it is raised all the same"
