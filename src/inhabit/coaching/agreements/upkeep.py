"""What a coaching needs when somebody leaves, when a new party is named for it, and when it rests."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from inhabit.access.models import Guest
from inhabit.coaching.agreements.actions import renew_agreement
from inhabit.coaching.agreements.ending import end_engagement, leave_engagement
from inhabit.coaching.agreements.lines import GRACE, part_where_one_leads_the_other
from inhabit.coaching.agreements.notices import RESTS
from inhabit.coaching.models import Agreement, Coach, Engagement, Format, Participant, Session
from inhabit.notify.actions import News, send_notices
from inhabit.people.models import Placement

# A list that forgot somebody, or a stay that is prolonged late, ends nothing.
TO_AGREE = timedelta(days=60)
MAY_REST = timedelta(days=180)
TOLD_BEFORE = timedelta(days=30)


def care_for_coachings() -> None:
    """Do what is due today. Running it twice changes nothing."""
    end_where_somebody_left()
    part_where_one_leads_the_other()
    end_what_rests()
    tell_of_what_rests()
    let_parties_go()
    propose_new_parties()


def open_engagements() -> QuerySet[Engagement]:
    return Engagement.objects.filter(state__in=[Engagement.State.AGREEING, Engagement.State.GOING_ON])


def was_here(person: str) -> Exists:
    """Say whether the person at ``person`` had a place or a stay until a few days ago, or has one."""
    day = timezone.localdate() - GRACE
    return Exists(
        Placement.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day), person=OuterRef(person))
    )


def stayed_here(person: str) -> Exists:
    day = timezone.localdate() - GRACE
    return Exists(Guest.objects.filter(person=OuterRef(person), ended_at__isnull=True, until__gte=day))


def end_where_somebody_left() -> None:
    """End what has lost its coach or its one coached person; let leavers go out of groups and teams."""
    gone = Q(coach__state__in=[Coach.State.DECLINED, Coach.State.ENDED])
    gone |= ~was_here("coach__person") & ~stayed_here("coach__person")
    for engagement in open_engagements().filter(gone):
        end_engagement(engagement=engagement, by=None)
    left = Participant.objects.current().filter(~was_here("person"), ~stayed_here("person"))
    for row in left.filter(engagement__in=open_engagements()).select_related("engagement", "person"):
        if row.engagement.format == Format.ONE_TO_ONE:
            end_engagement(engagement=row.engagement, by=None)
        else:
            leave_engagement(engagement=row.engagement, by=row.person)


def end_what_rests() -> None:
    """End what nobody agrees to, and what has gone on without a session for half a year."""
    now = timezone.now()
    recent = Agreement.objects.filter(engagement=OuterRef("pk"), made_at__gt=now - TO_AGREE)
    unsigned = open_engagements().filter(~Exists(recent), state=Engagement.State.AGREEING)
    for engagement in [*unsigned, *resting_since(now - MAY_REST)]:
        end_engagement(engagement=engagement, by=None)


def resting_since(moment: object) -> QuerySet[Engagement]:
    """Return what goes on, but has had no session and no agreement since ``moment``, and none to come."""
    met = Session.objects.filter(engagement=OuterRef("pk"), starts_at__gt=moment)
    agreed = Agreement.objects.filter(engagement=OuterRef("pk"), agreed_at__gt=moment)
    return Engagement.objects.going_on().filter(~Exists(met), ~Exists(agreed), agreed_at__lte=moment)


def tell_of_what_rests() -> None:
    """Tell coach and coached people once, a month before it would end."""
    resting = resting_since(timezone.now() - MAY_REST + TOLD_BEFORE).values("pk")
    coaches = Engagement.objects.filter(pk__in=resting).values_list("coach__person", "pk")
    coached = Participant.objects.current().filter(engagement__in=resting).values_list("person", "engagement")
    send_notices(RESTS.key, news_of([*coaches, *coached]))


def news_of(rows: Iterable[tuple[int, int]]) -> Iterable[News]:
    # Once in half a year: a coaching that was taken up again may rest again.
    half = (timezone.localdate().month - 1) // 6
    for person, engagement in rows:
        address = reverse("agreement", args=[engagement])
        yield News(person, address, f"{engagement}:{timezone.localdate().year}:{half}", {})


def let_parties_go() -> None:
    """Where the party has left, there is none until all have agreed to somebody new."""
    gone = ~was_here("party")
    for agreement in Agreement.objects.filter(
        gone, party__isnull=False, agreed_at__isnull=True, set_aside_at__isnull=True
    ).select_related("engagement"):
        renew_agreement(engagement=agreement.engagement, party=None)
    open_engagements().filter(gone, party__isnull=False).update(party=None)


def propose_new_parties() -> None:
    """Where the offer names somebody new for the organisation, ask everybody to agree to them; once."""
    # By the engagement: one party can be named in many thousands of agreements.
    theirs = Agreement.objects.filter(engagement=OuterRef("pk")).alias(named=Coalesce("party", Value(0)))
    named = theirs.filter(named=OuterRef("cohort__party"))
    changed = open_engagements().filter(
        ~Exists(named), was_here("cohort__party"), is_three_way=True, cohort__party__isnull=False
    )
    in_it = Participant.objects.current().filter(engagement=OuterRef("pk"), person=OuterRef("cohort__party"))
    for engagement in (
        changed.exclude(coach__person=F("cohort__party"))
        .exclude(Exists(in_it))
        .select_related("cohort__party")
    ):
        cohort = engagement.cohort
        renew_agreement(engagement=engagement, party=cohort.party if cohort else None)
