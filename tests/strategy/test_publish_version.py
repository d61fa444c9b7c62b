"""Publishing puts one version in force, once, and checks it first."""

from dataclasses import replace
from datetime import date

import pytest
from cast import Cast
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from inhabit.audit.models import Event
from inhabit.strategy.actions import publish_version, record_reading, save_draft, start_draft
from inhabit.strategy.contents import Contents, PriorityContents
from inhabit.strategy.models import Sign, Version
from inhabit.strategy.selectors import contents_of, version_in_force
from strategy.drafting import CONTENTS, FIRST_VISIT, KEEP_WORD, make_draft, make_published

pytestmark = pytest.mark.django_db


def test_a_published_version_is_in_force_and_says_who_and_when(cast: Cast) -> None:
    version = make_published(cast.sponsor)
    assert version_in_force() == version
    assert version.published_by == cast.sponsor
    assert version.published_at is not None
    assert contents_of(version) == CONTENTS


def test_publishing_twice_changes_nothing(cast: Cast) -> None:
    version = make_published(cast.sponsor)
    again = publish_version(version=version, by=cast.steward)
    assert (again.published_at, again.published_by) == (version.published_at, cast.sponsor)
    assert Event.objects.filter(verb="strategy.published").count() == 1


def test_one_version_is_in_force_among_all_strategies() -> None:
    first = make_published(name="First")
    second = make_published(
        contents=Contents("Other", None, (PriorityContents(name="Only", weight=100),)), name="Second"
    )
    assert version_in_force() == second
    first.refresh_from_db()
    assert not first.is_in_force
    assert first.published_at is not None


def test_the_database_refuses_two_versions_in_force() -> None:
    make_published(name="First")
    other = make_draft(contents=replace(CONTENTS, priorities=()), name="Second")
    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.filter(pk=other.pk).update(is_in_force=True, published_at="2026-01-01T00:00Z")


def test_a_replaced_version_cannot_be_published_again() -> None:
    first = make_published()
    publish_version(version=start_draft(strategy=first.strategy, by=None), by=None)
    with pytest.raises(ValidationError, match="replaced"):
        publish_version(version=first, by=None)


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ((60, 35), "The weights add up to 95: 5 points are missing to make 100."),
        ((60, 39), "The weights add up to 99: 1 point is missing to make 100."),
        ((80, 40), "The weights add up to 120: 20 points too many, they must make 100."),
    ],
)
def test_weights_must_make_100_and_the_message_says_by_how_much(weights: list[int], message: str) -> None:
    both = (replace(FIRST_VISIT, weight=weights[0]), replace(KEEP_WORD, weight=weights[1]))
    draft = make_draft(contents=replace(CONTENTS, priorities=both))
    with pytest.raises(ValidationError) as caught:
        publish_version(version=draft, by=None)
    assert caught.value.messages == [message]
    draft.refresh_from_db()
    assert draft.is_draft


def test_everything_that_is_missing_is_said_at_once() -> None:
    draft = make_draft(contents=Contents("", None, (replace(KEEP_WORD, name=""), FIRST_VISIT)))
    with pytest.raises(ValidationError) as caught:
        publish_version(version=draft, by=None)
    assert caught.value.messages == ["Write the vision.", "Priority 1: give it a name."]


def test_an_empty_strategy_needs_a_priority() -> None:
    draft = make_draft(contents=Contents("A vision", None, (PriorityContents(),)))
    with pytest.raises(ValidationError, match="at least one priority"):
        publish_version(version=draft, by=None)


def test_blank_rows_do_not_reach_the_public() -> None:
    contents = replace(CONTENTS, priorities=(*CONTENTS.priorities, PriorityContents()))
    version = make_published(contents=contents)
    assert contents_of(version) == CONTENTS


def test_readings_taken_while_the_next_version_was_written_are_kept() -> None:
    version = make_published()
    draft = start_draft(strategy=version.strategy, by=None)
    sign = Sign.objects.get(statement__version=version)
    record_reading(sign=sign, latest="70 %", on=date(2026, 9, 1), by=None)
    contents = replace(contents_of(draft), vision="Anew.")
    newer = publish_version(
        version=save_draft(version=draft, contents=contents, edits=draft.edits, by=None), by=None
    )
    assert contents_of(newer).priorities[0].signs[0].latest == "70 %"
