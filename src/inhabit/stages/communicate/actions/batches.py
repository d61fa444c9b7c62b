"""Playbacks without a name: five are released together, and what is left over goes further up."""

from __future__ import annotations

from uuid import uuid4

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from inhabit.people.models import Unit, today
from inhabit.stages.communicate.models import PlaybackBatch, Story, UnnamedPlayback, WaitingPlayback
from inhabit.stages.communicate.unnamed import CHANCE, Crowds, day_of_release, full_batches, receiving_unit

SPELL_DAYS = 28  # so long the texts for one lead wait for a fifth, before they go to the next one up


def spell_of(story: Story) -> int:
    """Return how many spells of four weeks the story has been told for."""
    told_on = timezone.localdate(story.published_at) if story.published_at else today()
    return max((today() - told_on).days, 0) // SPELL_DAYS


@transaction.atomic
def release_full_batches(*, story: Story, unit: Unit) -> None:
    """Release what waits for the lead of ``unit``, five by five, in random order; fewer go on waiting.

    Each text becomes a new row with a new key, so that nothing of the order in which they came remains.
    """
    Unit.objects.select_for_update().get(pk=unit.pk)
    waiting = WaitingPlayback.objects.filter(story=story, unit=unit)
    # Locked, so that nobody takes back what is being released.
    for five in full_batches(list(waiting.select_for_update())):
        batch = PlaybackBatch.objects.create(story=story, unit=unit, released_on=day_of_release())
        UnnamedPlayback.objects.bulk_create(
            UnnamedPlayback(batch=batch, place=place, heard=text.heard, means=text.means)
            for place, text in enumerate(five)
        )
        waiting.filter(pk__in=[text.pk for text in five]).delete()
    store_anew(waiting.all())


def store_anew(waiting: QuerySet[WaitingPlayback]) -> None:
    """Write what waits anew, in random order: where a row lies in the table no longer says what came when."""
    texts = list(waiting)
    CHANCE.shuffle(texts)
    waiting.delete()
    for text in texts:
        text.pk = uuid4()
    WaitingPlayback.objects.bulk_create(texts)


def pass_on_unnamed_playbacks() -> None:
    """Pass on what waits where it can't be read, and after four weeks what is left over one unit up.

    Where nobody is further up it stays, unseen. Safe to run twice.
    """
    pots = WaitingPlayback.objects.order_by().values_list("story", "unit").distinct()
    stories = Story.objects.in_bulk({story for story, _ in pots})
    units = Unit.objects.select_related("parent").in_bulk({unit for _, unit in pots})
    crowds: dict[int, Crowds] = {story: {} for story in stories}
    for story, unit in pots:
        pass_on(stories[story], units[unit], crowds[story])


@transaction.atomic
def pass_on(story: Story, unit: Unit, crowds: Crowds) -> None:
    """Pass on what waits on one story for the lead of ``unit``."""
    here = WaitingPlayback.objects.filter(story=story, unit=unit)
    standing, spell = receiving_unit(unit, story=story, crowds=crowds), spell_of(story)
    if standing is not None and standing != unit:
        move(here, story, to=standing, spell=None)
    elif unit.parent is not None:
        further_up = receiving_unit(unit.parent, story=story, crowds=crowds)
        if further_up is not None:
            move(here.filter(spell__lt=spell), story, to=further_up, spell=spell)


def move(texts: QuerySet[WaitingPlayback], story: Story, *, to: Unit, spell: int | None) -> None:
    """Let ``texts`` wait for the lead of ``to``; ``spell`` is the one from which they wait there."""
    texts.update(unit=to, **({} if spell is None else {"spell": spell}))
    release_full_batches(story=story, unit=to)
