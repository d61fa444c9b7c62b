"""What booking does in the background. Each can run twice without harm, and goes on where it was stopped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import chain

from django.db import transaction
from django.tasks import task
from django.utils import timezone

from inhabit.coaching.booking.telling import news_for, people_of_all
from inhabit.coaching.booking.waiting import offer_what_is_free
from inhabit.coaching.models import Coach, Session, SessionQuerySet, WaitingPlace
from inhabit.notify.actions import send_notices

BATCH = 200
A_DAY = timedelta(days=1)


@task
def remind_of_sessions() -> int:
    """Remind everybody of what begins within a day, once; return of how many sessions."""
    soon = Session.objects.booked().filter(
        reminded_at__isnull=True, starts_at__gt=timezone.now(), starts_at__lte=timezone.now() + A_DAY
    )
    return in_batches(soon, remind, "reminded_at")


@task
def ask_for_open_sessions() -> int:
    """Ask each coach, once, whether what is over took place; return of how many sessions."""
    return in_batches(Session.objects.left_open().filter(asked_at__isnull=True), ask, "asked_at")


@task
def offer_free_times() -> int:
    """Offer what is free to whoever waits, also what others let pass; return how many were told."""
    waiting = WaitingPlace.objects.waiting().order_by().values("engagement__coach")
    return sum(offer_what_is_free(coach) for coach in Coach.objects.filter(pk__in=waiting))


def in_batches(sessions: SessionQuerySet, tell_of: Callable[[list[Session]], None], field: str) -> int:
    """Tell of all ``sessions`` that have no ``field`` yet, and set it; a batch is told as a whole."""
    done = 0
    while batch := batch_of(sessions):
        with transaction.atomic():
            # Whoever moved or cancelled one meanwhile was faster.
            locked = sessions.filter(pk__in=batch).select_for_update(no_key=True, of=("self",))
            found = list(locked.select_related("coach__person__account", "match__enquiry__person__account"))
            tell_of(found)
            Session.objects.filter(pk__in=[session.pk for session in found]).update(**{field: timezone.now()})
        done += len(found)
    return done


def batch_of(sessions: SessionQuerySet) -> list[int]:
    return list(sessions.order_by("starts_at", "pk").values_list("pk", flat=True)[:BATCH])


def remind(sessions: list[Session]) -> None:
    people = people_of_all(sessions)
    news = chain.from_iterable(news_for(session, people[session.pk]) for session in sessions)
    send_notices("coaching.session_reminder", news)


def ask(sessions: list[Session]) -> None:
    news = chain.from_iterable(news_for(session, [session.coach.person]) for session in sessions)
    send_notices("coaching.session_left_open", news)
