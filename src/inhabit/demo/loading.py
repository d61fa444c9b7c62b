"""Loading the invented organisation into an empty database."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Protocol

from django.db import connection, transaction

from inhabit.audit.actions import record_event
from inhabit.demo.asking import Questions
from inhabit.demo.at_work import AtWork
from inhabit.demo.circles import Circles
from inhabit.demo.clearing import Barriers
from inhabit.demo.coached import Coached
from inhabit.demo.coaching import Coaches
from inhabit.demo.conversing import Conversation
from inhabit.demo.cycles import FirstCycle, go_further
from inhabit.demo.deciding import Decisions, Remits
from inhabit.demo.earlier import Earlier
from inhabit.demo.founding import Founding
from inhabit.demo.growth import Growth
from inhabit.demo.journal import Journal
from inhabit.demo.lending import Lending
from inhabit.demo.looking_back import Changes, LooksBack, Recognitions
from inhabit.demo.news import read_the_news
from inhabit.demo.offering import Offering
from inhabit.demo.organisation import written_organisation
from inhabit.demo.plans import PersonPlan, UnitPlan
from inhabit.demo.pool import Pool
from inhabit.demo.promising import Promises
from inhabit.demo.reviewing import Reviews
from inhabit.demo.telling import Telling
from inhabit.people.models import Person, Unit, today
from inhabit.people.tree import refresh_tree
from inhabit.programme.actions import refresh_stages
from inhabit.strategy.models import Priority, Strategy

STANDARD = 600  # people who were written one by one


class NotEmptyError(Exception):
    """The database holds an organisation already."""


class Progress(Protocol):
    """Is told what is being written, and how far it has come."""

    def begin(self, what: str, total: int) -> None: ...

    def advance(self, number: int) -> None: ...


@dataclass(frozen=True)
class Loaded:
    """What stands in the database afterwards."""

    people: int
    units: int
    interpretations: int
    contributions: int


def is_empty() -> bool:
    """Say whether nobody and nothing is in the database yet."""
    return not (Person.objects.exists() or Unit.objects.exists() or Strategy.objects.exists())


@transaction.atomic
def load_demo(*, people: int = STANDARD, seed: int = 1, progress: Progress) -> Loaded:
    """Load the demo with ``people`` people, all or nothing. The same seed gives the same organisation."""
    if people < STANDARD:
        raise ValueError(f"The demo has at least {STANDARD} people.")
    if not is_empty():
        raise NotEmptyError
    random = Random(seed)  # noqa: S311  # repeatable on purpose; nothing secret comes of it
    units = planned_units(people, random)
    talkers = [voice.person for unit in units for voice in unit.voices]
    found(units, talkers, people, random, progress)
    tell(units, random, progress)
    loaded = Loaded(
        people=people,
        units=len(units),
        interpretations=sum(len(unit.interpretations) for unit in units),
        contributions=len(talkers),
    )
    record_event("demo.loaded", None, by=None, details=vars(loaded) | {"seed": seed})
    return loaded


def planned_units(people: int, random: Random) -> list[UnitPlan]:
    written = written_organisation(random)
    if people > STANDARD:
        pool = Pool(written, random)
        written.extend(Growth(written[0], pool, random).regions(people - STANDARD))
    return written


def found(
    units: list[UnitPlan], talkers: list[PersonPlan], people: int, random: Random, progress: Progress
) -> None:
    founding = Founding(units, random, today())
    progress.begin("People", people)
    founding.write_people(progress.advance)
    progress.begin("Units", len(units))
    founding.write_units(progress.advance)
    progress.begin("Places", people)
    founding.write_placements(progress.advance)
    founding.write_leavers()
    progress.begin("Accounts", people)
    founding.write_accounts(talkers, progress.advance)
    founding.appoint()
    progress.begin("The tree of units", 1)
    refresh_tree()
    count_rows()
    progress.advance(1)


def count_rows() -> None:
    """Let the database count what was written: without, it plans for tables that are nearly empty."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def tell(units: list[UnitPlan], random: Random, progress: Progress) -> None:
    telling = Telling(units, random, today())
    strategy = telling.publish_strategy()
    progress.begin("Interpretations", sum(len(unit.interpretations) for unit in units))
    programme = telling.launch(strategy, progress.advance)
    work = FirstCycle(telling, programme, random).write()
    progress.begin("Contributions", sum(len(unit.voices) for unit in units))
    telling.write_voices(programme, progress.advance)
    progress.begin("Stories and questions", 1)
    Conversation(telling, programme, random).write()
    Questions(telling, random).write()
    progress.advance(1)
    progress.begin("Decisions and promises", 1)
    let_work(work, units)
    progress.advance(1)
    progress.begin("Coaching", 1)
    coach(telling.priorities, random)
    progress.advance(1)


def let_work(work: AtWork, units: list[UnitPlan]) -> None:
    """Let people decide, promise, clear what stands in the way, and look back at it."""
    Remits(work).write()
    Decisions(work).write()
    Barriers(work).write()
    Promises(work).write()
    Changes(work).write()
    LooksBack(work).write()
    Recognitions(work).write()
    Journal(work).write()
    Lending(work, units).write()
    go_further(work)
    refresh_stages()
    Reviews(work).write()


def coach(priorities: dict[str, Priority], random: Random) -> None:
    """Let people be coached: those whose words are written first, then those who wait for a place."""
    day = today()
    Coaches(day).write()
    offering = Offering(day, random)
    leads = offering.write()
    Coached(day, leads, priorities).write()
    Circles(day, leads).write()
    offering.fill(leads)
    Earlier(day, random).write()
    read_the_news()
