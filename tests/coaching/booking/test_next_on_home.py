"""A session that is about to begin stands on Home before all that can wait."""

from __future__ import annotations

from datetime import timedelta

from cast import Cast
from django.urls import reverse
from django.utils import timezone
from engagements import book, engage, make_coach
from programmes import make_story

from inhabit.people.models import Person
from inhabit.thread.next_steps import next_steps


def test_what_begins_within_the_hour_comes_first(cast: Cast) -> None:
    make_story(cast)
    session = book(engage(cast.ceo, make_coach(cast.coach)), timezone.now() + timedelta(minutes=30))
    address = reverse("session", args=[session.pk])
    steps = next_steps(Person.objects.get(pk=cast.ceo.pk), None, None)
    assert steps[0].address == address
    assert steps[0].label == "Prepare"
    session.starts_at = timezone.now() - timedelta(minutes=5)
    session.save()
    assert next_steps(Person.objects.get(pk=cast.ceo.pk), None, None)[0].label == "To the session"
    session.starts_at, session.ends_at = (timezone.now() + timedelta(hours=number) for number in (5, 6))
    session.save()
    later = [step.address for step in next_steps(Person.objects.get(pk=cast.ceo.pk), None, None)]
    assert later.index(address) > 0
