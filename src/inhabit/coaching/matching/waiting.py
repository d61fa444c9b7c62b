"""The waiting list: who waits longest is looked at first, as soon as a place or a coach comes free."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from inhabit.coaching.booking.actions import cancel_session
from inhabit.coaching.cohorts.asking import rules_now
from inhabit.coaching.cohorts.places import has_own_place, has_place
from inhabit.coaching.matching.enquiring import look_for_coaches
from inhabit.coaching.matching.facts import candidates, seekers
from inhabit.coaching.matching.notices import SUGGESTIONS
from inhabit.coaching.matching.rules import barred
from inhabit.coaching.models import Coach, Enquiry, Match, MatchingRun, Session
from inhabit.notify.actions import News, send_notices
from inhabit.people.models import Placement

MOST_AT_ONCE = 500


def serve_waiting_list() -> int:
    """Look for each who waits, the longest first; return for how many something came free."""
    waiting = Enquiry.objects.filter(state=Enquiry.State.WAITING).order_by("waiting_since", "pk")
    known = waiting.select_related("person__account", "offer__cohort")
    return sum(serve(enquiry.pk) for enquiry in with_a_chance(list(known[:MOST_AT_ONCE])))


def with_a_chance(waiting: list[Enquiry]) -> list[Enquiry]:
    """Return those for whom there may be a place and a coach now.

    Looked at all together: most times nothing has come free, and that takes a few queries, not some for
    each who waits.
    """
    with_room = having_room(waiting)
    suggested = Match.objects.filter(enquiry__in=with_room, state=Match.State.SUGGESTED)
    standing, everybody = set(suggested.values_list("enquiry", flat=True)), candidates()
    return [
        enquiry
        for enquiry, seeker in zip(with_room, seekers(with_room), strict=True)
        if not enquiry.needs
        or enquiry.waits_for == Enquiry.WaitsFor.PLACE
        or enquiry.pk in standing
        or any(barred(seeker, coach) is None for coach in everybody)
    ]


def having_room(waiting: list[Enquiry]) -> list[Enquiry]:
    """Return those for whom the budget has a place; each offer is added up once."""
    room: dict[tuple[str, int | None], bool] = {}
    for enquiry in waiting:
        key = (enquiry.waits_for, enquiry.offer.cohort_id if enquiry.offer else None)
        if key not in room:
            room[key] = has_room(enquiry)
    return [
        enquiry
        for enquiry in waiting
        if room[enquiry.waits_for, enquiry.offer.cohort_id if enquiry.offer else None]
    ]


@transaction.atomic
def serve(pk: int) -> bool:
    """Give one who waits a place or coaches to choose from, and tell them; False: they wait on."""
    rows = Enquiry.objects.select_related("person", "offer__cohort").select_for_update(of=("self",))
    enquiry = rows.filter(pk=pk, state=Enquiry.State.WAITING).first()
    if enquiry is None or not has_room(enquiry):
        return False
    if enquiry.waits_for == Enquiry.WaitsFor.PLACE:
        enquiry.state, enquiry.waits_for, enquiry.waiting_since = Enquiry.State.OPEN, "", None
        enquiry.save(update_fields=["state", "waits_for", "waiting_since"])
    if enquiry.needs:
        look_for_coaches(enquiry)
    if enquiry.state != Enquiry.State.OPEN:
        return False
    tell_of_suggestions([enquiry])
    return True


def has_room(enquiry: Enquiry) -> bool:
    """Say whether the budget has a place for ``enquiry``; whoever waits for a coach has theirs."""
    if enquiry.waits_for != Enquiry.WaitsFor.PLACE:
        return True
    return has_place(enquiry.offer.cohort) if enquiry.offer else has_own_place(rules_now())


def tell_of_suggestions(enquiries: list[Enquiry]) -> None:
    """Tell those who look that there is something for them; each time anew."""
    now = timezone.now()
    news = [
        News(one.person_id, reverse("suggestions", args=[one.pk]), f"{one.pk}-{now:%Y%m%d%H%M}", {})
        for one in enquiries
    ]
    send_notices(SUGGESTIONS.key, news)


@transaction.atomic
def settle_matching(run: MatchingRun) -> None:
    """After a matching of all at once: tell who has suggestions, and let the others wait. Twice is once."""
    looking = Enquiry.objects.filter(offer__cohort=run.cohort_id, state=Enquiry.State.OPEN).exclude(needs="")
    suggested = Match.objects.filter(state=Match.State.SUGGESTED, made_at__gte=run.made_at)
    served = list(looking.filter(matches__in=suggested).distinct())
    news = [
        News(one.person_id, reverse("suggestions", args=[one.pk]), f"{one.pk}-run-{run.pk}", {})
        for one in served
    ]
    send_notices(SUGGESTIONS.key, news)
    looking.filter(matches__isnull=True).update(
        state=Enquiry.State.WAITING, waits_for=Enquiry.WaitsFor.COACH, waiting_since=timezone.now()
    )


def forget_those_who_left() -> None:
    """Close what those who no longer work here had asked for or been offered."""
    cancel_vain_meetings()
    gone = Enquiry.objects.open().filter(~works_here("person"))
    gone.update(
        state=Enquiry.State.WITHDRAWN, settled_at=timezone.now(), needs="", waits_for="", waiting_since=None
    )


def cancel_vain_meetings() -> None:
    """Cancel meetings of those who no longer work here, or with coaches who no longer coach.

    Each in a transaction of its own where there is none yet, so that few rows are held at once.
    """
    ended = Q(coach__state__in=[Coach.State.DECLINED, Coach.State.ENDED])
    meetings = Session.objects.booked().filter(match__isnull=False, starts_at__gt=timezone.now())
    vain = meetings.filter(ended | ~works_here("match__enquiry__person"))
    for meeting in vain.select_related("match__enquiry__person", "match__coach__person", "coach__person"):
        if meeting.match is not None:
            is_served = meeting.coach.is_in_service
            gone = meeting.match.enquiry.person if is_served else meeting.coach.person
            cancel_session(session=meeting, revision=meeting.revision, by=gone)


def works_here(person: str) -> Exists:
    return Exists(Placement.objects.current().filter(is_counted=True, person=OuterRef(person)))
