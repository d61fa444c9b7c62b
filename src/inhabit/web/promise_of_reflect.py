"""Who reads what one writes in this stage, said by the rules that the server enforces."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from inhabit.access.readers import Readers
from inhabit.people.models import Person, Unit
from inhabit.stages.reflect.adjustments.models import Adjustment
from inhabit.stages.reflect.adjustments.readers import READERS_OF_OPEN, readers_of_name
from inhabit.stages.reflect.journal.sharing import readers_of_reflections, readers_of_shown
from inhabit.stages.reflect.recognitions.models import Reach
from inhabit.stages.reflect.recognitions.readers import readers_when_shown, readers_while_waiting
from inhabit.stages.reflect.retrospectives.readers import READERS_OF_AGREED, readers_in_unit
from inhabit.stages.reflect.reviews.readers import READERS_OF_SHARED


def rules_for_reflect(you: Person, unit: Unit) -> Iterator[tuple[str, Readers]]:
    yield from rules_for_journal(you, unit)
    yield from rules_for_adjustments(you, unit)
    yield from rules_for_retrospectives(you, unit)
    yield from rules_for_recognitions(you, unit)
    yield from rules_for_reviews(you, unit)


def rules_for_journal(you: Person, unit: Unit) -> Iterator[tuple[str, Readers]]:
    yield _("What I write in my journal, and whether I write at all"), readers_of_reflections(you)
    if unit.lead is not None and unit.lead != you:
        yield _("An entry that I show to my lead, until I take it back"), readers_of_shown(you, unit.lead)


def rules_for_adjustments(you: Person, unit: Unit) -> Iterator[tuple[str, Readers]]:
    proposal = Adjustment(author=you, unit=unit, waits_for=unit)
    yield _("A change that I propose, as long as it waits or once it is accepted"), READERS_OF_OPEN
    yield _("Whose proposal it is, unless I wish to be named"), readers_of_name(proposal)


def rules_for_retrospectives(you: Person, unit: Unit) -> Iterator[tuple[str, Readers]]:
    yield _("What you write in a retrospective of your unit, without your name"), readers_in_unit(unit)
    yield _("What your unit agrees on in a retrospective"), READERS_OF_AGREED


def rules_for_recognitions(you: Person, unit: Unit) -> Iterator[tuple[str, Readers]]:
    yield _("A story that I tell about others, until everyone in it agrees"), readers_while_waiting(you)
    yield _("A story about me that I let my unit read"), readers_when_shown(Reach.UNIT, {unit})
    yield _("A story about me that I let everyone read"), readers_when_shown(Reach.EVERYONE, {unit})


def rules_for_reviews(you: Person, unit: Unit) -> Iterator[tuple[str, Readers]]:
    if unit.lead == you:
        yield _("The review of a cycle, once I share it"), READERS_OF_SHARED
