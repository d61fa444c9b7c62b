"""The programme team puts a circle together, or says yes to a team; then people are asked."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.coaching.cohorts.places import has_place
from inhabit.coaching.groups.actions.beginning import begin_if_enough
from inhabit.coaching.groups.actions.stored import lock_group, refuse_closed
from inhabit.coaching.groups.fitting import (
    FEWEST,
    MOST,
    SUGGESTED,
    circle_proposed,
    coaches_for,
    may_be_with,
    party_of,
)
from inhabit.coaching.groups.notices import INVITED, TEAM_ANSWERED, TEAM_CHOICE
from inhabit.coaching.models import Coach, Cohort, Format, Group, Seat
from inhabit.notify.actions import send_notice
from inhabit.people.models import Person, PersonQuerySet, Placement, Unit
from inhabit.stages.clarify.actions.stale import StaleFormError

LARGEST_TEAM = 20
MOST_ASKED = 16  # into one circle, over time


@transaction.atomic
def propose_circle(*, cohort: Cohort, name: str) -> Group:
    """Put people of ``cohort`` together by the rule, with the coach who fits best. Nobody is told yet.

    ``ValidationError`` where fewer than four fit together.
    """
    if not cohort.is_open or Format.GROUP not in cohort.formats:
        raise ValidationError(_("This offer has no groups."))
    people = circle_proposed(cohort)
    if len(people) < FEWEST:
        raise ValidationError(
            _("No four people of this offer fit together who were not asked before. Nothing was made.")
        )
    best = coaches_for(people, format=Format.GROUP, party=cohort.party)[:1]
    group = Group.objects.create(
        cohort=cohort,
        name=name,
        coach=best[0].coach if best else None,
        sessions=cohort.sessions,
        minutes=cohort.minutes,
    )
    Seat.objects.bulk_create(Seat(group=group, person=person) for person in people)
    return group


@transaction.atomic
def change_plan(
    *, group: Group, name: str, people: Sequence[Person], coach: Coach | None, edits: int
) -> Group:
    """Keep the plan as the programme team wants it. Whoever has been asked stays asked.

    ``StaleFormError`` where somebody else changed it meanwhile; ``ValidationError`` for a coach who may not
    be with these people, or for too many.
    """
    stored = lock_group(group)
    refuse_closed(stored)
    if stored.edits != edits:
        raise StaleFormError(stored)
    asked = stored.seats.exclude(state=Seat.State.PLANNED)
    known = set(asked.values_list("person", flat=True))
    new = [person for person in people if person.pk not in known]
    refuse_sizes(len(known), len(new))
    if stored.engagement_id is None:
        stored.coach = coach
        refuse_coach(stored, [*people, *(seat.person for seat in asked.select_related("person__account"))])
    elif stored.coach is not None and new and not may_be_with(stored.coach, new, stored):
        raise ValidationError(_("The coach can’t be with all of them: somebody’s own line, or a conflict."))
    stored.name, stored.edits = name, edits + 1
    stored.save(update_fields=["name", "coach", "edits"])
    stored.seats.filter(state=Seat.State.PLANNED).exclude(person__in=people).delete()
    seats = [Seat(group=stored, person=person) for person in new]
    Seat.objects.bulk_create(seats, ignore_conflicts=True)
    return stored


def refuse_sizes(asked: int, new: int) -> None:
    if not asked and not FEWEST <= new <= MOST:
        raise ValidationError(
            _("A circle needs at least %(fewest)d people, and at most %(most)d.")
            % {"fewest": FEWEST, "most": MOST}
        )
    if asked + new > MOST_ASKED:
        raise ValidationError(
            _("You can ask at most %(most)d people into one circle.") % {"most": MOST_ASKED}
        )


def refuse_coach(group: Group, people: Sequence[Person]) -> None:
    if group.coach is not None and not may_be_with(group.coach, people, group):
        raise ValidationError(
            _("This coach can’t be with these people. Choose one of those that are shown now.")
        )


@transaction.atomic
def ask_people(*, group: Group, by: Person) -> int:
    """Ask everybody planned who has not been asked; return how many. Twice asks nobody twice."""
    stored = lock_group(group)
    refuse_closed(stored)
    if stored.coach is None:
        raise ValidationError(_("Choose a coach first."))
    is_first = stored.engagement_id is None and stored.state != Group.State.INVITING
    if is_first and stored.cohort is not None and not has_place(stored.cohort):
        raise ValidationError(_("The budget of the offer is not enough for one more coaching."))
    planned = stored.seats.filter(state=Seat.State.PLANNED)
    people = list(planned.values_list("person", flat=True))
    planned.update(state=Seat.State.INVITED, asked_at=timezone.now())
    if stored.engagement_id is None:
        stored.state = Group.State.INVITING
        stored.save(update_fields=["state"])
    address = reverse("group_invitation", args=[stored.pk])
    send_notice(INVITED.key, to=people, address=address, key=f"group-{stored.pk}")
    if people:
        record_event("group.asked", stored, by=by, details={"people": len(people)})
    begin_if_enough(stored)
    return len(people)


@transaction.atomic
def ask_for_team(*, unit: Unit, by: Person) -> Group:
    """Ask, as its lead, for coaching for ``unit`` as a team. A second time returns the same request."""
    locked = Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    known = Group.objects.open().filter(unit=locked, format=Format.TEAM).first()
    if known is not None:
        return known
    size = members_of(locked).count()
    if not locked.is_open or size > LARGEST_TEAM:
        raise ValidationError(
            _("Coaching as a team is for up to %(most)d people. A circle of some of them may fit better.")
            % {"most": LARGEST_TEAM}
        )
    return Group.objects.create(
        format=Format.TEAM, unit=locked, cohort=cohort_for(locked), state=Group.State.ASKED, asked_by=by
    )


def cohort_for(unit: Unit) -> Cohort | None:
    """Return the offer out of which coaching for ``unit`` as a team can come, where there is one."""
    covering = Cohort.objects.open().filter(units__lines_down__unit=unit).distinct()
    return next((cohort for cohort in covering if Format.TEAM in cohort.formats), None)


def members_of(unit: Unit) -> PersonQuerySet:
    """Return who is in ``unit`` as a team: everybody who counts there, and the lead."""
    placed = Placement.objects.current().filter(unit=unit, is_counted=True).values("person")
    people = Person.objects.here().filter(name__gt="").select_related("account")
    return people.filter(Q(pk__in=placed) | Q(pk=unit.lead_id))


@transaction.atomic
def agree_to_team(*, group: Group, coach: Coach | None, sessions: int, minutes: int, by: Person) -> Group:
    """Say yes to a team for the organisation. Without a ``coach`` the lead chooses out of three.

    With one, everybody in the unit is asked at once. A second press changes nothing.
    """
    stored = lock_group(group)
    if stored.state != Group.State.ASKED or stored.unit is None:
        return stored
    stored.party, stored.sessions, stored.minutes = by, sessions, minutes
    stored.state = Group.State.CHOOSING
    stored.save(update_fields=["party", "sessions", "minutes", "state"])
    record_event("group.agreed_to", stored, by=by, details={"sessions": sessions})
    if coach is not None:
        return choose_coach(group=stored, coach=coach, by=by)
    address = reverse("unit_team", args=[stored.unit_id])
    if stored.unit.lead is not None:
        send_notice(TEAM_CHOICE.key, to=[stored.unit.lead], address=address, key=f"team-{stored.pk}")
    return stored


@transaction.atomic
def choose_coach(*, group: Group, coach: Coach, by: Person) -> Group:
    """Fix the coach of a team and ask everybody in it. ``ValidationError`` for one who may not."""
    stored = lock_group(group)
    if stored.state != Group.State.CHOOSING or stored.unit is None:
        return stored
    people = list(members_of(stored.unit))
    options = coaches_for(people, format=stored.format, party=party_of(stored))[:SUGGESTED]
    if all(option.coach != coach for option in options):
        raise ValidationError(_("This coach can’t be chosen any more. Choose one of those shown now."))
    stored.coach = coach
    stored.save(update_fields=["coach"])
    Seat.objects.bulk_create([Seat(group=stored, person=person) for person in people], ignore_conflicts=True)
    ask_people(group=stored, by=by)
    return lock_group(stored)


@transaction.atomic
def ask_newcomers(*, group: Group, by: Person) -> int:
    """Ask whoever has come into the unit since the team was asked; return how many."""
    stored = lock_group(group)
    if not stored.is_asking or stored.unit is None:
        return 0
    new = list(members_of(stored.unit).exclude(seats_in_groups__group=stored))
    if stored.coach is not None and new and not may_be_with(stored.coach, new, stored):
        raise ValidationError(_("The coach can’t be with all of them: somebody’s own line, or a conflict."))
    Seat.objects.bulk_create([Seat(group=stored, person=person) for person in new], ignore_conflicts=True)
    return ask_people(group=stored, by=by)


@transaction.atomic
def take_back_request(*, group: Group, by: Person) -> None:
    """Take back, as its lead, that the unit would like coaching as a team. Twice is the same as once.

    ``ValidationError`` once people have been asked: from then on it is theirs, too.
    """
    stored = lock_group(group)
    if not stored.is_open:
        return
    if stored.state not in {Group.State.ASKED, Group.State.CHOOSING}:
        raise ValidationError(_("Everybody has been asked already. Whoever doesn’t want it says no."))
    if stored.state == Group.State.CHOOSING:  # until then nobody but the lead and the team knows of it
        record_event("group.called_off", stored, by=by)
    stored.state, stored.closed_at = Group.State.CLOSED, timezone.now()
    stored.save(update_fields=["state", "closed_at"])


@transaction.atomic
def call_off(*, group: Group, by: Person) -> None:
    """Give up a group that has not begun; whoever asked for a team is told. Twice is the same as once."""
    stored = lock_group(group)
    if not stored.is_open or stored.engagement_id is not None:
        return
    stored.state, stored.closed_at = Group.State.CLOSED, timezone.now()
    stored.save(update_fields=["state", "closed_at"])
    record_event("group.called_off", stored, by=by)
    if stored.is_team and stored.asked_by is not None:
        address = reverse("unit_team", args=[stored.unit_id])
        send_notice(TEAM_ANSWERED.key, to=[stored.asked_by], address=address, key=f"team-{stored.pk}")
