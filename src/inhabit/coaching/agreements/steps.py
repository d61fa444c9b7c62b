"""What waits for somebody of an agreement, as a next step on Home."""

from __future__ import annotations

from typing import Any

from django.db.models import BigIntegerField, CharField, Exists, OuterRef, Q, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.coaching.models import Agreement, Engagement, Participant, Signature
from inhabit.people.models import Person
from inhabit.programme.steps import NextStep, Source, Waiting

NOTHING = Value(0, output_field=BigIntegerField())
ONE = Value(1, output_field=BigIntegerField())
NO_NAME = Value("", output_field=CharField())


def agreements_to_read(person: Person) -> QuerySet[Any, Any]:
    """Return the agreements that wait for ``person``, as whatever they agree."""
    coaches = Engagement.objects.coached_by(person).values("pk")
    is_coached = Participant.objects.current().filter(person=person).values("engagement")
    signed = Signature.objects.filter(agreement=OuterRef("pk"), person=person)
    waiting = Agreement.objects.filter(agreed_at__isnull=True, set_aside_at__isnull=True)
    asked = Q(engagement__in=coaches) | Q(engagement__in=is_coached) | Q(party=person)
    return waiting.filter(asked, ~Exists(signed)).annotate(number_of=ONE)


def step_to_read(waiting: Waiting) -> NextStep:
    return NextStep(
        title=_("Read how you will work together in coaching"),
        reason=_("Nothing else opens before everybody has agreed. You can change it first."),
        minutes=4,
        label=_("Read it"),
        address=reverse("agreement", args=[waiting.pk]),
        move="read_agreement",
    )


READ_AGREEMENT = Source(
    move="read_agreement",
    rows=agreements_to_read,
    columns=("engagement_id", NOTHING, NO_NAME, "number_of", "made_at"),
    step=step_to_read,
)
