"""Who reads what a unit says against a priority, and what is answered."""

from inhabit.access.readers import Readers
from inhabit.people.circles import EveryoneHere

# A lead speaks for the unit, by name: everybody may see what became of it.
READERS_OF_CONTESTS = Readers((EveryoneHere(),))
