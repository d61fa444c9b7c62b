"""What waits for somebody: an offer of coaching to answer."""

from __future__ import annotations

from django.db.models import CharField, F, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.coaching.models import Offer
from inhabit.people.models import Person
from inhabit.programme.steps import NextStep, Source, Waiting

NO_UNIT, NO_NAME = Value(0), Value("", output_field=CharField())


def offers_to_answer(person: Person) -> QuerySet[Offer]:
    return Offer.objects.to_answer().filter(person=person)


def answer_offer(waiting: Waiting) -> NextStep:
    return NextStep(
        title=_("Would you like a coach?"),
        reason=_("You are offered coaching. Whether you take it is yours alone to decide."),
        minutes=2,
        label=_("Read the offer"),
        address=reverse("coaching"),
        move="answer_coaching_offer",
    )


ANSWER_OFFER = Source(
    "answer_coaching_offer",
    offers_to_answer,
    (F("pk"), NO_UNIT, NO_NAME, Value(1), F("made_at")),
    answer_offer,
)
