"""How an engagement comes about: with its people and its key, still to be agreed."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from inhabit.coaching.agreements.actions import prepare_agreement
from inhabit.coaching.keys import give_key
from inhabit.coaching.models import Coach, Cohort, Engagement, Enquiry, Format, Participant
from inhabit.people.models import Person, Unit


@transaction.atomic
def open_engagement(
    *,
    coach: Coach,
    coachees: Sequence[Person],
    enquiry: Enquiry | None = None,
    cohort: Cohort | None = None,
    party: Person | None = None,
    format: Format = Format.ONE_TO_ONE,  # noqa: A002  # the field's term
    unit: Unit | None = None,
    name: str = "",
    sessions: int = 6,
    minutes: int = 60,
    used: int = 0,
) -> Engagement:
    """Bring ``coach`` and ``coachees`` together: three-way where the organisation proposed it.

    That is so with a ``cohort``, whose party stands for it, or with a ``party`` of its own; else it is
    two-way. With a cohort ``sessions`` and ``minutes`` are the cohort's. ``used`` of
    them were held with another coach before; one is left at least.

    The audit trail hears nothing of it: that somebody is coached is theirs to tell.
    """
    engagement = Engagement.objects.create(
        coach=coach,
        format=format,
        enquiry=enquiry,
        cohort=cohort,
        unit=unit,
        name=name,
        sessions_planned=max((cohort.sessions if cohort else sessions) - used, 1),
        minutes=cohort.minutes if cohort else minutes,
        is_three_way=cohort is not None or party is not None,
        party=cohort.party if cohort else party,
    )
    Participant.objects.bulk_create(Participant(engagement=engagement, person=person) for person in coachees)
    give_key(engagement)
    prepare_agreement(engagement=engagement)
    return engagement
