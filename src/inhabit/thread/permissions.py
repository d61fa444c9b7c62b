"""Who may see a map."""

from inhabit.access.permissions import Permission
from inhabit.people.permissions import units_overseen_by

anyone_with_a_map = Permission(
    "lead, sponsor, programme team", lambda person, **_: bool(units_overseen_by(person))
)
