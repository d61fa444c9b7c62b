"""Drafts are copies of the latest version, saved whole, and never overwrite each other."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from inhabit.strategy.actions import (
    PublishedVersionError,
    StaleDraftError,
    create_strategy,
    discard_draft,
    record_reading,
    save_draft,
    start_draft,
)
from inhabit.strategy.contents import PriorityContents, SignContents
from inhabit.strategy.models import Priority, Sign, Strategy, Version
from inhabit.strategy.selectors import contents_of, statements_of
from strategy.drafting import CONTENTS, make_draft, make_published

pytestmark = pytest.mark.django_db


def test_a_draft_copies_the_latest_version_with_the_same_priorities() -> None:
    version = make_published()
    draft = start_draft(strategy=version.strategy, by=None)
    assert draft.number == 2
    assert contents_of(draft) == contents_of(version)
    ids = [[one.priority_id for one in statements_of(each)] for each in (version, draft)]
    assert ids[0] == ids[1]


def test_there_is_one_draft_however_often_it_is_started() -> None:
    version = make_published()
    first = start_draft(strategy=version.strategy, by=None)
    assert start_draft(strategy=version.strategy, by=None) == first


def test_saving_again_and_again_makes_no_new_priorities() -> None:
    draft = make_draft()
    again = replace(CONTENTS, vision="Else")
    draft = save_draft(version=draft, contents=again, edits=draft.edits, by=None)
    assert Priority.objects.count() == 2


def test_the_second_writer_is_told_and_the_first_writers_words_stand() -> None:
    draft = make_draft()
    save_draft(version=draft, contents=replace(CONTENTS, vision="First"), edits=draft.edits, by=None)
    with pytest.raises(StaleDraftError):
        save_draft(version=draft, contents=replace(CONTENTS, vision="Second"), edits=draft.edits, by=None)
    assert contents_of(Version.objects.get()).vision == "First"


def test_sending_the_same_form_twice_is_harmless() -> None:
    draft = make_draft()
    contents = replace(CONTENTS, vision="First")
    save_draft(version=draft, contents=contents, edits=draft.edits, by=None)
    again = save_draft(version=draft, contents=contents, edits=draft.edits, by=None)
    assert again.edits == draft.edits + 1


def test_a_published_version_cannot_be_saved_or_discarded() -> None:
    version = make_published()
    with pytest.raises(PublishedVersionError):
        save_draft(version=version, contents=replace(CONTENTS, vision="X"), edits=version.edits, by=None)
    with pytest.raises(PublishedVersionError):
        discard_draft(version=version, by=None)
    assert contents_of(Version.objects.get()) == CONTENTS


def test_writing_a_draft_leaves_the_published_version_alone() -> None:
    version = make_published()
    before = contents_of(version)
    draft = start_draft(strategy=version.strategy, by=None)
    fewer = replace(CONTENTS, vision="X", priorities=CONTENTS.priorities[:1])
    save_draft(version=draft, contents=fewer, edits=draft.edits, by=None)
    discard_draft(version=draft, by=None)
    assert contents_of(version) == before


def test_discarding_the_only_draft_takes_the_strategy_along() -> None:
    discard_draft(version=make_draft(), by=None)
    assert not Strategy.objects.exists()


def test_a_name_is_given_once() -> None:
    create_strategy(name="Repairs", by=None)
    with pytest.raises(ValidationError, match="already"):
        create_strategy(name="  repairs ", by=None)


def test_a_published_strategy_keeps_its_name() -> None:
    draft = start_draft(strategy=make_published().strategy, by=None)
    with pytest.raises(ValidationError, match="keeps its name"):
        save_draft(version=draft, contents=CONTENTS, edits=draft.edits, by=None, name="Other")


def test_a_reading_is_all_that_moves_in_a_published_version() -> None:
    version = make_published()
    sign = Sign.objects.get()
    record_reading(sign=sign, latest="70 %", on=date(2026, 5, 1), by=None)
    assert contents_of(version).says_the_same_as(CONTENTS)
    assert contents_of(version).priorities[0].signs[0].latest == "70 %"


def test_a_reading_needs_a_published_version_and_a_day_that_has_been() -> None:
    make_draft()
    with pytest.raises(ValidationError, match="once the strategy is published"):
        record_reading(sign=Sign.objects.get(), latest="1", on=date(2026, 1, 1), by=None)
    only = (PriorityContents(name="Only", weight=100, signs=(SignContents("Calls"),)),)
    make_published(contents=replace(CONTENTS, priorities=only), name="Other")
    sign = Sign.objects.get(statement__version__published_at__isnull=False)
    with pytest.raises(ValidationError, match="to come"):
        record_reading(sign=sign, latest="1", on=date(2999, 1, 1), by=None)
