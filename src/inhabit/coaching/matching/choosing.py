"""Choosing a coach, and changing to another one."""

from __future__ import annotations

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.coaching.agreements.actions import end_engagement, prepare_agreement
from inhabit.coaching.agreements.locking import lock
from inhabit.coaching.booking.actions.changing import cancel_session
from inhabit.coaching.coaches.actions.records import declare_conflict
from inhabit.coaching.cohorts.asking import rules_now
from inhabit.coaching.engaging import open_engagement
from inhabit.coaching.matching.enquiring import (
    forget_suggestions,
    lock_enquiry,
    look_for_coaches,
    put_aside,
    refuse_what_is_over,
)
from inhabit.coaching.matching.needs import needs_from_text
from inhabit.coaching.matching.standing import Why, why_not
from inhabit.coaching.models import (
    Coach,
    Conflict,
    Engagement,
    Enquiry,
    Format,
    Match,
    Session,
    Signature,
)
from inhabit.people.models import Person

TIME_TO_UNDO = timedelta(hours=24)


class NotPossibleError(Exception):
    """The coach can't be chosen any more. The needs are kept, and somebody else is suggested."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


def choose_coach(*, match: Match, by: Person) -> Engagement:
    """Choose the coach of ``match``: what the two agree on comes next.

    Of two people who take a coach's last place at the same moment one gets it; for the other
    ``NotPossibleError`` says so once somebody else stands in the coach's place. A second press returns
    the same engagement.
    """
    engagement = choose_if_possible(match=match, by=by)
    # Each in a transaction of its own, so that nobody holds two coaches' rows at once.
    cancel_meetings(match.enquiry, but=match.coach, by=by)
    return engagement


def choose_if_possible(*, match: Match, by: Person) -> Engagement:
    with transaction.atomic():
        enquiry = lock_enquiry(match.enquiry, by)
        chosen = Match.objects.get(pk=match.pk)
        standing = standing_engagement(enquiry)
        if chosen.state == Match.State.CHOSEN and standing is not None:
            return standing
        refuse_what_is_over(enquiry)
        if chosen.state != Match.State.SUGGESTED:
            raise ValidationError(_("This suggestion has been replaced. Here are those that stand."))
        # One at a time counts the places of a coach.
        Coach.objects.select_for_update(no_key=True).get(pk=chosen.coach_id)
        why = why_not(enquiry, [chosen]).get(chosen.pk)
        if why is None:
            return settle(enquiry, chosen)
        put_aside(enquiry, chosen)
    raise NotPossibleError(why)


def cancel_meetings(enquiry: Enquiry, *, but: Coach | None, by: Person) -> None:
    """Cancel the meetings to come with coaches who were suggested and not chosen."""
    # One that has begun is left: it is held, or it isn't, but it can't be cancelled any more.
    meetings = Session.objects.booked().filter(match__enquiry=enquiry, starts_at__gt=timezone.now())
    for meeting in meetings.exclude(coach=but) if but else meetings:
        cancel_session(session=meeting, revision=meeting.revision, by=by)


def standing_engagement(enquiry: Enquiry) -> Engagement | None:
    """Return the coaching that came of ``enquiry`` and has not ended."""
    return Engagement.objects.taking_up_capacity().filter(enquiry=enquiry).first()


def settle(enquiry: Enquiry, match: Match) -> Engagement:
    Match.objects.filter(pk=match.pk).update(state=Match.State.CHOSEN)
    forget_suggestions(enquiry)
    enquiry.matches.filter(state=Match.State.SUGGESTED).update(state=Match.State.PASSED)
    enquiry.state, enquiry.settled_at = Enquiry.State.SETTLED, timezone.now()
    enquiry.waits_for, enquiry.waiting_since = "", None
    enquiry.save(update_fields=["state", "settled_at", "waits_for", "waiting_since"])
    engagement = engagement_for(enquiry, match.coach)
    prepare_agreement(engagement=engagement)
    return engagement


def engagement_for(enquiry: Enquiry, coach: Coach) -> Engagement:
    """Open the coaching, with as many sessions as a coach before has left over."""
    rules = rules_now()
    return open_engagement(
        coach=coach,
        coachees=[enquiry.person],
        enquiry=enquiry,
        cohort=enquiry.offer.cohort if enquiry.offer else None,
        format=Format(needs_from_text(enquiry.needs).format),
        sessions=rules.sessions,
        minutes=rules.minutes,
        used=Session.objects.held().filter(engagement__enquiry=enquiry).count(),
    )


@transaction.atomic
def end_for_conflict(*, engagement: Engagement, by: Person) -> None:
    """End a coaching in which the coach has a conflict of interest; they aren't suggested there again.

    Whoever is coached learns that it has ended, not why, and can look for another coach at no cost.
    """
    declare_conflict(
        coach=engagement.coach,
        person=engagement.participants.current().get().person,
        side=Conflict.Side.COACH,
        by=by,
    )
    end_engagement(engagement=engagement, by=by)


@transaction.atomic
def change_coach(*, enquiry: Enquiry, by: Person) -> Enquiry:
    """Leave one's coach for another, once, without a reason; the coach learns only that it has ended.

    Where the coaching has ended by itself (the coach stopped, or had a conflict of interest) it costs
    nothing. ``ValidationError`` where somebody has changed once already.
    """
    stored = lock_enquiry(enquiry, by)
    if stored.state != Enquiry.State.SETTLED:
        return stored
    if is_a_change(stored):
        if stored.has_changed_coach:
            raise ValidationError(_("You have changed your coach once already."))
        stored.has_changed_coach = True
    standing = standing_engagement(stored)
    if standing is not None:
        end_engagement(engagement=standing, by=by)
    look_again(stored)
    return stored


def is_a_change(enquiry: Enquiry) -> bool:
    """Say whether it is the person who leaves their coach, and not the coach who has gone."""
    last = Engagement.objects.filter(enquiry=enquiry).order_by("-made_at").first()
    if last is None or last.state != Engagement.State.ENDED:
        return last is not None
    return last.ended_by_id == enquiry.person_id


@transaction.atomic
def undo_choice(*, enquiry: Enquiry, by: Person) -> Enquiry:
    """Take back a coach who was chosen by mistake: all can be chosen again, and no change is used.

    ``ValidationError`` after a day, or once somebody has agreed. Twice is the same as once.
    """
    stored = lock_enquiry(enquiry, by)
    if stored.state != Enquiry.State.SETTLED:
        return stored
    standing = standing_engagement(stored)
    # Whoever agrees holds this row: nobody can at the same moment.
    locked = None if standing is None else lock(standing)
    if locked is None or not may_undo(stored, locked):
        raise ValidationError(
            _("This can’t be taken back any more. You can still change your coach, once, for no reason.")
        )
    end_engagement(engagement=locked, by=by)
    stored.matches.filter(state=Match.State.CHOSEN).update(state=Match.State.SUGGESTED)
    stored.state, stored.settled_at = Enquiry.State.OPEN, None
    stored.save(update_fields=["state", "settled_at"])
    look_for_coaches(stored)
    return stored


def may_undo(enquiry: Enquiry, engagement: Engagement) -> bool:
    """Say whether ``engagement`` was chosen within a day, and nobody has agreed to anything yet."""
    if enquiry.settled_at is None or timezone.now() - enquiry.settled_at > TIME_TO_UNDO:
        return False
    return (
        engagement.state == Engagement.State.AGREEING
        and not Signature.objects.filter(agreement__engagement=engagement).exists()
    )


def look_again(enquiry: Enquiry) -> None:
    """Suggest coaches anew, without the one whom the person had."""
    enquiry.matches.filter(state=Match.State.CHOSEN).update(state=Match.State.LEFT)
    enquiry.state, enquiry.settled_at = Enquiry.State.OPEN, None
    enquiry.save(update_fields=["state", "settled_at", "has_changed_coach"])
    look_for_coaches(enquiry)
