"""What somebody has of groups, for their own file."""

from __future__ import annotations

from inhabit.coaching.models import Attendance, Seat, TimeMark
from inhabit.people.models import Person
from inhabit.people.own_data import Part


def my_groups(person: Person) -> Part:
    """Where they were asked, what they answered, which times suited them, and when they were there."""
    seats = Seat.objects.filter(person=person).exclude(state=Seat.State.PLANNED).select_related("group__unit")
    marks = TimeMark.objects.filter(person=person).order_by("pk")
    noted = Attendance.objects.filter(person=person).order_by("session__starts_at")
    return "coaching_groups", {
        "asked_into": [
            {"group": str(seat.group), "answer": seat.state, "answered_at": seat.answered_at}
            for seat in seats.order_by("pk")
        ],
        "times_marked": list(marks.values("time__starts_at", "suits")),
        "attendance": list(noted.values("session__starts_at", "was_there")),
    }
