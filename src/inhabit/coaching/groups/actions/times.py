"""A group finds the time of its next session: the coach proposes, everybody marks, the coach fixes one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.coaching.booking.actions import book_session
from inhabit.coaching.booking.actions.booking import lock_engagement
from inhabit.coaching.booking.allowance import refuse_beyond_agreement
from inhabit.coaching.booking.free import free_times, wish_of
from inhabit.coaching.groups.notices import TIMES_PROPOSED
from inhabit.coaching.models import Engagement, Participant, ProposedTime, Session, TimeMark
from inhabit.notify.actions import send_notice
from inhabit.people.models import Person

MOST_PROPOSED = 5


@transaction.atomic
def propose_times(*, engagement: Engagement, moments: Sequence[datetime], by: Person) -> list[ProposedTime]:
    """Propose up to five times that are free for everybody; those proposed before are set aside.

    ``ValidationError`` for none, too many, one that isn't free, or where no session is left.
    """
    locked = lock_engagement(engagement)
    refuse_beyond_agreement(locked)
    wanted = sorted(set(moments))
    if not 1 <= len(wanted) <= MOST_PROPOSED:
        raise ValidationError(_("Choose one to five times."))
    if not set(wanted) <= set(free_times(wish_of(locked, by))):
        raise ValidationError(_("One of these times is not free any more. These are."))
    set_times_aside(locked)
    found = [ProposedTime.objects.create(engagement=locked, starts_at=moment) for moment in wanted]
    coached = Participant.objects.current().filter(engagement=locked).values_list("person", flat=True)
    address = reverse("group_times", args=[locked.pk])
    send_notice(TIMES_PROPOSED.key, to=coached, address=address, key=f"times-{found[0].pk}")
    return found


@transaction.atomic
def mark_times(*, engagement: Engagement, suits: Sequence[int], by: Person) -> None:
    """Keep which of the proposed times suit ``by``; of each that stands something is said then."""
    for time in open_times(engagement):
        TimeMark.objects.update_or_create(time=time, person=by, defaults={"suits": time.pk in suits})


@transaction.atomic
def fix_time(*, engagement: Engagement, time: ProposedTime, by: Person) -> Session:
    """Book the session at ``time`` and set the others aside. Twice books once.

    ``SlotTakenError`` and ``ValidationError`` as :func:`book_session` raises them.
    """
    session = book_session(engagement=engagement, starts_at=time.starts_at, by=by)
    set_times_aside(engagement)
    return session


def set_times_aside(engagement: Engagement) -> None:
    ProposedTime.objects.filter(engagement=engagement, settled_at__isnull=True).update(
        settled_at=timezone.now()
    )


def open_times(engagement: Engagement) -> list[ProposedTime]:
    """Return the times that can still be marked: proposed, not settled, and to come."""
    standing = ProposedTime.objects.filter(engagement=engagement, settled_at__isnull=True)
    return list(standing.filter(starts_at__gt=timezone.now()).prefetch_related("marks__person"))
