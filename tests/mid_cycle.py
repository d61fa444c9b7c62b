"""Payroll in the middle of a cycle, with everything begun, waiting and answered; and the tree changes."""

from __future__ import annotations

from dataclasses import dataclass

from cast import Cast, SignIn, place
from contesting import down_to_payroll, say_against
from django.urls import reverse
from programmes import Story as Scene
from questions import answered, asked_by, wide_payroll
from stories import published, retold

from inhabit.people.models import Person, Placement, Unit, UnitLine, today
from inhabit.people.tree import refresh_tree
from inhabit.stages.clarify.actions import save_interpretation_draft
from inhabit.stages.clarify.models import Contest
from inhabit.stages.clarify.stops.actions import write_stop
from inhabit.stages.communicate.actions.playbacks import play_back, play_back_unnamed
from inhabit.stages.communicate.actions.questions import ask_unnamed
from inhabit.stages.communicate.actions.retellings import RetellingContents, save_retelling_draft
from inhabit.stages.communicate.listening_tasks import pass_on_playbacks_of_the_day
from inhabit.stages.communicate.models import Question, Story, Telling
from inhabit.stages.communicate.tasks import care_for_questions_of_the_day
from inhabit.stages.communicate.unnamed import new_receipt
from inhabit.strategy.models import Priority

OPEN, SETTLED = "Who decides on overtime?", "Who has the key?"
TOLD, DRAFTED = "Payroll keeps each call to the end.", "Half a thought for Payroll."
MEANT = "Half a meaning for Payroll."
HEARD, UNNAMED_HEARD = "I heard a telephone.", "Nobody knows that I heard this."
UNNAMED = "Why is nobody ever asked?"
STOPPED = "We print no lists."
BECAUSE = "Our phones are staffed until noon."
WORDS_FOR_ONE = (OPEN, DRAFTED, MEANT, HEARD, UNNAMED_HEARD, UNNAMED)


@dataclass
class MidCycle:
    """What Payroll has: eight members, an open question, a settled one, and what waits without a name."""

    cast: Cast
    members: list[Person]
    told: Story
    telling: Telling
    contest: Contest
    question: Question
    settled: Question


def mid_cycle(cast: Cast, scene: Scene) -> MidCycle:
    members = wide_payroll(cast)
    down_to_payroll(cast, scene)
    contest = say_against(scene, cast.payroll, scene.first, because=BECAUSE)
    write_stop(
        programme=scene.programme,
        unit=cast.payroll,
        text=STOPPED,
        stops_on=today(),
        priority=scene.first,
        by=cast.lead,
    )
    told = published(cast, scene)
    retold(told, cast.services, "Services becomes one desk.")
    telling = retold(told, cast.payroll, TOLD).telling
    draft_all(cast, scene, told)
    question, settled = asked_by(cast.member, OPEN), asked_by(cast.colleague, SETTLED)
    answered(settled, cast.lead, "The early shift has it.")
    play_back(telling=telling, heard=HEARD, means="", edits=0, by=cast.member)
    for person in members[:4]:
        play_back_unnamed(telling=telling, heard=UNNAMED_HEARD, means="", receipt=new_receipt(), by=person)
        ask_unnamed(text=UNNAMED, priority=None, by=person)
    return MidCycle(cast, members, told, telling, contest, question, settled)


def draft_all(cast: Cast, scene: Scene, told: Story) -> None:
    save_interpretation_draft(
        programme=scene.programme,
        unit=cast.payroll,
        priority=Priority.objects.get(pk=scene.second),
        texts={"stance": "ours", "meaning": MEANT},
        edits=0,
        by=cast.lead,
    )
    save_retelling_draft(
        story=told,
        unit=cast.payroll,
        contents=RetellingContents(language="en", texts={"en": DRAFTED}),
        edits=told.retellings.get(unit=cast.payroll).edits,
        by=cast.lead,
    )


def from_today(unit: Unit, **line: object) -> None:
    """Give ``unit`` another line from today on; without one it is dissolved."""
    former = unit.lines.get(ends_on=None)
    UnitLine.objects.filter(pk=former.pk).update(ends_on=today())
    if line:
        kept = {"parent": former.parent, "lead": former.lead}
        UnitLine.objects.create(unit=unit, starts_on=today(), **(kept | line))
    refresh_tree()


def leave(person: Person, to: Unit | None = None) -> None:
    """Let ``person`` leave where they are placed: the organisation, or for another unit."""
    Placement.objects.filter(person=person, ends_on=None).update(ends_on=today())
    if to is not None:
        place(person, to, starts_on=today())


def the_night_passes() -> None:
    refresh_tree()
    pass_on_playbacks_of_the_day.enqueue()
    care_for_questions_of_the_day.enqueue()


def everything_read_by(person: Person, sign_in: SignIn, scene: Scene, found: MidCycle) -> str:
    """Return all that stands on the pages that are about Payroll, its people and the reader."""
    cast, client = found.cast, sign_in(person)
    addresses = [
        "home",
        "questions",
        "my_questions",
        "questions_waiting",
        "listening",
        "playbacks",
        "stories",
    ]
    addresses += ["contests_for_me", "stopped", "notices", "me", "map", "my_unit"]
    pages = [reverse(name) for name in addresses]
    for unit in (cast.board, cast.services, cast.payroll, cast.finance):
        names = ("unit", "unit_story", "unit_questions", "unit_stops", "unit_rhythm", "stops_history")
        pages += [reverse(name, args=[unit.pk]) for name in names]
        pages.append(reverse("words", args=[unit.pk, scene.first]))
        pages.append(reverse("retelling_versions", args=[unit.pk, found.told.pk]))
    pages += [reverse("question", args=[question.pk]) for question in (found.question, found.settled)]
    pages += [reverse("contest", args=[found.contest.pk]), reverse("story", args=[found.told.pk])]
    answers = [(page, client.get(page, follow=True)) for page in pages]
    broken = [(page, answer.status_code) for page, answer in answers if answer.status_code >= 500]
    assert not broken, broken
    return "\n".join(answer.text for _page, answer in answers)
