"""A lead finds that two questions are the same."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.people.models import Person
from inhabit.stages.communicate.actions.questions.moving import leave_station
from inhabit.stages.communicate.models import Asking, Question, Station


@transaction.atomic
def merge_questions(*, question: Question, into: Question, by: Person) -> Question:
    """Let everyone who has ``question`` have ``into`` instead, each with their own words.

    Both must be open, else ``ValidationError``; merging twice changes nothing. Returns what stands.
    """
    pair = Question.objects.select_for_update().filter(pk__in=[question.pk, into.pk]).order_by("pk")
    rows = {row.pk: row for row in pair}
    source, target = rows[question.pk], rows[into.pk]
    if target.pk in {source.into_id, source.pk}:
        return target
    if not (source.is_open and target.is_open):
        raise ValidationError(_("One of the two has been answered or merged meanwhile. Look at it again."))
    fold_into(source, target, by=by)
    record_event("question.merged", target, by=by)
    return target


def fold_into(source: Question, target: Question, *, by: Person | None) -> None:
    """Move the askings of ``source``; who has both keeps the words of ``target``."""
    has_both = target.askings.filter(person__isnull=False).values("person")
    Asking.objects.filter(
        question=source, person__in=list(has_both.values_list("person", flat=True))
    ).delete()
    Asking.objects.filter(question=source).update(question=target)
    Question.objects.filter(into=source).update(into=target)
    leave_station(source, Station.Leaving.MERGED, by=by)
    source.into, source.is_open = target, False
    source.save()
