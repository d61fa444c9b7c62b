"""When somebody is asked how working with their coach is: after the first, third and last session."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils import timezone

from inhabit.coaching.models import AllianceAsked, AllianceVoice, Engagement, Moment, Session
from inhabit.coaching.permissions import OPEN
from inhabit.people.models import Person

OPEN_FOR = timedelta(days=7)


def sessions_to_ask_about(person: Person) -> QuerySet[Session]:
    """Return the sessions after which ``person`` is asked now, each with its ``moment``.

    Whoever has something waiting for a coach is asked again when that has been read.
    """
    mine = Engagement.objects.with_coachee(person).filter(**OPEN)
    held = Session.objects.held().filter(engagement__in=mine).alias(last=Subquery(last_number()))
    asked = AllianceAsked.objects.filter(
        engagement=OuterRef("engagement"), person=person, moment=OuterRef("moment")
    )
    waiting = AllianceVoice.objects.filter(coach=OuterRef("coach"), person=person)
    at_moments = held.annotate(moment=moment_now()).filter(moment__isnull=False)
    return at_moments.filter(~Exists(asked), ~Exists(waiting)).order_by("-starts_at", "pk")


def last_number() -> QuerySet[Session, int | None]:
    in_it = Session.objects.held().filter(engagement=OuterRef("engagement")).order_by("-number")
    return in_it.values_list("number", flat=True)[:1]


def moment_now() -> Case:
    """Say for a held session which moment it stands for today; nothing for most."""
    since = timezone.now() - OPEN_FOR
    is_recent = Q(settled_at__gte=since)
    is_last = Q(number=F("engagement__sessions_planned")) & is_recent
    has_ended = Q(engagement__ended_at__gte=since, number=F("last"))
    return Case(
        When(is_last | has_ended, then=Value(Moment.LAST)),
        When(is_recent & Q(number=1), then=Value(Moment.FIRST)),
        When(is_recent & Q(number=3), then=Value(Moment.THIRD)),
        default=Value(None),
        output_field=CharField(null=True),
    )
