"""Making, changing and closing an offer of coaching; withdrawing it from one person."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.coaching.cohorts.notices import OFFER_ENDED
from inhabit.coaching.models import Cohort, Enquiry, Offer
from inhabit.notify.actions import send_notice
from inhabit.people.models import Person, Unit
from inhabit.programme.models import Programme

FIELDS = (
    "name",
    "programme_id",
    "audience",
    "formats",
    "sessions",
    "minutes",
    "budget",
    "is_matched_together",
    "starts_on",
    "ends_on",
    "party_id",
)


class CohortIsNewerError(ValidationError):
    """Somebody else has changed the offer since it was read."""


@transaction.atomic
def make_cohort(
    *,
    by: Person,
    units: Sequence[Unit],
    name: str,
    programme: Programme | None,
    audience: str,
    formats: Sequence[str],
    sessions: int,
    minutes: int,
    budget: int,
    starts_on: date,
    ends_on: date,
    party: Person,
    is_matched_together: bool = False,
) -> Cohort:
    """Write down whom coaching will be offered, and how much of it. Nobody is told yet."""
    cohort = Cohort.objects.create(
        name=name,
        programme=programme,
        audience=audience,
        formats=list(formats),
        sessions=sessions,
        minutes=minutes,
        budget=budget,
        is_matched_together=is_matched_together,
        starts_on=starts_on,
        ends_on=ends_on,
        party=party,
        made_by=by,
    )
    cohort.units.set(units)
    record_event("cohort.made", cohort, by=by, details=numbers_of(cohort))
    return cohort


@transaction.atomic
def change_cohort(
    *,
    cohort: Cohort,
    seen: str,
    by: Person,
    units: Sequence[Unit],
    **given: object,
) -> Cohort:
    """Change an offer; what was agreed before stays as it was agreed.

    ``seen`` is the :func:`sign_of` of what ``by`` has read. ``CohortIsNewerError`` where somebody else was
    quicker, ``ValidationError`` where it is closed.
    """
    stored = Cohort.objects.select_for_update().get(pk=cohort.pk)
    refuse_closed(stored)
    if sign_of(stored) != seen:
        raise CohortIsNewerError(_("Somebody has changed this offer meanwhile. Look at it, then keep yours."))
    for name, value in given.items():
        setattr(stored, name, value)
    stored.save()
    stored.units.set(units)
    record_event("cohort.changed", stored, by=by, details=numbers_of(stored))
    return stored


def refuse_closed(cohort: Cohort) -> None:
    if not cohort.is_open:
        raise ValidationError(_("This offer is closed. Make a new one."))


def sign_of(cohort: Cohort) -> str:
    """Return a short sign of what ``cohort`` says now, to notice a change in between."""
    units = sorted(cohort.units.values_list("pk", flat=True))
    said = json.dumps([[getattr(cohort, name) for name in FIELDS], units], default=str)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def numbers_of(cohort: Cohort) -> dict[str, int]:
    return {"units": cohort.units.count(), "sessions": cohort.sessions, "budget": cohort.budget}


@transaction.atomic
def close_cohort(*, cohort: Cohort, by: Person | None) -> None:
    """Close an offer: what nobody answered lapses, and the waiting list ends. Twice changes nothing.

    Whoever has a coach goes on with them, and whoever is choosing one may still choose.
    """
    stored = Cohort.objects.select_for_update().get(pk=cohort.pk)
    if not stored.is_open:
        return
    stored.closed_at = timezone.now()
    stored.sending_since = None
    stored.save(update_fields=["closed_at", "sending_since"])
    Offer.objects.filter(cohort=stored, state=Offer.State.OFFERED).update(state=Offer.State.LAPSED)
    waiting = Enquiry.objects.filter(offer__cohort=stored, state=Enquiry.State.WAITING)
    end_waiting(waiting, key=f"cohort-{stored.pk}")
    record_event("cohort.closed", stored, by=by)


def end_waiting(waiting: QuerySet[Enquiry], *, key: str) -> None:
    """End the wait of those on a waiting list that nobody serves any more, and tell them."""
    people = list(waiting.values_list("person", flat=True))
    waiting.update(state=Enquiry.State.WITHDRAWN, settled_at=timezone.now())
    send_notice(OFFER_ENDED.key, to=people, address=reverse("coaching"), key=key)


@transaction.atomic
def withdraw_offer(*, cohort: Cohort, person: Person, by: Person) -> None:
    """Withdraw what ``person`` hasn't answered yet; whatever they answered stays.

    It says nothing either way: whether somebody has answered is not the programme team's to learn.
    """
    unanswered = Offer.objects.filter(cohort=cohort, person=person, state=Offer.State.OFFERED)
    unanswered.update(state=Offer.State.WITHDRAWN)
    record_event("cohort.withdrawn", cohort, by=by)
