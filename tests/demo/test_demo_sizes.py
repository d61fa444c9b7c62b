"""Larger demos in the same spirit."""

from collections import Counter
from collections.abc import Iterator

import pytest
from demo_progress import Silence
from django.db import transaction
from django.db.models import F, Sum
from pytest_django import DjangoDbBlocker

from inhabit.demo.loading import load_demo
from inhabit.people.models import Person, Unit, UnitAncestor
from inhabit.programme.models import UnitStage
from inhabit.stages.clarify.models import Interpretation
from inhabit.stages.empower.models import Barrier, Commitment, Decision

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def three_thousand(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demo at five times its standard size, rolled back after the tests of this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo(people=3000, progress=Silence())
        yield
        transaction.set_rollback(True)


@pytest.mark.usefixtures("three_thousand")
def test_three_thousand_people_stand_in_a_valid_tree() -> None:
    units = Unit.objects.open()
    assert Person.objects.here().count() == 3000
    assert units.aggregate(Sum("headcount")) == {"headcount__sum": 3000}
    assert units.filter(parent=None).count() == 1
    assert not units.exclude(parent=None).exclude(depth=F("parent__depth") + 1).exists()
    assert UnitAncestor.objects.count() == sum(depth + 1 for depth in units.values_list("depth", flat=True))
    assert UnitStage.objects.count() == units.count()
    names = Counter(units.values_list("name", flat=True))
    assert names.most_common(1)[0][1] == 1


@pytest.mark.usefixtures("three_thousand")
def test_leads_in_a_larger_one_have_teams_that_one_can_lead() -> None:
    generated = Unit.objects.open().within(Unit.objects.get(name="Werke Nord")).exclude(depth=1)
    reports = [unit.headcount for unit in generated]
    assert len(reports) > 100
    assert min(reports) >= 3
    assert max(reports) <= 16


@pytest.mark.usefixtures("three_thousand")
def test_a_larger_one_speaks_in_the_languages_of_its_people() -> None:
    region = Unit.objects.get(name="Werke Nord")
    said = Interpretation.objects.shared().filter(unit__in=Unit.objects.within(region), stance="ours")
    assert said.count() > 60
    texts = [f" {text} " for text in said.values_list("meaning", flat=True)]
    assert [text for text in texts if any(word in text for word in (" the ", " and ", " we "))] == []


@pytest.mark.usefixtures("three_thousand")
def test_further_units_decide_promise_and_raise_what_stands_in_their_way() -> None:
    assert Decision.objects.count() >= 70
    assert Commitment.objects.count() >= 90
    assert Barrier.objects.standing().count() >= 40
    assert not Barrier.objects.overdue().exists()
