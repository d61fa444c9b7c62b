"""Once a week, in one line: how it goes."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from inhabit.people.models import Person
from inhabit.stages.empower.commitments.actions.ending import close
from inhabit.stages.empower.commitments.actions.keeping import locked
from inhabit.stages.empower.commitments.models import CheckIn, Commitment
from inhabit.stages.empower.commitments.telling import tell_of_stuck
from inhabit.stages.empower.commitments.weeks import this_week


@transaction.atomic
def check_in(*, commitment: Commitment, state: str, line: str, by: Person) -> CheckIn:
    """Say how it goes this week; said again in the same week, the later holds. "Done" closes it as kept.

    ``ValidationError`` where it is closed already; ``ValueError`` for an unknown state.
    """
    if state not in CheckIn.State:
        raise ValueError(f"no state of a check-in: {state}")
    stored = locked(commitment, by)
    if not stored.is_open:
        raise ValidationError(_("This promise is closed. Take it up again first."))
    week, line = this_week(), line.strip()
    said, _is_new = CheckIn.objects.update_or_create(
        commitment=stored,
        week_of=week,
        defaults={
            "state": state,
            "line": line,
            "partner_id": stored.partner_id if stored.has_partner else None,
            "is_shown": stored.shows_check_ins and stored.audience == Commitment.Audience.MY_UNIT,
        },
    )
    stored.checked_in_on = week
    stored.save(update_fields=["checked_in_on"])
    if state == CheckIn.State.STUCK:
        tell_of_stuck(stored, week)
    if state == CheckIn.State.DONE:
        close(commitment=stored, state=Commitment.State.KEPT, word=line, by=by)
    return said
