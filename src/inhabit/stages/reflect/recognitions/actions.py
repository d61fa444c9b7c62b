"""Telling a story of somebody who lived a priority, and what they say to its being shown."""

from __future__ import annotations

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.people.models import Person
from inhabit.people.selectors import unit_of
from inhabit.stages.reflect.recognitions.models import Reach, Recognised, Recognition
from inhabit.stages.reflect.recognitions.telling import (
    tell_that_it_shows,
    tell_that_other_words_are_wished,
    tell_whom_it_is_about,
)

Answer = Recognised.Answer
MOST_PEOPLE = 8


class NewerWordsError(Exception):
    """Somebody has changed the words, or taken the story back, since the page was opened."""

    def __init__(self, stored: Recognition) -> None:
        super().__init__()
        self.stored = stored


@transaction.atomic
def write_recognition(
    *, people: Collection[Person], priority: int, did: str, made_possible: str, by: Person
) -> Recognition:
    """Tell a story of ``people``. It waits for all of them. The same one twice, as by a double click, is one.

    ``ValidationError`` where nobody, somebody who has left, too many or ``by`` themself are in it.
    """
    did, made_possible = did.strip(), made_possible.strip()
    Person.objects.select_for_update().get(pk=by.pk)
    written = Recognition.objects.standing().filter(author=by, priority=priority)
    same = written.filter(did=did, made_possible=made_possible).first()
    if same is not None:
        return same
    refuse_the_wrong_people(people, by)
    story = Recognition.objects.create(author=by, priority_id=priority, did=did, made_possible=made_possible)
    rows = [Recognised(recognition=story, person=person, unit=unit_of(person)) for person in people]
    Recognised.objects.bulk_create(rows)
    tell_whom_it_is_about(story, [person.pk for person in people])
    record_event("recognition.written", story, by=by, details={"people": len(rows)})
    return story


def refuse_the_wrong_people(people: Collection[Person], by: Person) -> None:
    numbers = {person.pk for person in people}
    if not numbers:
        raise ValidationError(_("Choose whom the story is about."))
    if by.pk in numbers:
        raise ValidationError(_("A story about yourself is for somebody else to tell."))
    if len(numbers) > MOST_PEOPLE:
        raise ValidationError(_("So many can hardly all be in one story. Choose those who made it happen."))
    if Person.objects.here().filter(pk__in=numbers).count() < len(numbers):
        raise ValidationError(_("One of them doesn’t work here any more."))


@transaction.atomic
def reword_recognition(
    *, recognition: Recognition, did: str, made_possible: str, edits: int, by: Person
) -> Recognition:
    """Change the words of one's own story: it waits anew for everyone who has not said "not shown".

    Whoever wished exactly these words has agreed to them. ``NewerWordsError`` where another window was
    first. Words as they stand change nothing.
    """
    did, made_possible = did.strip(), made_possible.strip()
    story = Recognition.objects.select_for_update().get(pk=recognition.pk, author=by)
    if (story.did, story.made_possible) == (did, made_possible):
        return story
    if story.edits != edits or story.taken_back_at is not None:
        raise NewerWordsError(story)
    story.did, story.made_possible, story.edits = did, made_possible, story.edits + 1
    asked = [one for one in story.people.select_for_update() if one.answer != Answer.NOT_SHOWN]
    waiting = [one.person_id for one in asked if not ask_anew(one, story)]
    settle(story)
    tell_whom_it_is_about(story, waiting)
    record_event("recognition.reworded", story, by=by)
    return story


def ask_anew(one: Recognised, story: Recognition) -> bool:
    """Let somebody's answer follow the new words; say whether they had wished exactly these."""
    wished = (one.answer, one.did, one.made_possible)
    is_theirs = wished == (Answer.OTHER_WORDS, story.did, story.made_possible)
    one.answer = Answer.AGREED if is_theirs else Answer.WAITING
    one.did = one.made_possible = ""
    one.save(update_fields=["answer", "did", "made_possible"])
    return is_theirs


@transaction.atomic
def agree_to_recognition(*, recognition: Recognition, reach: str, edits: int, by: Person) -> Recognition:
    """Let a story about oneself be shown to ``reach``. Can be said again with another reach.

    ``NewerWordsError`` where its words have changed since ``edits``, or it was taken back.
    """
    story, mine = opened(recognition, by)
    if story.edits != edits or story.taken_back_at is not None:
        raise NewerWordsError(story)
    if (mine.answer, mine.reach) != (Answer.AGREED, reach):
        keep_answer(mine, Answer.AGREED, reach=reach)
        settle(story)
        record_event("recognition.answered", story, by=by)
    return story


@transaction.atomic
def wish_other_words(
    *, recognition: Recognition, did: str, made_possible: str, reach: str, edits: int, by: Person
) -> Recognition:
    """Give a story about oneself back to its writer with the words that one would rather have.

    ``NewerWordsError`` where its words have changed since ``edits``, or it was taken back.
    """
    did, made_possible = did.strip(), made_possible.strip()
    story, mine = opened(recognition, by)
    if story.edits != edits or story.taken_back_at is not None:
        raise NewerWordsError(story)
    if (did, made_possible) == (story.did, story.made_possible):
        return agree_to_recognition(recognition=story, reach=reach, edits=edits, by=by)
    keep_answer(mine, Answer.OTHER_WORDS, reach=reach, did=did, made_possible=made_possible)
    settle(story)
    tell_that_other_words_are_wished(story, mine)
    record_event("recognition.answered", story, by=by)
    return story


@transaction.atomic
def keep_unshown(*, recognition: Recognition, by: Person) -> Recognition:
    """Let a story about oneself not be shown, or no longer. Nobody is told, and no reason is asked for."""
    story, mine = opened(recognition, by)
    if mine.answer != Answer.NOT_SHOWN:
        keep_answer(mine, Answer.NOT_SHOWN, reach=mine.reach)
        settle(story)
        record_event("recognition.answered", story, by=by)
    return story


def opened(recognition: Recognition, by: Person) -> tuple[Recognition, Recognised]:
    """Return a story and what ``by`` says to it, both locked."""
    story = Recognition.objects.select_for_update().get(pk=recognition.pk)
    return story, story.people.select_for_update().get(person=by)


def keep_answer(mine: Recognised, answer: str, *, reach: str, did: str = "", made_possible: str = "") -> None:
    mine.answer, mine.reach, mine.did, mine.made_possible = answer, reach, did, made_possible
    mine.answered_at = timezone.now()
    mine.save(update_fields=["answer", "reach", "did", "made_possible", "answered_at"])


def settle(story: Recognition) -> None:
    """Show a story while everyone in it agrees, to the narrowest circle that any of them chose."""
    said = list(story.people.values_list("answer", "reach"))
    shows = bool(said) and all(answer == Answer.AGREED for answer, _reach in said)
    is_new = shows and story.shown_at is None
    story.shown_at = (story.shown_at or timezone.now()) if shows else None
    story.reach = Reach.UNIT if Reach.UNIT in {reach for _answer, reach in said} else Reach.EVERYONE
    story.save(update_fields=["did", "made_possible", "edits", "shown_at", "reach"])
    if is_new:
        tell_that_it_shows(story)


@transaction.atomic
def take_back_recognition(*, recognition: Recognition, by: Person) -> None:
    """Take back a story that one has told. Twice is the same as once."""
    story = Recognition.objects.select_for_update().get(pk=recognition.pk, author=by)
    if story.taken_back_at is None:
        story.taken_back_at = timezone.now()
        story.save(update_fields=["taken_back_at"])
        record_event("recognition.taken_back", story, by=by)


@transaction.atomic
def put_back_recognition(*, recognition: Recognition, by: Person) -> None:
    """Tell a story again that one had taken back; what was said to its being shown holds as before."""
    story = Recognition.objects.select_for_update().get(pk=recognition.pk, author=by)
    if story.taken_back_at is not None:
        story.taken_back_at = None
        story.save(update_fields=["taken_back_at"])
        record_event("recognition.put_back", story, by=by)


def hide_stories_of_leavers() -> None:
    """Show no story any longer of somebody who has left: they could not take it back any more."""
    here = Exists(Person.objects.here().filter(pk=OuterRef("person")))
    left = Recognised.objects.filter(~here, recognition=OuterRef("pk"))
    Recognition.objects.filter(Exists(left), shown_at__isnull=False).update(shown_at=None)
