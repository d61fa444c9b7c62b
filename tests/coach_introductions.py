"""How coaches of tests introduce themselves."""

from __future__ import annotations

from inhabit.coaching.coaches.actions.introducing import Introduction, introduce_coach
from inhabit.coaching.models import Coach
from inhabit.people.models import Person

ASKING = Introduction(
    about={"en": "I mostly ask.", "de": "Ich frage vor allem."},
    languages=["en", "de"],
    topics=["hard_talks"],
    styles=["asks"],
    formats=["one_to_one"],
)
FORM = {
    "about_en": "I mostly ask.",
    "languages": ["en"],
    "topics": ["hard_talks"],
    "formats": ["one_to_one"],
    "capacity": "4",
    "edits": "0",
}


def applied(person: Person) -> Coach:
    """Return ``person`` as somebody who has applied to coach."""
    return introduce_coach(person=person, said=ASKING, edits=0, by=person)
