"""Who reads conversations with oneself: nobody else. The pages print what this rule enforces."""

from inhabit.access.readers import Readers
from inhabit.people.circles import Themself
from inhabit.people.models import Person


def readers_of_conversations(person: Person) -> Readers:
    return Readers((Themself(person),))
