"""What touches the whole organisation, or much of it, at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from django.utils import timezone
from scene import Scene

from inhabit.notify.models import Notice
from inhabit.notify.sending import chunks_of_people, drop_what_reaches_nobody
from inhabit.people.models import Unit, UnitLine, today
from inhabit.people.tree import refresh_tree
from inhabit.programme.actions import launch_programme, mark_as_shared, refresh_programme
from inhabit.programme.models import Programme, UnitStage
from inhabit.stages.clarify.contests.routing import reroute_contests
from inhabit.stages.clarify.counting import count_contributions
from inhabit.stages.communicate.actions.batches import pass_on_unnamed_playbacks
from inhabit.stages.communicate.actions.drift import gather_batches
from inhabit.stages.communicate.actions.questions.telling import tell_of_unnamed_answers
from inhabit.stages.communicate.actions.tellings import tell_first
from inhabit.stages.communicate.models import Question, Telling, UnreleasedQuestion
from inhabit.stages.communicate.playback_counting import count_playbacks
from inhabit.stages.communicate.upkeep import care_for_questions, follow_the_tree

MANY = 5000
UNITS = 500


def nothing() -> None:
    pass


@dataclass(frozen=True)
class Write:
    """``work`` is measured; ``prepare`` brings about beforehand what it meets."""

    work: Callable[[], object]
    prepare: Callable[[], object] = nothing


def writes_of(scene: Scene) -> dict[str, Write]:
    """Return them by what they are called in the report."""
    programme = scene.programme
    return {
        "the root's lead shares first": Write(
            lambda: mark_as_shared(programme=programme, unit=scene.root), partial(unshare, scene)
        ),
        "a programme's stages, nothing new": Write(lambda: refresh_programme(programme)),
        "launch a programme": Write(lambda: launch_once_more(scene), end_programmes),
        "the tree, nothing new": Write(refresh_tree),
        "the tree, 500 units lose their lead": Write(refresh_tree, take_leads_away),
        "contests follow the tree": Write(reroute_contests),
        "questions follow the tree": Write(follow_the_tree),
        "count contributions": Write(lambda: count_contributions(programme)),
        "count playbacks": Write(lambda: count_playbacks(programme)),
        "a night's questions, overdue ones told": Write(care_for_questions),
        "a night's questions, nothing new": Write(care_for_questions, care_for_questions),
        "a night's questions, 5,000 go up": Write(care_for_questions, let_many_be_due),
        "unnamed playbacks go up": Write(pass_on_unnamed_playbacks, partial(let_playbacks_wait, scene)),
        "count a telling in the drift": Write(*counting_a_telling(scene)),
        "the lead's unit is told, all get a notice": Write(*telling_once_more(scene)),
        "everybody is told of an unnamed answer": Write(
            lambda: tell_of_unnamed_answers.func(scene.root.pk)
        ),
        "find whom 65,000 due mails reach": Write(find_whom_to_mail, let_mails_be_due),
    }  # fmt: skip


def unshare(scene: Scene) -> None:
    UnitStage.objects.filter(programme=scene.programme, unit=scene.root).update(
        shared_at=None, is_unbroken=False
    )
    refresh_programme(scene.programme)


def end_programmes() -> None:
    Programme.objects.running().update(ended_at="2026-01-01T00:00Z")


def launch_once_more(scene: Scene) -> None:
    launch_programme(
        name="Once more",
        strategy=scene.programme.strategy,
        root_unit=scene.root,
        starts_on=today(),
        by=None,
    )


def take_leads_away() -> None:
    """Let the leads of 500 units be gone, most of them teams at the bottom."""
    units = Unit.objects.open().exclude(lead=None).order_by("-depth", "pk").values("pk")[:UNITS]
    UnitLine.objects.current().filter(unit__in=list(units.values_list("pk", flat=True))).update(lead=None)


def let_many_be_due() -> None:
    care_for_questions()
    some = Question.objects.open().exclude(unit__parent=None).order_by("since", "pk")[:MANY]
    Question.objects.filter(pk__in=list(some.values_list("pk", flat=True))).update(climbs_on=today())
    UnreleasedQuestion.objects.update(fortnight=0)


def let_playbacks_wait(scene: Scene) -> None:
    scene.story.__class__.objects.filter(pk=scene.story.pk).update(
        published_at=timezone.now() - timedelta(days=100)
    )


def counting_a_telling(scene: Scene) -> tuple[Callable[[], object], Callable[[], object]]:
    told = Telling.objects.select_related("story", "unit").get(story=scene.story, unit=scene.unit)

    def forget() -> None:
        Telling.objects.filter(pk=told.pk).update(batch=None)

    return lambda: gather_batches(told), forget


def telling_once_more(scene: Scene) -> tuple[Callable[[], object], Callable[[], object]]:
    words = Telling.objects.select_related("words").get(story=scene.story, unit=scene.unit).words

    def forget() -> None:
        Telling.objects.filter(story=scene.story, unit=scene.unit).delete()

    return lambda: tell_first(words), forget


def let_mails_be_due() -> None:
    Notice.objects.filter(key="talk 0").update(due_at=timezone.now())


def find_whom_to_mail() -> None:
    drop_what_reaches_nobody()
    list(chunks_of_people())
