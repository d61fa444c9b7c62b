"""Who sees to two barriers finds that they are the same."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.people.models import Person
from inhabit.stages.empower.barriers.actions.writing import Kind, note
from inhabit.stages.empower.barriers.models import Barrier, Raising, State


@transaction.atomic
def merge_barriers(*, barrier: Barrier, into: Barrier, by: Person) -> Barrier:
    """Let everyone in whose way ``barrier`` stands have ``into`` instead, each with their own words.

    Both must stand, and both or neither be named, else ``ValidationError``; twice is once. Returns what
    stands.
    """
    pair = Barrier.objects.select_for_update(of=("self",)).filter(pk__in=[barrier.pk, into.pk]).order_by("pk")
    rows = {row.pk: row for row in pair}
    source, target = rows[barrier.pk], rows[into.pk]
    if target.pk in {source.into_id, source.pk}:
        return target
    if not (source.is_standing and target.is_standing):
        raise ValidationError(_("One of the two has been closed or merged meanwhile. Look at it again."))
    if source.is_unnamed != target.is_unnamed:
        raise ValidationError(_("One was raised without a name, the other with one. They stay apart."))
    has_both = target.raisings.filter(person__isnull=False).values_list("person", flat=True)
    Raising.objects.filter(barrier=source, person__in=list(has_both)).delete()
    Raising.objects.filter(barrier=source).update(barrier=target)
    Barrier.objects.filter(into=source).update(into=target)
    source.state, source.into, source.due_on = State.MERGED, target, None
    note(source, Kind.MERGED, source.unit_id, by=by)
    record_event("barrier.merged", target, by=by)
    target.raised_on = min(target.raised_on, source.raised_on)
    target.edits += 1
    target.save(update_fields=["raised_on", "edits"])
    return target
