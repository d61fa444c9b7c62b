"""Who reads interpretations and contributions. The pages print what these rules enforce."""

from inhabit.access.readers import Readers
from inhabit.people.circles import EveryoneHere, LeadOf, MembersOf, Themself
from inhabit.people.models import Person, Unit
from inhabit.people.selectors import unit_of
from inhabit.stages.clarify.models import Contribution, Interpretation


def readers_of_interpretation(interpretation: Interpretation) -> Readers:
    """A draft is read by the unit's lead alone, a shared one by everyone who works here."""
    if interpretation.is_draft:
        return Readers((LeadOf(interpretation.unit),))
    return Readers((EveryoneHere(), LeadOf(interpretation.unit)))


def readers_of_contribution(contribution: Contribution) -> Readers:
    """An unfinished contribution is read by its author alone, a finished one by whom the author chose."""
    if contribution.finished_at is None:
        return Readers((Themself(contribution.person),))
    return readers_for(contribution.audience, contribution.person, unit_of(contribution.person))


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
