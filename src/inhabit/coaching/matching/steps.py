"""What waits for somebody who looks for a coach: saying what they need, or choosing."""

from __future__ import annotations

from django.db.models import Case, CharField, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.coaching.models import Enquiry, Match
from inhabit.people.models import Person
from inhabit.programme.steps import NextStep, Source, Waiting

SAID, NOT_SAID = 1, 0


def searches_to_go_on_with(person: Person) -> QuerySet[Enquiry]:
    """Return the searches of ``person`` in which the next word is theirs."""
    suggested = Match.objects.filter(enquiry=OuterRef("pk"), state=Match.State.SUGGESTED)
    mine = Enquiry.objects.filter(person=person, state=Enquiry.State.OPEN)
    return mine.filter(Q(needs="") | Exists(suggested))


def go_on_searching(waiting: Waiting) -> NextStep:
    address = reverse("suggestions", args=[waiting.pk])
    if waiting.number == NOT_SAID:
        return NextStep(
            title=_("Say what you want to think about"),
            reason=_("Three coaches are suggested to you from it."),
            minutes=3,
            label=_("Say it"),
            address=address,
            move="choose_coach",
        )
    return NextStep(
        title=_("Choose your coach"),
        reason=_("There are coaches for you to choose from. You can meet two of them first."),
        minutes=5,
        label=_("See them"),
        address=address,
        move="choose_coach",
    )


HAS_SAID = Case(When(needs="", then=NOT_SAID), default=SAID, output_field=IntegerField())
CHOOSE_COACH = Source(
    "choose_coach",
    searches_to_go_on_with,
    (F("pk"), Value(0), Value("", output_field=CharField()), HAS_SAID, F("made_at")),
    go_on_searching,
)
