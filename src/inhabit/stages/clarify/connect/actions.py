"""Somebody connects a priority with their own work. Nothing here leaves a line in the audit trail."""

from __future__ import annotations

import json
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.people.models import Person, Unit
from inhabit.programme.models import Programme
from inhabit.stages.clarify.actions import StaleFormError, finish_contribution, start_contribution
from inhabit.stages.clarify.connect.models import ConnectAnswer, Connection, OwnValues, Words
from inhabit.stages.clarify.connect.questions import LAST
from inhabit.stages.clarify.models import Contribution, ContributionTie
from inhabit.strategy.models import Priority


@transaction.atomic
def start_connection(
    *, programme: Programme, priority: Priority, from_unit: Unit | None, by: Person
) -> Connection:
    """Begin a conversation about ``priority``, or open the one that ``by`` has not finished yet."""
    begun = Connection.objects.unfinished().filter(programme=programme, person=by, priority=priority)
    return begun.first() or Connection.objects.create(
        programme=programme, person=by, priority=priority, from_unit=from_unit
    )


@transaction.atomic
def save_answer(
    *, connection: Connection, step: int, words: Words, edits: int, by: Person, is_done: bool = False
) -> ConnectAnswer:
    """Keep what was written at ``step``; ``is_done`` when its author goes on to the next.

    The same words sent again do no harm. Others from an outdated form raise ``StaleFormError``.
    """
    stored_connection = Connection.objects.select_for_update().get(pk=connection.pk, person=by)
    stored, _is_new = ConnectAnswer.objects.get_or_create(connection=connection, step=step)
    if stored.edits != edits and stored.words != words:
        raise StaleFormError(stored)
    if stored.edits == edits:
        stored.content, stored.edits = json.dumps(words), edits + 1
        stored.save()
    if is_done and stored_connection.step <= step < LAST:
        Connection.objects.filter(pk=connection.pk).update(step=step + 1)
    return stored


@transaction.atomic
def finish_connection(
    *,
    connection: Connection,
    words: Words,
    edits: int,
    audience: str,
    also: Mapping[int, int | None],
    part_edits: int,
    by: Person,
) -> Contribution:
    """Make the sentence of the last step the person's contribution, or the new wording of the one they have.

    ``also`` holds the further priorities that it serves, each with the unit whose words it is tied to.
    ``ValidationError`` without a sentence; ``StaleFormError`` when the answer, or the contribution
    (which had ``part_edits``), has changed meanwhile. Twice is the same as once.
    """
    if not words.get("sentence", "").strip():
        raise ValidationError(_("Write your sentence first. It can be a small one."))
    save_answer(connection=connection, step=LAST, words=words, edits=edits, by=by)
    part = part_of(connection) or start_contribution(
        programme=connection.programme, priority=connection.priority, from_unit=connection.from_unit, by=by
    )
    finished = finish_contribution(
        contribution=part,
        text=words["sentence"],
        audience=audience,
        initiative=part.initiative,
        edits=part_edits,
        by=by,
    )
    tie_contribution(finished, also)
    Connection.objects.filter(pk=connection.pk).update(
        contribution=finished, step=LAST, finished_at=connection.finished_at or timezone.now()
    )
    return finished


def part_of(connection: Connection) -> Contribution | None:
    """Return the contribution that the last step is about: what came of it, else the author's latest here."""
    if connection.contribution is not None:
        return connection.contribution
    same = {"programme": connection.programme_id, "priority": connection.priority_id}
    mine = Contribution.objects.filter(**same, person=connection.person_id).select_related("initiative")
    return mine.order_by("-edited_at").first()


def tie_contribution(contribution: Contribution, also: Mapping[int, int | None]) -> None:
    """Let the contribution serve ``also`` beside its own priority, and no others."""
    wanted = {priority: unit for priority, unit in also.items() if priority != contribution.priority_id}
    contribution.ties.exclude(priority__in=wanted).delete()
    for priority, unit in wanted.items():
        ContributionTie.objects.update_or_create(
            contribution=contribution, priority_id=priority, defaults={"from_unit_id": unit}
        )


@transaction.atomic
def delete_connection(*, connection: Connection, by: Person) -> None:
    """Throw away a conversation with all its answers and what was shared of it. The contribution stays."""
    Connection.objects.filter(pk=connection.pk, person=by).delete()


@transaction.atomic
def save_values(*, words: Words, edits: int, by: Person) -> OwnValues:
    """Keep somebody's values and goals. ``StaleFormError`` as with an answer."""
    OwnValues.objects.get_or_create(person=by)
    stored = OwnValues.objects.select_for_update().get(person=by)
    if stored.edits == edits:
        stored.content, stored.edits = json.dumps(words), edits + 1
        stored.save()
    elif stored.words != words:
        raise StaleFormError(stored)
    return stored


@transaction.atomic
def delete_values(*, by: Person) -> None:
    """Throw away somebody's values and goals. Twice is the same as once."""
    OwnValues.objects.filter(person=by).delete()
