"""What pages show of questions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
)

from inhabit.access.models import Role
from inhabit.access.permissions import units_of_role
from inhabit.people.models import Person, Placement, Unit, UnitAncestor
from inhabit.people.selectors import lines_under_dissolved, units_led_by
from inhabit.stages.communicate.models import Answer, Asking, Question, QuestionWord, Station
from inhabit.stages.communicate.models.questions import QuestionQuerySet
from inhabit.stages.communicate.seats import units_under_seats
from inhabit.stages.communicate.wordlist import HEAD, likeness, telling_words, words_of

MOST_SEARCHED = 4  # words; more only narrow what is few already
MOST_TELLING = 6
MOST_COMPARED = 300
MOST_LIKE_IT = 5
MOST_ASKINGS = 50
ALIKE = 0.2  # share of telling words from which on a lead is shown a question as perhaps the same


def units_heard_by(person: Person) -> list[int]:
    """Return every unit in or below which ``person`` is or leads: what is answered there is theirs.

    With those that were dissolved, in which they have been or under which those units stood to the end.
    """
    places = person.placements.current().values("unit")
    lines = UnitAncestor.objects.filter(Q(unit__in=places) | Q(unit__lead=person, unit__is_open=True))
    were_in = Placement.objects.filter(person=person, unit__is_open=False)
    heard = lines.order_by().values_list("ancestor", flat=True)
    stood_under = lines_under_dissolved().filter(unit__in=heard)
    return list(
        heard.union(
            were_in.order_by().values_list("unit", flat=True),
            stood_under.order_by().values_list("parent", flat=True),
        )
    )


def answered_for(
    heard: list[int], *, words: str = "", answered_in: Unit | None = None, priority: int = 0
) -> QuestionQuerySet:
    """Return the answered questions that are read in one of the units ``heard``, the latest first.

    Every one of ``words`` begins a word of the question or its answer; words of one or two letters count
    for nothing.
    """
    found = Question.objects.answered().filter(audience__in=heard)
    if answered_in is not None:
        found = found.filter(answered_in=answered_in)
    if priority:
        found = found.filter(priority=priority)
    for word in words_of(words)[:MOST_SEARCHED]:
        same = QuestionWord.objects.filter(audience__in=heard, head=word[:HEAD], word__startswith=word)
        found = found.filter(pk__in=same.values("question"))
    return found.order_by("-answered_on", "id")


def with_latest_answers(questions: QuestionQuerySet) -> QuestionQuerySet:
    answers = Answer.objects.select_related("author", "unit")
    return questions.select_related("answered_in").prefetch_related(Prefetch("answers", answers))


def answered_like(text: str, heard: list[int]) -> list[Question]:
    """Return up to five answered questions that share most of the telling words of ``text``.

    Also what is asked again one level up: whoever has it too waits for the same answer. What has never
    been answered is read by its leads alone, and so is shown to nobody who asks.
    """
    found = Question.objects.filter(pk__in=keys_like(text, readable_words(heard)))
    return list(with_latest_answers(found))


def readable_words(heard: list[int]) -> QuerySet[QuestionWord]:
    """Return the words of what was answered and is read in one of the units ``heard``."""
    return QuestionWord.objects.filter(audience__in=heard)


def keys_like(text: str, readable: QuerySet[QuestionWord]) -> QuerySet[QuestionWord, UUID]:
    """Return the keys of up to five questions that share telling words with ``text``.

    Not asked for yet: they are part of a query that reads the questions.
    """
    words = telling_words(text, MOST_TELLING)
    hits = readable.filter(head__in=[word[:HEAD] for word in words], word__in=words)
    ranked = hits.values("question").annotate(number=Count("pk"))
    enough = ranked.filter(number__gte=min(2, len(words) or 1)).order_by("-number", "question")
    return enough.values_list("question", flat=True)[:MOST_LIKE_IT]


def units_held_by(person: Person) -> set[int]:
    """Return the units whose questions sit with ``person``: those led, and a root that they sponsor."""
    led = {unit.pk for unit in units_led_by(person)}
    sponsored = units_of_role(person, Role.SPONSOR)
    roots = Unit.objects.open().filter(pk__in=sponsored, parent=None) if sponsored else Unit.objects.none()
    return led | set(roots.values_list("pk", flat=True))


def waiting_with(held: set[int]) -> QuestionQuerySet:
    """Return what sits in the units ``held``, the oldest first; batches stay together."""
    return with_askings(Question.objects.open().filter(unit__in=held)).order_by("since", "batch", "id")


def overdue_below(held: set[int]) -> QuestionQuerySet:
    """Return what has waited longer than agreed one level below the units ``held``."""
    overdue = Question.objects.overdue().filter(unit__in=units_under_seats(held) - held)
    return with_askings(overdue).order_by("since", "batch", "id")


def with_askings(questions: QuestionQuerySet) -> QuestionQuerySet:
    return questions.select_related("unit__lead").prefetch_related(Prefetch("askings", askings_to_show()))


def askings_of(question: Question, person: Person) -> list[Asking]:
    """Return up to fifty askings of ``question``, that of ``person`` first."""
    mine = ExpressionWrapper(Q(person=person), output_field=BooleanField())
    rows = askings_to_show().filter(question=question).annotate(is_mine=mine)
    return list(rows.order_by("-is_mine", "pk")[:MOST_ASKINGS])


def those_of_own_people(askings: list[Asking], lead: Person) -> list[Asking]:
    """Return of ``askings`` those of people in or below a unit that ``lead`` leads: theirs to know of."""
    people = [asking.person_id for asking in askings if asking.person_id is not None]
    placed = Placement.objects.current().filter(person__in=people, is_counted=True)
    own = set(placed.filter(unit__lines_up__ancestor__lead=lead).values_list("person", flat=True))
    return [asking for asking in askings if asking.person_id in own]


def askings_to_show() -> QuerySet[Asking]:
    """Return askings with their person, who is marked as here or not: whoever has left is not named."""
    here = Placement.objects.current().filter(is_counted=True, person=OuterRef("person"))
    return Asking.objects.select_related("person").annotate(is_here=Exists(here))


@dataclass(frozen=True)
class Group:
    """Questions shown together: a batch that was asked without names, or a single one."""

    questions: list[Question]

    @property
    def is_batch(self) -> bool:
        return self.questions[0].batch is not None


def in_groups(questions: Iterable[Question]) -> list[Group]:
    groups = groupby(questions, key=lambda question: question.batch or question.pk)
    return [Group(list(members)) for _, members in groups]


def perhaps_the_same(question: Question, held: set[int], heard: list[int]) -> list[Question]:
    """Return up to five questions that share telling words: open ones on the same hand, then answered."""
    others = Question.objects.open().filter(unit__in=held | {question.unit_id}).exclude(pk=question.pk)
    compared = others.select_related("unit").order_by("-since", "id")[:MOST_COMPARED]
    scored = [(likeness(question.wording, other.wording), other) for other in compared]
    alike = sorted((pair for pair in scored if pair[0] >= ALIKE), key=lambda pair: -pair[0])
    keys = keys_like(question.wording, readable_words(heard).filter(question__is_open=False))
    answered = Question.objects.filter(pk__in=keys).exclude(pk=question.pk)
    return [*(other for _, other in alike), *answered][:MOST_LIKE_IT]


def asked_by(person: Person) -> QuerySet[Asking]:
    answers = Prefetch("question__answers", Answer.objects.select_related("author", "unit"))
    mine = Asking.objects.filter(person=person).select_related(
        "question__unit__lead", "question__answered_in"
    )
    return mine.prefetch_related(answers).order_by("-pk")


def earlier_for(person: Person, answers: list[Answer], *, may: bool) -> list[Answer]:
    """Return of earlier answers what was said to ``person``, or comes with the question to its lead.

    Each was given for a unit: whoever reads a later one further off is not among its readers.
    """
    if may or not answers:
        return answers
    heard = units_heard_by(person)
    return [answer for answer in answers if answer.unit_id in heard]


def way_for(
    person: Person, shown: Question, stations: list[Station], *, is_lead: bool, has_asked: bool
) -> list[Station]:
    """Return of the way what ``person`` sees.

    Its leads see all of it; who asked sees what lies in their own line, or is dissolved. Everyone else
    reads question and answer alone: the name of a small unit would nearly be a person's.
    """
    if is_lead:
        return [station for station in stations if station.question_id == shown.pk]
    heard = units_heard_by(person) if has_asked else []
    seen = (
        station
        for station in stations
        if station.unit_id in heard or (has_asked and not station.unit.is_open)
    )
    return sorted(seen, key=lambda station: station.arrived_on)
