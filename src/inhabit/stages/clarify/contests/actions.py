"""A contest goes up, is passed on, answered or taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.people.models import Person, Unit, UnitAncestor
from inhabit.stages.clarify.contests.models import Contest, ContestAnswer
from inhabit.stages.clarify.contests.permissions import may_pass_up
from inhabit.stages.clarify.contests.routing import route
from inhabit.stages.clarify.contests.telling import tell_who_asked, tell_whose_turn_it_is

if TYPE_CHECKING:
    from inhabit.stages.clarify.models import Interpretation

Verdict = ContestAnswer.Verdict


class MovedOnError(Exception):
    """Somebody has answered or passed it up meanwhile; ``contest`` is how it stands now."""

    def __init__(self, contest: Contest) -> None:
        super().__init__("the contest has moved on")
        self.contest = contest


def follow_stance(*, shared: Interpretation, by: Person) -> Contest | None:
    """Let go up what was just ``shared`` against a priority; return it, or None where nothing goes up.

    Called within the act of sharing. Newer words replace those of a contest that still waits, which
    keeps its clock; a priority that the unit now makes its own closes it.
    """
    here = {"programme": shared.programme, "unit": shared.unit, "priority": shared.priority}
    waiting = Contest.objects.open().filter(**here).select_for_update(of=("self",)).first()
    if not must_be_answered(shared):
        if waiting is not None:
            close(waiting)
        return None
    if waiting is not None:
        waiting.interpretation = shared
        waiting.save(update_fields=["interpretation"])
        return waiting
    contest = Contest(interpretation=shared, **here)
    route(contest)
    contest.save()
    tell_whose_turn_it_is(contest)
    record_event("contest.raised", shared.unit, by=by)
    return contest


def must_be_answered(shared: Interpretation) -> bool:
    """Say whether the words are against a priority that somebody above counts on the unit for.

    “It can't work here” always is. “Not ours” is, where the nearest unit above that has spoken made the
    priority its own, and nobody has agreed before.
    """
    if shared.is_ours or shared.is_contested:
        return shared.is_contested
    above = UnitAncestor.objects.filter(unit=shared.unit, distance__gt=0).values("ancestor")
    spoken = (
        type(shared)
        .objects.shared()
        .filter(programme=shared.programme, priority=shared.priority, unit__in=above)
    )
    nearest = spoken.order_by("-unit__depth").first()
    agreed = Contest.objects.filter(
        programme=shared.programme,
        unit=shared.unit,
        priority=shared.priority,
        answer__verdict=Verdict.ACCEPTED,
    )
    return nearest is not None and nearest.is_ours and not agreed.exists()


def close(contest: Contest) -> None:
    contest.state, contest.closed_at = Contest.State.TAKEN_BACK, timezone.now()
    contest.save(update_fields=["state", "closed_at"])


@transaction.atomic
def answer_contest(*, contest: Contest, verdict: str, text: str, seen: int, by: Person) -> ContestAnswer:
    """Answer a contest, or pass it up with a word.

    ``seen`` is how many answers the form showed: where there are more, or it waits for ``by`` no longer,
    ``MovedOnError`` carries the contest as it stands. The same sent again changes nothing.
    ``ValidationError`` where words are missing or nobody is left to pass it to.
    """
    text = text.strip()
    stored = (
        Contest.objects.select_for_update(of=("self",)).select_related("interpretation").get(pk=contest.pk)
    )
    said = stored.answers.order_by("-pk").first()
    if said is not None and (said.author, said.verdict, said.text) == (by, verdict, text):
        return said
    if stored.answers.count() != seen or not Contest.objects.answerable_by(by).filter(pk=stored.pk).exists():
        raise MovedOnError(stored)
    if not text and verdict != Verdict.ACCEPTED:
        raise ValidationError(_("Write a sentence: the unit needs to know why."))
    unit = speaking_for(stored, by)
    answer = ContestAnswer(contest=stored, unit=unit, author=by, verdict=verdict, text=text)
    if answer.is_passing_up:
        pass_up(stored, answer)
    else:
        answer.save()
        stored.answer, stored.state, stored.closed_at = answer, Contest.State.ANSWERED, timezone.now()
        stored.save(update_fields=["answer", "state", "closed_at"])
    tell_who_asked(stored, answer)
    verb = "contest.passed_up" if answer.is_passing_up else "contest.answered"
    record_event(verb, stored.unit, by=by)
    return answer


@transaction.atomic
def agree_to_contests(*, contests: list[int], by: Person) -> int:
    """Agree to those of ``contests`` (keys) that say “not ours” and wait for ``by``; return how many."""
    declined = Contest.objects.answerable_by(by).filter(pk__in=contests, interpretation__stance="not_ours")
    listed = list(declined.annotate(seen=Count("answers")))
    for contest in listed:
        answer_contest(contest=contest, verdict=Verdict.ACCEPTED, text="", seen=contest.seen, by=by)  # type: ignore[attr-defined]  # annotated
    return len(listed)


def speaking_for(contest: Contest, by: Person) -> Unit | None:
    """Return the unit for which ``by`` answers: None for a sponsor or the programme team."""
    asked = [contest.waits_for, contest.next_above if contest.is_overdue else None]
    return next((unit for unit in asked if unit is not None and unit.lead_id == by.pk), None)


def pass_up(contest: Contest, answer: ContestAnswer) -> None:
    """Send the contest to whoever is above ``answer.unit``: that may be the sponsors."""
    if answer.author is None or answer.unit is None or not may_pass_up(answer.author, contest):
        raise ValidationError(_("There is nobody above you to pass it to. It is yours to answer."))
    answer.save()
    contest.passed_by = answer.unit
    route(contest)
    contest.save()
    tell_whose_turn_it_is(contest)


@transaction.atomic
def take_back_contest(*, contest: Contest, by: Person) -> bool:
    """Take back what nobody has answered yet: the words against the priority hold no longer.

    Return False, and change nothing, where it has been answered meanwhile. Twice is the same as once.
    """
    stored = (
        Contest.objects.select_for_update(of=("self",)).select_related("interpretation").get(pk=contest.pk)
    )
    if not stored.is_open:
        return stored.state == Contest.State.TAKEN_BACK
    close(stored)
    stored.interpretation.is_current = False
    stored.interpretation.save(update_fields=["is_current"])
    record_event("contest.taken_back", stored.unit, by=by)
    return True
