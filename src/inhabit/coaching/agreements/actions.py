"""Coach, coachee and the organisation's party agree on how they work together.

Nothing of this leaves a line in the audit trail: that somebody is coached is theirs to tell.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.access.languages import language_for
from inhabit.coaching.agreements import telling
from inhabit.coaching.agreements.ending import end_engagement, leave_engagement
from inhabit.coaching.agreements.locking import lock, refuse_after_end
from inhabit.coaching.agreements.sides import first_coachee, party_for, signings_of, waits_for_the_others
from inhabit.coaching.agreements.texts import Clause, clauses_for, own_clause, own_sentences
from inhabit.coaching.cohorts.places import MOST_SESSIONS, has_room_for
from inhabit.coaching.models import Agreement, Engagement, Goal, Review, Signature
from inhabit.people.models import Person

__all__ = [
    "OtherVersionError",
    "agree",
    "conclude_where_all_agreed",
    "current_agreement",
    "end_engagement",
    "keep_as_it_is",
    "leave_engagement",
    "prepare_agreement",
    "propose_sentence",
    "propose_sessions",
    "renew_agreement",
]
MOST_OF_ONES_OWN = 2000  # signs


class OtherVersionError(Exception):
    """What somebody agrees to is no longer what is proposed."""


@transaction.atomic
def prepare_agreement(*, engagement: Engagement) -> Agreement:
    """Return the agreement that waits, or was agreed last; make the first from the written clauses."""
    locked = lock(engagement)
    standing = current_agreement(locked)
    if standing is not None:
        return standing
    party = party_for(locked, locked.party)
    return new_version(locked, clauses_for(locked, party), party=party)


@transaction.atomic
def agree(*, agreement: Agreement, side: str, by: Person) -> Agreement:
    """Note that ``by`` agrees as ``side``. With the last one the coaching begins, or the new version holds.

    Twice is the same as once. ``OtherVersionError`` where another version is proposed meanwhile;
    ``ValidationError`` after the end, or when ``by`` is not on that side.
    """
    engagement = lock(agreement.engagement)
    refuse_after_end(engagement)
    stored = Agreement.objects.select_related("party").get(pk=agreement.pk)
    stored.engagement = engagement
    if stored.set_aside_at is not None:
        raise OtherVersionError
    if not any(signing.person == by and signing.side == side for signing in signings_of(stored)):
        raise ValidationError(_("Somebody else has to agree here."))
    if side == Signature.Side.PARTY and waits_for_the_others(stored, by):
        raise ValidationError(_("The others agree first: there are sentences that you can’t read before."))
    Signature.objects.get_or_create(agreement=stored, person=by, side=side)
    if stored.waits and all(signing.agreed_at for signing in signings_of(stored)):
        conclude(engagement, stored)
    return stored


@transaction.atomic
def propose_sentence(*, engagement: Engagement, text: str, by: Person) -> Agreement:
    """Propose a sentence of one's own: a new version, which everybody is asked to agree to.

    The same sentence sent twice is proposed once. ``ValidationError`` for an empty or overlong one.
    """
    locked, words = lock(engagement), text.strip()
    refuse_after_end(locked)
    if not words or len(words) > MOST_OF_ONES_OWN:
        raise ValidationError(_("Write a sentence or a few; two thousand signs at most."))
    standing = prepare_agreement(engagement=locked)
    if words in own_sentences(standing):
        return standing
    clauses = [*standing.clauses, own_clause(locked, words, by=by)]
    return new_version(locked, clauses, party=standing.party, sessions=standing.sessions, by=by)


@transaction.atomic
def renew_agreement(
    *, engagement: Engagement, party: Person | None = None, by: Person | None = None
) -> Agreement:
    """Propose the written clauses anew, with today's terms and with ``party`` for the organisation.

    People's own sentences stay. Call it when the party changes, or the terms have without being agreed
    anew. Where nothing would read differently, nothing is proposed.
    """
    locked = lock(engagement)
    refuse_after_end(locked)
    standing = prepare_agreement(engagement=locked)
    # What somebody has proposed meanwhile goes on being proposed.
    sessions = standing.sessions if standing.waits else None
    return rewrite(locked, standing, party_for(locked, party), sessions, by)


@transaction.atomic
def propose_sessions(*, engagement: Engagement, sessions: int, by: Person) -> Agreement:
    """Propose that there are ``sessions`` in all; they can be booked once everybody has agreed.

    Twice is the same as once. ``ValidationError`` where the coaching doesn't go on, where these are no
    more than before or too many, or where the budget is not enough.
    """
    locked = lock(engagement)
    refuse_after_end(locked)
    refuse_number(locked, sessions)
    standing = prepare_agreement(engagement=locked)
    return rewrite(locked, standing, standing.party, sessions, by)


def refuse_number(engagement: Engagement, sessions: int) -> None:
    if not engagement.is_going_on:
        raise ValidationError(_("First everybody agrees to how you begin. More sessions can come later."))
    if not engagement.sessions_planned < sessions <= MOST_SESSIONS:
        raise ValidationError(
            _("Choose a number from %(fewest)d to %(most)d: all sessions together, those held among them.")
            % {"fewest": engagement.sessions_planned + 1, "most": MOST_SESSIONS}
        )
    refuse_beyond_budget(engagement, sessions)


def refuse_beyond_budget(engagement: Engagement, sessions: int) -> None:
    if not has_room_for(engagement, sessions - engagement.sessions_planned):
        raise ValidationError(
            _("The budget for coaching is not enough for that many. Everything stays as it was agreed.")
        )


def rewrite(
    engagement: Engagement,
    standing: Agreement,
    party: Person | None,
    sessions: int | None,
    by: Person | None,
) -> Agreement:
    """Propose the written clauses with these terms and people's own sentences, where that is new."""
    own = [clause for clause in standing.clauses if "sealed" in clause]
    clauses = [*clauses_for(engagement, party, sessions), *own]
    if clauses == standing.clauses and standing.party == party:
        return standing
    return new_version(engagement, clauses, party=party, sessions=sessions, by=by)


@transaction.atomic
def keep_as_it_is(*, agreement: Agreement, by: Person) -> None:
    """Set a proposed version aside: what was agreed before goes on holding. Twice is the same as once.

    ``ValidationError`` for the first version, since nothing would hold then.
    """
    engagement = lock(agreement.engagement)
    if not engagement.is_agreed:
        raise ValidationError(_("Nothing is agreed yet. You can end it instead."))
    waiting = Agreement.objects.filter(pk=agreement.pk, agreed_at__isnull=True)
    waiting.update(set_aside_at=timezone.now())


def conclude_where_all_agreed(engagement: Engagement) -> None:
    """Let what waits hold, where the one who hadn't agreed has left a group that goes on."""
    waiting = current_agreement(lock(engagement))
    if waiting is None or not waiting.waits or waiting.engagement.state == Engagement.State.ENDED:
        return
    if all(signing.agreed_at for signing in signings_of(waiting)):
        conclude(waiting.engagement, waiting)


def current_agreement(engagement: Engagement) -> Agreement | None:
    """Return the version that waits to be agreed, or else the one that holds."""
    standing = engagement.agreements.filter(set_aside_at__isnull=True).select_related("party")
    current = standing.prefetch_related("signatures").order_by("-number").first()
    if current is not None:
        current.engagement = engagement
    return current


def new_version(
    engagement: Engagement,
    clauses: list[Clause],
    *,
    party: Person | None,
    sessions: int | None = None,
    by: Person | None = None,
) -> Agreement:
    """Propose ``clauses``; a version that nobody or not everybody has agreed to is set aside."""
    versions = engagement.agreements.all()
    versions.filter(agreed_at__isnull=True, set_aside_at__isnull=True).update(set_aside_at=timezone.now())
    last: int = versions.aggregate(last=Max("number"))["last"] or 0
    agreement = Agreement.objects.create(
        engagement=engagement,
        number=last + 1,
        template=f"{engagement.format}_{'three_way' if engagement.is_three_way else 'two_way'}",
        language=language_for(first_coachee(engagement)),
        clauses=clauses,
        sessions=sessions,
        party=party,
        proposed_by=by,
    )
    telling.tell_it_waits(agreement, but=by)
    return agreement


def conclude(engagement: Engagement, agreement: Agreement) -> None:
    """Let ``agreement`` hold, and the coaching begin where it hasn't.

    ``ValidationError`` where the budget has meanwhile become too small for the sessions it names.
    """
    agreement.agreed_at = timezone.now()
    agreement.save(update_fields=["agreed_at"])
    engagement.state = Engagement.State.GOING_ON
    engagement.agreed_at = engagement.agreed_at or agreement.agreed_at
    if engagement.party_id != agreement.party_id:
        take_back_what_was_shared(engagement)
    engagement.party = agreement.party
    if agreement.sessions is not None:
        refuse_beyond_budget(engagement, agreement.sessions)
        engagement.sessions_planned = agreement.sessions
    engagement.save(update_fields=["state", "agreed_at", "party", "sessions_planned"])
    telling.tell_it_is_agreed(agreement)


def take_back_what_was_shared(engagement: Engagement) -> None:
    """Show nothing to another party that was shared with the one before: that is to be chosen anew."""
    Goal.objects.filter(engagement=engagement).update(shared_at=None)
    Review.objects.filter(engagement=engagement).update(is_for_party=False)
