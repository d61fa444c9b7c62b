"""Telling those with whom questions wait that they have waited for longer than agreed."""

from __future__ import annotations

from django.urls import reverse

from inhabit.access.models import Appointment, Role
from inhabit.notify.actions import News, send_notices
from inhabit.people.models import today
from inhabit.stages.communicate.models import Question


def tell_with_whom_late_ones_wait() -> None:
    """Tell them once a week for each unit: its lead or, at the top where nobody leads, the sponsors."""
    year, week, _day = today().isocalendar()
    late = Question.objects.overdue().order_by().values_list("unit", "unit__name", "unit__lead").distinct()
    sponsors = Appointment.objects.current().filter(role=Role.SPONSOR)
    address = reverse("questions_waiting")
    send_notices(
        "communicate.question_late",
        [
            News(person, address, f"{unit}-{year}-{week}", {"unit": name})
            for unit, name, lead in late
            for person in ([lead] if lead else sponsors.filter(unit=unit).values_list("person", flat=True))
        ],
    )
