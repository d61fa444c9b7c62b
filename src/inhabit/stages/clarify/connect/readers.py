"""Who reads what is written in Connect. The pages print what these rules enforce."""

from inhabit.access.readers import Readers
from inhabit.people.circles import LeadOf, Themself
from inhabit.people.models import Person, Unit
from inhabit.people.selectors import unit_of
from inhabit.stages.clarify.connect.models import SharedNeed


def readers_of_private_words(author: Person) -> Readers:
    """Answers, values and goals are read by whoever wrote them alone."""
    return Readers((Themself(author),))


def readers_of_need(need: SharedNeed) -> Readers:
    """What was shared is read by whoever leads the unit that its author shared it in and is still in."""
    return readers_of_need_from(unit_of(need.connection.person), need)


def readers_of_need_from(unit: Unit | None, need: SharedNeed) -> Readers:
    """The same, for an author who is placed in ``unit`` today.

    After a move neither the old nor the new lead reads it: readers never change to people whom the
    author did not have in mind.
    """
    is_still_there = unit is not None and unit.pk == need.audience_unit_id
    return readers_while_sharing_in(unit if is_still_there else None, need.connection.person)


def readers_while_sharing_in(unit: Unit | None, author: Person) -> Readers:
    """The same, for what ``author`` shares in ``unit`` and has not moved from."""
    if unit is None or unit.lead_id == author.pk:
        return Readers((Themself(author),))
    return Readers((Themself(author), LeadOf(unit)))
