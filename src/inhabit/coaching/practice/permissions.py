"""Who sees how the practice goes: the programme team, and of the whole the sponsor, too."""

from __future__ import annotations

from inhabit.access.models import Role
from inhabit.access.permissions import Permission, has_role_over_all, steward

sponsor_or_team_of_all = Permission(
    "sponsor or programme team of the whole organisation",
    lambda person, **_: has_role_over_all(person, Role.SPONSOR, Role.STEWARD),
)
reads_practice = Permission(
    "programme team, or sponsor of the whole organisation",
    lambda person, **_: steward.holds(person) or sponsor_or_team_of_all.holds(person),
)
