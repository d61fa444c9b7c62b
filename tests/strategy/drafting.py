"""Contents to try things on."""

from datetime import date
from decimal import Decimal

from inhabit.people.models import Person
from inhabit.strategy.actions import create_strategy, publish_version, save_draft
from inhabit.strategy.contents import Contents, InitiativeContents, PriorityContents, SignContents
from inhabit.strategy.models import Version

FIRST_VISIT = PriorityContents(
    name="First visit",
    weight=60,
    why="Tenants wait for us twice.",
    changes="The van carries what was needed.",
    stays="Nobody goes alone.",
    signs=(SignContents("Repairs done at once", "61 %", "85 %", "64 %", date(2026, 3, 1)),),
    key_points=("The van is packed by what was needed.",),
    initiatives=(InitiativeContents("Repack", date(2026, 2, 1), date(2026, 6, 30), Decimal("1.5"), 2),),
)
KEEP_WORD = PriorityContents(name="Keep our word", weight=40)
CONTENTS = Contents("Whatever breaks works again.", date(2026, 1, 15), (FIRST_VISIT, KEEP_WORD))


def make_draft(by: Person | None = None, contents: Contents = CONTENTS, name: str = "Repairs") -> Version:
    draft = create_strategy(name=name, by=by)
    return save_draft(version=draft, contents=contents, edits=draft.edits, by=by)


def make_published(by: Person | None = None, contents: Contents = CONTENTS, name: str = "Repairs") -> Version:
    return publish_version(version=make_draft(by, contents, name), by=by)
