"""Who may run programmes."""

from inhabit.access.models import Role
from inhabit.access.permissions import Permission, has_role_over
from inhabit.people.models import Person
from inhabit.people.permissions import leads
from inhabit.programme.models import Programme


def runs(person: Person, pk: int) -> bool:
    """Say whether ``person`` is of the programme team for the programme's root unit."""
    programme = Programme.objects.select_related("root_unit").filter(pk=pk).first()
    return programme is not None and has_role_over(person, programme.root_unit, Role.STEWARD)


def follows(person: Person, programme: Programme) -> bool:
    """Say whether ``person`` may see where every unit of the programme stands."""
    return has_role_over(person, programme.root_unit, Role.SPONSOR, Role.STEWARD)


def follows_number(person: Person, pk: int) -> bool:
    programme = Programme.objects.select_related("root_unit").filter(pk=pk).first()
    return programme is not None and follows(person, programme)


team_of_the_programme = Permission("programme team", lambda person, pk, **_: runs(person, pk))
sponsor_or_team_of_the_programme = Permission(
    "sponsor or programme team of the programme", lambda person, pk, **_: follows_number(person, pk)
)
lead_in_the_programme = Permission("lead of the unit", lambda person, unit, **_: leads(person, unit))
lead_or_team_of_the_programme = Permission(
    "lead of the unit, or programme team of the programme",
    lambda person, pk, unit, **_: leads(person, unit) or runs(person, pk),
)
