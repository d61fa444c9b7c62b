"""Each person says yes or no for themself. A no needs no reason, and is shown to nobody."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.coaching.agreements.actions import OtherVersionError, agree, conclude_where_all_agreed
from inhabit.coaching.agreements.actions import current_agreement as agreement_now
from inhabit.coaching.groups.actions.beginning import begin_if_enough, close
from inhabit.coaching.groups.actions.stored import lock_group, refuse_closed
from inhabit.coaching.groups.fitting import MOST, may_be_with
from inhabit.coaching.groups.notices import INVITED, SOMEBODY_JOINED
from inhabit.coaching.models import Engagement, Group, Participant, Seat, Signature
from inhabit.notify.actions import send_notice
from inhabit.notify.models import Notice
from inhabit.people.models import Person

ANSWERABLE = {Seat.State.INVITED, Seat.State.DECLINED}  # a no can become a yes, as long as it is open


@transaction.atomic
def join_group(*, group: Group, by: Person, number: int = 0) -> Group:
    """Say yes. Where the group has begun, ``by`` agrees to what the others have agreed to, and is in it.

    ``number`` is the version of the agreement that was read. ``OtherVersionError`` where another one is
    proposed meanwhile; ``ValidationError`` where the group is full, over, or the coach is in one's line.
    A second press changes nothing.
    """
    stored = lock_group(group)
    seat = Seat.objects.select_for_update().get(group=stored, person=by)
    if seat.state == Seat.State.JOINED:
        return stored
    refuse_what_is_over(stored, seat)
    if not stored.is_team and stored.seats.filter(state=Seat.State.JOINED).count() >= MOST:
        raise ValidationError(_("The circle is full. Eight are in it."))
    if stored.coach is not None and not may_be_with(stored.coach, [by], stored):
        raise ValidationError(_("The coach of this group can’t be yours at present, so you can’t be in it."))
    answer(seat, Seat.State.JOINED)
    if stored.engagement is None:
        begin_if_enough(stored)
    else:
        come_in(stored.engagement, by, number)
    return stored


def come_in(engagement: Engagement, by: Person, number: int) -> None:
    """Let ``by`` into a coaching that has begun, agreeing to what the others read."""
    standing = agreement_now(engagement)
    if standing is None or standing.number != number:
        raise OtherVersionError
    Participant.objects.create(engagement=engagement, person=by)
    agree(agreement=standing, side=Signature.Side.COACHEE, by=by)
    send_notice(
        SOMEBODY_JOINED.key,
        to=[engagement.coach.person],
        address=reverse("engagement_people", args=[engagement.pk]),
        key=f"{engagement.pk}:{by.pk}",
    )


@transaction.atomic
def decline_group(*, group: Group, by: Person) -> None:
    """Say no, for no reason. No notice, no count: it stays with ``by``."""
    stored = lock_group(group)
    seat = Seat.objects.select_for_update().get(group=stored, person=by)
    if seat.state == Seat.State.DECLINED:
        return
    if seat.state == Seat.State.JOINED and stored.engagement_id is None:
        answer(seat, Seat.State.DECLINED)
        return
    refuse_what_is_over(stored, seat)
    answer(seat, Seat.State.DECLINED)


def refuse_what_is_over(group: Group, seat: Seat) -> None:
    refuse_closed(group)
    if not group.is_asking or seat.state not in ANSWERABLE:
        raise ValidationError(_("This invitation is no longer open. Nothing was changed."))


def answer(seat: Seat, state: Seat.State) -> None:
    """Keep the answer, and take what told of the invitation off the list of news."""
    seat.state, seat.answered_at = state, timezone.now()
    seat.save(update_fields=["state", "answered_at"])
    told = Notice.objects.unread().filter(person=seat.person_id, kind=INVITED.key)
    told.filter(key=f"group-{seat.group_id}").update(read_at=timezone.now())


def free_seat(engagement: Engagement, person: Person) -> None:
    """Somebody leaves: their seat says so; where the others have all agreed, it can begin without them."""
    Seat.objects.filter(group__engagement=engagement, person=person).update(state=Seat.State.LEFT)
    conclude_where_all_agreed(engagement)


def close_with_engagement(engagement: Engagement, _by: Person | None) -> None:
    """A group ends with its coaching."""
    for group in Group.objects.open().filter(engagement=engagement):
        close(group)
