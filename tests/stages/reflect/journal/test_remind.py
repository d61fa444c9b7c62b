"""A quiet line on Home, as often as one wants it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import Cast, SignIn, days_ago
from django.urls import reverse
from django.utils import timezone
from programmes import Story
from reflections import reflect

from inhabit.people.models import Person
from inhabit.programme.models import Stage, UnitStage
from inhabit.stages.reflect.journal.models import Reflection
from inhabit.stages.reflect.journal.steps import journals_to_open

pytestmark = pytest.mark.django_db


def is_reminded(person: Person) -> bool:
    return journals_to_open(person).exists()


def look_back(cast: Cast) -> None:
    UnitStage.objects.filter(unit=cast.payroll).update(stage=Stage.REFLECT, entered_on=days_ago(3))


def test_without_a_choice_when_the_unit_looks_back(cast: Cast, story: Story) -> None:
    assert not is_reminded(cast.member)

    look_back(cast)
    assert is_reminded(cast.member)
    assert not is_reminded(cast.outsider)

    reflect(cast.member)
    assert not is_reminded(cast.member)


@pytest.mark.parametrize(("rhythm", "days"), [("weekly", 7), ("fortnightly", 14), ("monthly", 28)])
def test_in_the_rhythm_that_was_chosen(cast: Cast, sign_in: SignIn, rhythm: str, days: int) -> None:
    sign_in(cast.member).post(reverse("journal_rhythm"), {"rhythm": rhythm})
    assert is_reminded(cast.member)

    reflect(cast.member)
    assert not is_reminded(cast.member)

    Reflection.objects.update(kept_at=timezone.now() - timedelta(days=days, hours=1))
    assert is_reminded(cast.member)


def test_one_click_makes_it_quiet(cast: Cast, story: Story, sign_in: SignIn) -> None:
    look_back(cast)
    client = sign_in(cast.member)

    page = client.post(reverse("journal_later"), follow=True).content.decode()

    assert "Not for the next two weeks." in page
    assert not is_reminded(cast.member)


def test_not_at_all_means_not_at_all(cast: Cast, story: Story, sign_in: SignIn) -> None:
    look_back(cast)

    page = (
        sign_in(cast.member).post(reverse("journal_rhythm"), {"rhythm": "off"}, follow=True).content.decode()
    )

    assert "That is how it is now." in page
    assert not is_reminded(cast.member)


def test_a_rhythm_of_ones_own_goes_before_the_units_stage(cast: Cast, story: Story, sign_in: SignIn) -> None:
    look_back(cast)
    sign_in(cast.member).post(reverse("journal_rhythm"), {"rhythm": "weekly"})
    reflect(cast.member)
    Reflection.objects.update(kept_at=timezone.now() - timedelta(days=5))

    assert not is_reminded(cast.member)


def test_the_step_leads_to_the_pages(cast: Cast, story: Story, sign_in: SignIn) -> None:
    look_back(cast)

    page = sign_in(cast.member).get(reverse("home")).content.decode()

    assert "Look back, for yourself alone" in page
    assert reverse("journal_later") in page
