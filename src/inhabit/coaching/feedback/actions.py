"""Somebody says how working with their coach is; by night, what enough have said is poured together.

Nothing of this leaves a trace but its rows: no audit event, no log line, and to the coach one notice for a
whole batch.
"""

from __future__ import annotations

import json
import secrets
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.coaching.feedback.asking import sessions_to_ask_about
from inhabit.coaching.feedback.notices import FEEDBACK
from inhabit.coaching.feedback.sums import poured
from inhabit.coaching.models import (
    AllianceAsked,
    AllianceBatch,
    AllianceSum,
    AllianceVoice,
    AllianceWish,
    Coach,
    Item,
    Session,
    WaitingAlliance,
)
from inhabit.coaching.models.feedback import LEAST
from inhabit.notify.actions import send_notice
from inhabit.people.models import Person

CHANCE = secrets.SystemRandom()
type Said = dict[str, Any]


@transaction.atomic
def say_alliance(*, session: Session, points: dict[str, int], wish: str, by: Person) -> None:
    """Let wait what ``by`` says: 1 to 5 ``points`` for each item, and a sentence or none.

    ``ValidationError`` where they are not asked (any more); sent twice it is there once.
    """
    coach = lock_coach(session)
    refuse_where_not_asked(session, by)
    let_wait(coach, {"points": {item: points[item] for item in Item.values}, "wish": wish.strip()}, by)


@transaction.atomic
def pass_alliance(*, session: Session, by: Person) -> None:
    """Say nothing this time. What is kept of it is the same row as for somebody who said something."""
    lock_coach(session)
    refuse_where_not_asked(session, by)


def lock_coach(session: Session) -> Coach:
    return Coach.objects.select_for_update(no_key=True).get(pk=session.coach_id)


def refuse_where_not_asked(session: Session, by: Person) -> None:
    """Note that ``by`` was asked after ``session``, or raise ``ValidationError``."""
    open_now = sessions_to_ask_about(by).filter(pk=session.pk).first()
    if open_now is None:
        raise ValidationError(_("You are not asked about this session any more."))
    AllianceAsked.objects.create(
        engagement=open_now.engagement,  # type: ignore[misc]  # never a meeting before one chooses
        person=by,
        moment=open_now.moment,  # type: ignore[attr-defined]  # annotated
    )


def let_wait(coach: Coach, said: Said, by: Person) -> None:
    """Write anew everything that waits for ``coach``, in random order, so that no order is kept."""
    waiting = [*(row.said for row in WaitingAlliance.objects.filter(coach=coach)), json.dumps(said)]
    people = [*AllianceVoice.objects.filter(coach=coach).values_list("person", flat=True), by.pk]
    forget_waiting(coach)
    CHANCE.shuffle(waiting)
    CHANCE.shuffle(people)
    WaitingAlliance.objects.bulk_create(WaitingAlliance(coach=coach, said=text) for text in waiting)
    AllianceVoice.objects.bulk_create(AllianceVoice(coach=coach, person_id=person) for person in people)


def forget_waiting(coach: Coach) -> None:
    WaitingAlliance.objects.filter(coach=coach).delete()
    AllianceVoice.objects.filter(coach=coach).delete()


def release_alliances() -> None:
    """Pour together what waits for each coach for whom enough people have said something."""
    waiting = WaitingAlliance.objects.order_by().values("coach").annotate(number=Count("pk"))
    for row in waiting.filter(number__gte=LEAST):
        release_for(row["coach"])
    for coach in Coach.objects.filter(state=Coach.State.ENDED, pk__in=waiting.values("coach")):
        forget_waiting(coach)


@transaction.atomic
def release_for(coach_pk: int) -> None:
    """Make batches of all that waits for a coach; fewer than five wait on."""
    coach = Coach.objects.select_for_update(no_key=True).get(pk=coach_pk)
    waiting = [json.loads(row.said) for row in WaitingAlliance.objects.filter(coach=coach)]
    if len(waiting) < LEAST:
        return
    batches = [make_batch(coach, together) for together in drawn(waiting)]
    forget_waiting(coach)
    send_notice(FEEDBACK.key, to=[coach.person_id], address=reverse("coach_feedback"), key=str(batches[0].pk))


def drawn(waiting: list[Said]) -> list[list[Said]]:
    """Return disjoint groups drawn by chance, of five to nine: nobody is left over to be told apart later."""
    mixed = list(waiting)
    CHANCE.shuffle(mixed)
    groups = len(mixed) // LEAST
    return [mixed[number::groups] for number in range(groups)]


def make_batch(coach: Coach, together: list[Said]) -> AllianceBatch:
    batch = AllianceBatch.objects.create(coach=coach, people=len(together))
    for item in Item:
        sums = poured([said["points"][item] for said in together])
        AllianceSum.objects.create(batch=batch, item=item, points=sums.points, squares=sums.squares)
    wishes = [said["wish"] for said in together if said["wish"]]
    CHANCE.shuffle(wishes)
    AllianceWish.objects.bulk_create(AllianceWish(batch=batch, text=wish) for wish in wishes)
    return batch
