"""What somebody has said and kept as a coach, for themself."""

from __future__ import annotations

from inhabit.coaching.coaches.permissions import coach_of
from inhabit.coaching.models import Conflict
from inhabit.people.models import Person
from inhabit.people.own_data import Part

FIELDS = (
    "state",
    "about",
    "languages",
    "topics",
    "stages",
    "styles",
    "formats",
    "capacity",
    "rate",
    "currency",
    "is_in_training",
    "applied_at",
    "approved_at",
    "safeguarding_read_at",
    "word",
)


def me_as_a_coach(person: Person) -> Part:
    coach = coach_of(person)
    if coach is None:
        return "coach", None
    content = {field: getattr(coach, field) for field in FIELDS}
    content["has_picture"] = hasattr(coach, "portrait")
    content["credentials"] = list(coach.credentials.values("name", "issuer", "expires_on"))
    supervisions = coach.supervisions.values(
        "held_on", "minutes", "kind", "supervisor__person__name", "supervisor_name"
    )
    content["supervision"] = list(supervisions)
    return "coach", content


def my_conflicts(person: Person) -> Part:
    """Whom I do not want to coach, and by whom I do not want to be coached."""
    mine = Conflict.objects.filter(declared_by=person).exclude(side=Conflict.Side.TEAM)
    rows = mine.values("coach__person__name", "person__name", "unit__name", "side", "declared_on")
    return "coaching_conflicts", list(rows)


PARTS = (me_as_a_coach, my_conflicts)
