"""Who reads a stop list: it is as visible as what a unit starts."""

from inhabit.access.readers import Readers
from inhabit.people.circles import EveryoneHere

READERS_OF_STOPS = Readers((EveryoneHere(),))
