"""A coach says who they are, for the first time and again."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.access.models import Role, is_guest
from inhabit.audit.actions import record_event
from inhabit.coaching.coaches.notices import APPLIED
from inhabit.coaching.models import Coach
from inhabit.notify.actions import send_notice
from inhabit.people.circles import HoldersOf
from inhabit.people.models import Person
from inhabit.stages.clarify.actions import StaleFormError


@dataclass(frozen=True)
class Introduction:
    """How a coach introduces themself; the fields of :class:`Coach` that they write."""

    about: dict[str, str]
    languages: list[str]
    topics: list[str] = field(default_factory=list)
    stages: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)
    capacity: int = 5
    is_in_training: bool = False
    supervisor: Coach | None = None


@transaction.atomic
def introduce_coach(*, person: Person, said: Introduction, edits: int, by: Person) -> Coach:
    """Keep what ``person`` says of themself as a coach; the first time, that is how they apply.

    ``edits`` is how often it had been changed when the form was made; ``StaleFormError`` where it has
    been since. Whoever was declined or has ended applies anew by it.
    """
    coach, is_new = Coach.objects.select_for_update().get_or_create(
        person=person, defaults={"is_external": is_guest(person)}
    )
    if not is_new and coach.edits != edits:
        raise StaleFormError(coach)
    refuse_own_supervision(coach, said)
    for name, value in vars(said).items():
        setattr(coach, name, value)
    coach.edits += 1
    applies = is_new or coach.state in {Coach.State.DECLINED, Coach.State.ENDED}
    if applies:
        coach.state, coach.applied_at, coach.word = Coach.State.APPLIED, timezone.now(), ""
    coach.save()
    if applies:
        tell_team(coach)
        record_event("coach.applied", person, by=by)
    return coach


def refuse_own_supervision(coach: Coach, said: Introduction) -> None:
    if said.supervisor is not None and said.supervisor.pk == coach.pk:
        raise ValidationError({"supervisor": _("Somebody else has to accompany you.")})


def tell_team(coach: Coach) -> None:
    send_notice(
        APPLIED.key,
        to=HoldersOf(Role.STEWARD).people(),
        address=reverse("coach_for_team", args=[coach.pk]),
        key=f"{coach.pk}:{coach.applied_at.isoformat()}",
    )


@transaction.atomic
def set_rate(*, coach: Coach, rate: Decimal | None, currency: str, by: Person) -> None:
    """Keep what a session with ``coach`` costs; None: nothing, as with most who work here."""
    Coach.objects.filter(pk=coach.pk).update(rate=rate, currency=currency if rate is not None else "")
    record_event("coach.rate_changed", coach.person, by=by)
