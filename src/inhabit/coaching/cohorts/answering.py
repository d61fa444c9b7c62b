"""Answering an offer of coaching. Nobody has to say why, and a no is nobody's business."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.coaching.cohorts.notices import OFFERED
from inhabit.coaching.cohorts.places import has_place
from inhabit.coaching.models import Cohort, Enquiry, Offer
from inhabit.notify.models import Notice
from inhabit.people.models import Person

ANSWERABLE = {Offer.State.OFFERED, Offer.State.DECLINED}  # a no can become a yes, as long as it is open


@transaction.atomic
def accept_offer(*, offer: Offer, by: Person) -> Enquiry:
    """Say yes: from here on ``by`` looks for a coach, or waits where all places are taken.

    A second time returns the same enquiry. ``ValidationError`` where the offer is no longer open.
    """
    cohort = Cohort.objects.select_for_update().get(pk=offer.cohort_id)
    stored = Offer.objects.select_for_update().get(pk=offer.pk, person=by)
    known = Enquiry.objects.filter(offer=stored).first()
    if stored.state == Offer.State.ACCEPTED and known is not None:
        return known
    refuse_what_is_over(stored, cohort)
    stored.state = Offer.State.ACCEPTED
    stored.answered_at = timezone.now()
    stored.save(update_fields=["state", "answered_at"])
    has_been_read(stored)
    if has_place(cohort):
        return Enquiry.objects.create(person=by, offer=stored)
    return Enquiry.objects.create(
        person=by,
        offer=stored,
        state=Enquiry.State.WAITING,
        waits_for=Enquiry.WaitsFor.PLACE,
        waiting_since=timezone.now(),
    )


@transaction.atomic
def decline_offer(*, offer: Offer, by: Person) -> None:
    """Say no, for no reason. No event and no notice: it stays with ``by``."""
    stored = (
        Offer.objects.select_related("cohort").select_for_update(of=("self",)).get(pk=offer.pk, person=by)
    )
    if stored.state == Offer.State.DECLINED:
        return
    refuse_what_is_over(stored, stored.cohort)
    stored.state = Offer.State.DECLINED
    stored.answered_at = timezone.now()
    stored.save(update_fields=["state", "answered_at"])
    has_been_read(stored)


def refuse_what_is_over(offer: Offer, cohort: Cohort) -> None:
    if not cohort.is_open or offer.state not in ANSWERABLE:
        raise ValidationError(_("This offer is no longer open. Nothing was changed."))


def has_been_read(offer: Offer) -> None:
    """Take what told of the offer off the list of news: it has been dealt with."""
    told = Notice.objects.unread().filter(
        person=offer.person_id, kind=OFFERED.key, key=f"cohort-{offer.cohort_id}"
    )
    told.update(read_at=timezone.now())
