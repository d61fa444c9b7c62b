"""Saying what one needs, passing on suggestions, waiting, and giving it up."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.coaching.matching.needs import Needs, needs_to_text
from inhabit.coaching.matching.standing import why_not
from inhabit.coaching.matching.suggesting import HOW_MANY, make_suggestions, suggest, suggest_others
from inhabit.coaching.models import Enquiry, Match, MatchingRun
from inhabit.people.models import Person

MOST_ROUNDS = 2  # how often somebody gets three others


@transaction.atomic
def say_needs(*, enquiry: Enquiry, needs: Needs, by: Person) -> Enquiry:
    """Keep what ``by`` needs, and suggest coaches to it; those suggested before are thought over again.

    Whoever waits for a place keeps waiting, with needs that are ready. ``ValidationError`` where the
    enquiry is over.
    """
    stored = lock_enquiry(enquiry, by)
    refuse_what_is_over(stored)
    stored.needs = needs_to_text(needs)
    stored.save(update_fields=["needs"])
    if stored.waits_for != Enquiry.WaitsFor.PLACE:
        forget_suggestions(stored)
        look_for_coaches(stored)
    return stored


def lock_enquiry(enquiry: Enquiry, by: Person) -> Enquiry:
    rows = Enquiry.objects.select_related("offer__cohort").select_for_update(of=("self",))
    return rows.get(pk=enquiry.pk, person=by)


def refuse_what_is_over(enquiry: Enquiry) -> None:
    if enquiry.state not in {Enquiry.State.OPEN, Enquiry.State.WAITING}:
        raise ValidationError(_("You are not looking for a coach here any more. Nothing was changed."))


def forget_suggestions(enquiry: Enquiry) -> None:
    """Forget who was suggested and not chosen, so that they can be again; whom ``by`` has met stays."""
    standing = enquiry.matches.filter(state=Match.State.SUGGESTED)
    standing.filter(meetings__isnull=True).delete()


def look_for_coaches(enquiry: Enquiry) -> list[Match]:
    """Fill the suggestions of ``enquiry`` up to three; with none at all it waits for a coach who fits."""
    if waits_for_matching(enquiry):
        return []
    standing = suggest(enquiry)
    if len(standing) < HOW_MANY:
        standing += make_suggestions(enquiry, HOW_MANY - len(standing))
    note_outcome(enquiry, standing)
    return standing


def waits_for_matching(enquiry: Enquiry) -> bool:
    """Say whether coaches are suggested to all of the cohort at once, and that hasn't been done yet."""
    if enquiry.offer is None or not enquiry.offer.cohort.is_matched_together:
        return False
    done = MatchingRun.objects.filter(cohort=enquiry.offer.cohort_id, state=MatchingRun.State.DONE)
    return enquiry.offer.cohort.is_open and not done.exists()


def note_outcome(enquiry: Enquiry, standing: list[Match]) -> None:
    """Note whether there is somebody to choose from; without, since when ``enquiry`` waits."""
    if standing:
        enquiry.state, enquiry.waits_for, enquiry.waiting_since = Enquiry.State.OPEN, "", None
    elif enquiry.state != Enquiry.State.WAITING:
        enquiry.state, enquiry.waits_for = Enquiry.State.WAITING, Enquiry.WaitsFor.COACH
        enquiry.waiting_since = timezone.now()
    enquiry.save(update_fields=["state", "waits_for", "waiting_since"])


@transaction.atomic
def pass_on_all(*, enquiry: Enquiry, seen: set[int], by: Person) -> None:
    """Say "none of these": three others, at most twice; then it waits for somebody new.

    ``seen`` are the numbers of the suggestions on the page: a second press passes on nobody else.
    """
    stored = lock_enquiry(enquiry, by)
    refuse_what_is_over(stored)
    standing = set(stored.matches.filter(state=Match.State.SUGGESTED).values_list("pk", flat=True))
    if not standing or standing != seen:
        return
    if stored.rounds >= MOST_ROUNDS:
        stored.matches.filter(pk__in=standing).update(state=Match.State.PASSED)
        note_outcome(stored, [])
        return
    stored.rounds += 1
    stored.save(update_fields=["rounds"])
    note_outcome(stored, suggest_others(stored))


@transaction.atomic
def replace_suggestion(*, match: Match, by: Person) -> None:
    """Put somebody else in the place of a coach who can't be chosen any more; nobody else is replaced."""
    stored = lock_enquiry(match.enquiry, by)
    refuse_what_is_over(stored)
    standing = list(stored.matches.filter(pk=match.pk, state=Match.State.SUGGESTED))
    if standing and why_not(stored, standing):
        put_aside(stored, standing[0])


def put_aside(enquiry: Enquiry, match: Match) -> None:
    """Take ``match`` out of the suggestions and fill them up."""
    Match.objects.filter(pk=match.pk).update(state=Match.State.PASSED)
    look_for_coaches(enquiry)


@transaction.atomic
def withdraw_enquiry(*, enquiry: Enquiry, by: Person) -> None:
    """Stop looking for a coach. What was said about needs is deleted; nobody is told."""
    stored = lock_enquiry(enquiry, by)
    if stored.state not in {Enquiry.State.OPEN, Enquiry.State.WAITING}:
        return
    forget_suggestions(stored)
    stored.matches.filter(state=Match.State.SUGGESTED).update(state=Match.State.PASSED)
    stored.state, stored.settled_at, stored.needs = Enquiry.State.WITHDRAWN, timezone.now(), ""
    stored.waits_for, stored.waiting_since = "", None
    stored.save(update_fields=["state", "settled_at", "needs", "waits_for", "waiting_since"])
