"""Sending an offer of coaching to everybody it is for: up to many thousands, in the background."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.coaching.cohorts.actions import refuse_closed
from inhabit.coaching.cohorts.notices import OFFERED
from inhabit.coaching.cohorts.people import people_to_offer
from inhabit.coaching.models import Cohort, Offer
from inhabit.notify.actions import send_notice
from inhabit.people.models import Person, today

CHUNK = 500


@transaction.atomic
def begin_offering(*, cohort: Cohort, by: Person) -> bool:
    """Note that offers are being sent. False: they are already. Enqueue ``send_offers`` afterwards.

    Raises ``ValidationError`` where the offer is closed, has not begun, or reaches nobody new.
    """
    stored = Cohort.objects.select_for_update().get(pk=cohort.pk)
    refuse_closed(stored)
    if stored.sending_since is not None:
        return False
    if stored.starts_on > today():
        raise ValidationError(_("It can be sent from its first day on."))
    new = people_to_offer(stored).count()
    if not new:
        raise ValidationError(_("Everybody it is for has been offered it already."))
    stored.sending_since = timezone.now()
    stored.sending_total = new
    stored.save(update_fields=["sending_since", "sending_total"])
    record_event("cohort.offered", stored, by=by, details={"people": new})
    return True


def send_all_offers(cohort: Cohort) -> None:
    """Offer it to everybody who has not been offered it, a chunk at a time, until it is done or closed.

    Stopped half-way, it goes on where it was; two at once offer it to nobody twice.
    """
    while send_some_offers(cohort):
        pass
    Cohort.objects.filter(pk=cohort.pk).update(sending_since=None)


@transaction.atomic
def send_some_offers(cohort: Cohort) -> bool:
    """Send a chunk; return whether there may be more."""
    if not Cohort.objects.open().filter(pk=cohort.pk, sending_since__isnull=False).exists():
        return False
    people = list(people_to_offer(cohort).order_by("pk").values_list("pk", flat=True)[:CHUNK])
    rows = [Offer(cohort=cohort, person_id=person) for person in people]
    Offer.objects.bulk_create(rows, ignore_conflicts=True)
    send_notice(OFFERED.key, to=people, address=reverse("coaching"), key=f"cohort-{cohort.pk}")
    return bool(people)


def progress_of(cohort: Cohort) -> tuple[int, int]:
    """Return how many of those who are being offered it now have been, of how many."""
    sent = Offer.objects.filter(cohort=cohort, made_at__gte=cohort.sending_since).count()
    return min(sent, cohort.sending_total), cohort.sending_total
