"""Looking back at a decision: did it come true, and what was learned."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.notify.actions import read_notices_at
from inhabit.people.models import Person, today
from inhabit.stages.clarify.actions.stale import StaleFormError
from inhabit.stages.empower.decisions.models import Decision, LookBack


@transaction.atomic
def look_back(
    *, decision: Decision, verdict: str, learned: str, next_on: date | None, seen: int, by: Person
) -> LookBack:
    """Say whether ``decision`` came true. ``seen`` is how many times the page showed that it was looked at.

    ``ValidationError`` for "can't tell yet" without a day to come. Where somebody else has looked meanwhile:
    ``StaleFormError`` with what they said; the same again, as by a double click, changes nothing.
    """
    not_yet = verdict == LookBack.Verdict.NOT_YET
    if not_yet and (next_on is None or next_on <= today()):
        raise ValidationError(_("Choose a day to come on which you look again."))
    stored = Decision.objects.select_for_update().get(pk=decision.pk)
    latest = stored.look_backs.first()
    if latest is not None and latest.number != seen:
        if (latest.author_id, latest.verdict, latest.learned) == (by.pk, verdict, learned.strip()):
            return latest
        raise StaleFormError(latest)
    made = LookBack.objects.create(
        decision=stored,
        number=seen + 1,
        verdict=verdict,
        learned=learned.strip(),
        next_on=next_on if not_yet else None,
        author=by,
        looked_on=today(),
    )
    close(stored, made)
    read_notices_at(reverse("decision_look", args=[stored.pk]), by=by)
    record_event("decision.looked_at", stored, by=by)
    return made


def close(decision: Decision, said: LookBack) -> None:
    """Write into ``decision`` what was said last: a verdict, or the next day to look."""
    decision.looked_on = said.looked_on
    if said.next_on is not None:
        decision.verdict, decision.look_on = Decision.Verdict.UNSAID, said.next_on
    else:
        decision.verdict = said.verdict
    decision.edits += 1
    decision.save(update_fields=["looked_on", "verdict", "look_on", "edits"])
