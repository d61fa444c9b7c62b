"""Asking for coaching of one's own accord: known to nobody but the person and the coach they choose."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.coaching.cohorts.places import has_own_place
from inhabit.coaching.models import CoachingRules, Enquiry
from inhabit.people.models import Person


def rules_now() -> CoachingRules:
    """Return the rules of this deployment; as long as nobody has set any, those it begins with."""
    return CoachingRules.objects.filter(pk=1).first() or CoachingRules(pk=1)


@transaction.atomic
def change_rules(
    *, is_own_request_open: bool, sessions: int, minutes: int, budget: int, by: Person
) -> CoachingRules:
    """Say whether people may ask by themselves. What was asked for before goes on."""
    given = {"is_own_request_open": is_own_request_open, "sessions": sessions, "minutes": minutes}
    rules, _made = CoachingRules.objects.update_or_create(pk=1, defaults=given | {"budget": budget})
    details = {"sessions": sessions, "budget": budget}
    record_event("coaching.rules_changed", rules, by=by, details=details)
    return rules


@transaction.atomic
def ask_for_coaching(*, by: Person) -> Enquiry:
    """Begin to look for a coach; the enquiry that is open already, where one is.

    Two-way: no event, no notice, no count. ``ValidationError`` where people can't ask by themselves here.
    """
    Person.objects.select_for_update().get(pk=by.pk)  # two presses of the button make one enquiry
    known = Enquiry.objects.open().filter(person=by, offer__isnull=True).first()
    if known is not None:
        return known
    rules = rules_now()
    if not rules.is_own_request_open:
        raise ValidationError(_("At present nobody can ask for coaching by themselves here."))
    if has_own_place(rules):
        return Enquiry.objects.create(person=by)
    return Enquiry.objects.create(
        person=by,
        state=Enquiry.State.WAITING,
        waits_for=Enquiry.WaitsFor.PLACE,
        waiting_since=timezone.now(),
    )
