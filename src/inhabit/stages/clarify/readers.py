"""Who reads interpretations and contributions. The pages print what these rules enforce."""

from inhabit.access.readers import Readers
from inhabit.people.circles import EveryoneHere, LeadOf, MembersOf, Themself
from inhabit.people.models import Person, Unit
from inhabit.people.selectors import unit_of
from inhabit.stages.clarify.models import Contribution, Interpretation

READERS_OF_SHARED = Readers((EveryoneHere(),))


def readers_of_interpretation(interpretation: Interpretation) -> Readers:
    """A draft is read by whoever writes it alone, not by the next lead; a shared one by everyone here."""
    if interpretation.is_draft:
        return Readers((Themself(interpretation.author),) if interpretation.author else ())
    return READERS_OF_SHARED


def readers_of_contribution(contribution: Contribution) -> Readers:
    """An unfinished contribution is read by its author alone, a finished one by whom the author chose."""
    return readers_while_in(unit_of(contribution.person), contribution)


def readers_while_in(unit: Unit | None, contribution: Contribution) -> Readers:
    """The same, for an author who is placed in ``unit`` today.

    Whoever has moved or left since they chose "my lead" or "my unit" is read by neither the old nor
    the new one: readers never change to people whom the author did not have in mind.
    """
    if contribution.finished_at is None:
        return Readers((Themself(contribution.person),))
    is_still_there = unit is not None and unit.pk == contribution.audience_unit_id
    return readers_for(contribution.audience, contribution.person, unit if is_still_there else None)


def readers_for(audience: str, author: Person, unit: Unit | None) -> Readers:
    """Return who reads a finished contribution of ``author``, who is placed in ``unit``."""
    author_alone = Themself(author)
    if audience == Contribution.Audience.EVERYONE:
        return Readers((author_alone, EveryoneHere()))
    if audience == Contribution.Audience.MY_LEAD and unit is not None:
        return Readers((author_alone, LeadOf(unit)))
    if audience == Contribution.Audience.MY_UNIT and unit is not None:
        return Readers((author_alone, MembersOf(unit)))
    return Readers((author_alone,))
