"""Who reads what one writes here, said by the rules that the server enforces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.access.readers import Readers, Said
from inhabit.companion.readers import readers_of_conversations
from inhabit.notify.permissions import readers_of_notices
from inhabit.people.circles import Themself
from inhabit.people.models import Person, Unit
from inhabit.people.permissions import readers_of_history
from inhabit.people.selectors import unit_of
from inhabit.programme.models import Programme
from inhabit.stages.clarify.connect.readers import readers_of_private_words, readers_while_sharing_in
from inhabit.stages.clarify.contests.readers import READERS_OF_CONTESTS
from inhabit.stages.clarify.models import Contribution, Interpretation
from inhabit.stages.clarify.readers import readers_for, readers_of_interpretation
from inhabit.stages.clarify.stops.readers import READERS_OF_STOPS
from inhabit.stages.communicate.models import Retelling, Story
from inhabit.stages.communicate.readers.playbacks import (
    readers_of_echo,
    readers_of_echo_draft,
    readers_of_playback,
    readers_of_unnamed,
)
from inhabit.stages.communicate.readers.questions import (
    readers_of_answer,
    readers_when_asked,
    readers_when_unnamed,
)
from inhabit.stages.communicate.readers.stories import (
    readers_of_marks,
    readers_of_rehearsal,
    readers_of_retelling,
    readers_of_story,
)
from inhabit.stages.communicate.unnamed import receiving_unit
from inhabit.strategy.permissions import readers_of_drafts
from inhabit.web.promise_of_coaching import rules_for_coaching
from inhabit.web.promise_of_empower import rules_for_empower
from inhabit.web.promise_of_reflect import rules_for_reflect


@dataclass(frozen=True)
class Clause:
    """One kind of thing that somebody writes or leaves here, and who reads it."""

    thing: str
    readers: Said


def clauses_for(reader: Person | None) -> list[Clause]:
    """Return the promise, said to ``reader`` about their own unit; to nobody signed in, about any."""
    # Numbers that nobody has: the rules compare people by them.
    you = reader or Person(pk=0, name=_("you"))
    unit = unit_of(you) or Unit(pk=0, name=_("your unit"), lead=Person(pk=-1, name=_("your lead")))
    return [Clause(thing, readers.said_to(you)) for thing, readers in rules_for(you, unit)]


def rules_for(you: Person, unit: Unit) -> Iterator[tuple[str, Readers]]:
    yield from rules_for_own_part(you, unit)
    yield from rules_for_words_of_a_unit(you, unit)
    yield from rules_for_stories(you, unit)
    yield from rules_for_playbacks(you, unit)
    yield from rules_for_questions(you, unit)
    yield from rules_for_empower(you, unit)
    yield from rules_for_reflect(you, unit)
    yield from rules_for_coaching(you)
    yield _("What I think through here, and my journal"), readers_of_conversations(you)
    yield _("A strategy, until it is published"), readers_of_drafts()
    yield _("In which units you were before"), readers_of_history(you)
    yield _("What you are told under “Notices”"), readers_of_notices(you)


def rules_for_own_part(you: Person, unit: Unit) -> Iterator[tuple[str, Readers]]:
    yield _("My part, until you press “Done”"), Readers((Themself(you),))
    for audience in Contribution.Audience:
        thing = _("My part, shown to “%(audience)s”") % {"audience": audience.label}
        yield thing, readers_for(audience, you, unit)
    yield _("What I answer in Connect, my values and my goals"), readers_of_private_words(you)
    yield (
        _("Where it rubs and what I need to say yes, once I share it; and the lead’s answer"),
        readers_while_sharing_in(unit, you),
    )


def rules_for_words_of_a_unit(you: Person, unit: Unit) -> Iterator[tuple[str, Readers]]:
    draft = Interpretation(unit=unit, author=you)
    shared = Interpretation(unit=unit, author=you, shared_at=timezone.now())
    yield (
        _("What the strategy means for a unit, while its lead is writing it"),
        readers_of_interpretation(draft),
    )
    yield (
        _("What the strategy means for a unit, once its lead has shared it"),
        readers_of_interpretation(shared),
    )
    yield _("What a unit says against a priority, and every answer to it"), READERS_OF_CONTESTS
    yield _("What a unit stops because of the strategy"), READERS_OF_STOPS


def rules_for_stories(you: Person, unit: Unit) -> Iterator[tuple[str, Readers]]:
    programme = Programme(root_unit=unit)
    draft = Story(programme=programme, audience=unit)
    told = Story(programme=programme, audience=unit, published_at=timezone.now())
    yield _("A story, while it is being written for a whole programme"), readers_of_story(draft)
    yield _("A story, once it is told"), readers_of_story(told)
    mine = Retelling(unit=unit, author=you)
    mine_told = Retelling(unit=unit, author=you, told_at=timezone.now())
    yield _("How I retell a story, while I am writing it"), readers_of_retelling(mine)
    yield _("How I retell a story, once I have told it"), readers_of_retelling(mine_told)
    yield _("Which key points I keep or leave out when I retell a story"), readers_of_marks(unit)
    yield _("Why I leave one out, and what I note while I rehearse"), readers_of_rehearsal(you)


def rules_for_playbacks(you: Person, unit: Unit) -> Iterator[tuple[str, Readers]]:
    yield _("What I heard, with my name"), readers_of_playback(you, unit)
    receiver = receiving_unit(unit, by=you) if unit.pk else unit
    if receiver is not None:
        yield _("What I heard, without my name"), readers_of_unnamed(receiver)
    yield _("What I write back as a lead, until I share it"), readers_of_echo_draft(you)
    yield _("What I write back as a lead, once I have shared it"), readers_of_echo(unit)


def rules_for_questions(you: Person, unit: Unit) -> Iterator[tuple[str, Readers]]:
    yield _("A question with my name, until it is answered"), readers_when_asked(you, unit)
    yield (
        _("A question without my name, once five have come together, from eight people on"),
        readers_when_unnamed(unit),
    )
    yield (
        _("A question and its answer, without the names of those who asked, as far as the lead gives it"),
        readers_of_answer(unit),
    )
