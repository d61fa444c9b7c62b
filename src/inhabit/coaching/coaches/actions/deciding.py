"""Whether somebody coaches here: approved, declined, paused, ended."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.access.actions import appoint_person, end_appointment, end_stay
from inhabit.access.models import Appointment, AppointmentQuerySet, Role, has_a_place, may_come_in
from inhabit.audit.actions import record_event
from inhabit.coaching.agreements.ending import end_engagement
from inhabit.coaching.coaches.notices import APPROVED, DECLINED
from inhabit.coaching.models import Coach, Engagement
from inhabit.coaching.models.coaches import SAFEGUARDING_VERSION
from inhabit.notify.actions import send_notice
from inhabit.people.models import Person, Unit


@transaction.atomic
def read_safeguarding(*, coach: Coach) -> None:
    """Note that ``coach`` has read how people are kept from harm, as the page reads today.

    Whoever had been given the role before they introduced themself coaches from then on: the programme
    team has decided on them already.
    """
    stored = lock(coach)
    if not stored.has_read_safeguarding:
        stored.safeguarding_read_at = timezone.now()
        stored.safeguarding_version = SAFEGUARDING_VERSION
        stored.save()
        record_event("coach.safeguarding_read", stored.person, by=stored.person)
    if stored.state == Coach.State.APPLIED and roles_as_coach(stored.person).exists():
        take_into_service(stored, by=None)


@transaction.atomic
def approve_coach(*, coach: Coach, by: Person) -> None:
    """Let ``coach`` coach here: they get the role, where they work here. A second time changes nothing.

    Nobody coaches before they have read how people are kept from harm.
    """
    stored = lock(coach)
    if stored.is_in_service:
        return
    if not may_come_in(stored.person):
        raise ValidationError(_("%(coach)s has no access today.") % {"coach": stored})
    if not stored.has_read_safeguarding:
        raise ValidationError(
            _("%(coach)s has not read the page about keeping people from harm yet.") % {"coach": stored}
        )
    take_into_service(stored, by=by)
    tell(stored, APPROVED.key)


def take_into_service(coach: Coach, by: Person | None) -> None:
    coach.state, coach.word = Coach.State.APPROVED, ""
    coach.approved_at, coach.approved_by = timezone.now(), by
    coach.save()
    root = Unit.objects.open().filter(parent=None).order_by("pk").first()
    if root is not None and has_a_place(coach.person) and not roles_as_coach(coach.person).exists():
        appoint_person(person=coach.person, role=Role.COACH, unit=root, by=by)
    record_event("coach.approved", coach.person, by=by)


@transaction.atomic
def decline_coach(*, coach: Coach, word: str, by: Person) -> None:
    """Say no to an application, with a word that the applicant reads. Only one that waits is declined."""
    stored = lock(coach)
    if stored.state != Coach.State.APPLIED:
        raise ValidationError(_("This application has been answered meanwhile."))
    if not word.strip():
        raise ValidationError({"word": _("Say a word about why, so that they know where they stand.")})
    stored.state, stored.word = Coach.State.DECLINED, word.strip()
    stored.save()
    tell(stored, DECLINED.key)
    record_event("coach.declined", stored.person, by=by)


@transaction.atomic
def pause_coach(*, coach: Coach, by: Person) -> None:
    """Let nobody new come to ``coach``; whom they coach already stays. A second time changes nothing."""
    if Coach.objects.filter(pk=coach.pk, state=Coach.State.APPROVED).update(state=Coach.State.PAUSED):
        record_event("coach.paused", coach.person, by=by)


@transaction.atomic
def resume_coach(*, coach: Coach, by: Person) -> None:
    """Let people come to ``coach`` again. A second time changes nothing."""
    if Coach.objects.filter(pk=coach.pk, state=Coach.State.PAUSED).update(state=Coach.State.APPROVED):
        record_event("coach.resumed", coach.person, by=by)


@transaction.atomic
def end_coach(*, coach: Coach, by: Person | None) -> None:
    """End that ``coach`` coaches here: the role, what they have going on and, from outside, their stay.

    A second time changes nothing.
    """
    stored = lock(coach)
    if stored.state == Coach.State.ENDED:
        return
    stored.state = Coach.State.ENDED
    stored.save()
    for engagement in Engagement.objects.filter(coach=stored).taking_up_capacity():
        end_engagement(engagement=engagement, by=None)  # the coach has gone; nobody of the two ended it
    for held in roles_as_coach(stored.person):
        end_appointment(appointment=held, by=by)
    for stay in stored.person.stays.filter(ended_at=None) if stored.is_external else ():
        end_stay(guest=stay, by=by)
    record_event("coach.ended", stored.person, by=by)


def end_with_the_role(appointment: Appointment, by: Person | None) -> None:
    """Whoever is no longer a coach by any role no longer coaches; see ``access.actions.appointments``."""
    coach = Coach.objects.filter(person=appointment.person_id).select_related("person").first()
    has_ended = appointment.role == Role.COACH and not roles_as_coach(appointment.person).exists()
    if coach is not None and coach.is_in_service and has_ended:
        end_coach(coach=coach, by=by)


def roles_as_coach(person: Person) -> AppointmentQuerySet:
    return Appointment.objects.current().filter(person=person, role=Role.COACH)


def lock(coach: Coach) -> Coach:
    return Coach.objects.select_for_update(of=("self",)).select_related("person").get(pk=coach.pk)


def tell(coach: Coach, kind: str) -> None:
    send_notice(
        kind, to=[coach.person], address=reverse("as_coach"), key=f"{coach.pk}:{coach.applied_at.isoformat()}"
    )
