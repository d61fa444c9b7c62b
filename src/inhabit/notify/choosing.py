"""Choosing how one is told."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from inhabit.notify.kinds import KINDS
from inhabit.notify.models import Limit, Notice, Preferences, Way
from inhabit.notify.rhythms import due_at, listeners, usual_way
from inhabit.people.models import Person


def preferences_of(person: Person) -> Preferences:
    """Return what ``person`` chose, or the defaults, not saved yet."""
    return Preferences.objects.filter(person=person).first() or Preferences(person=person)


@transaction.atomic
def set_notice_preferences(*, by: Person, ways: Mapping[str, str], **fields: object) -> None:
    """Keep how ``by`` wants to be told. It changes nothing for anybody else: no trace in the trail.

    ``ways`` by the key of a kind; what is as usual is not kept, so that a better default reaches everyone.
    A kind that is not among them (it can't reach ``by`` today) stays as it was chosen once.
    """
    known = preferences_of(by).ways | dict(ways)
    chosen = {key: way for key, way in known.items() if key in KINDS and way != usual_way(KINDS[key])}
    Preferences.objects.update_or_create(person=by, defaults={"ways": chosen, **fields})
    reschedule(by)


@transaction.atomic
def get_fewer_mails(*, by: Person, act: str, kind: str = "") -> None:
    """Mail ``by`` less: not about ``kind`` ("kind"), only weekly, or not at all."""
    preferences = preferences_of(by)
    if act == "kind":
        preferences.ways = preferences.ways | {kind: str(Way.PRODUCT)}
    elif preferences.limit != Limit.NO_MAIL:  # never more than now
        preferences.limit = act
    preferences.save()
    reschedule(by)


@transaction.atomic
def restore_mails(*, by: Person, limit: str, ways: Mapping[str, str]) -> None:
    """Take back that ``by`` wanted fewer mails."""
    preferences = preferences_of(by)
    preferences.limit, preferences.ways = limit, dict(ways)
    preferences.save()
    reschedule(by)


def reschedule(person: Person) -> None:
    """Let what waits to be mailed follow what ``person`` has just chosen."""
    waiting = Notice.objects.to_mail().filter(person=person)
    listener, now = listeners([person.pk])[person.pk], timezone.now()
    for key in waiting.order_by().values_list("kind", flat=True).distinct():
        due = due_at(listener, KINDS[key], now) if key in KINDS else None
        waiting.filter(kind=key).update(due_at=due)
