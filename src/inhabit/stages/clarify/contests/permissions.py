"""Who may answer a contest, and who may take it back."""

from __future__ import annotations

from inhabit.access.models import Role
from inhabit.access.permissions import Permission, has_role_over
from inhabit.people.models import Person, UnitAncestor
from inhabit.people.selectors import units_led_by
from inhabit.stages.clarify.contests.models import Contest


def may_be_asked(person: Person, pk: int) -> bool:
    """Say whether ``person`` leads a unit above the one that said it, or follows its programme.

    Whether it is their turn, the page and the action say: whoever was too late keeps what they typed.
    """
    contest = Contest.objects.select_related("programme__root_unit").filter(pk=pk).first()
    if contest is None:
        return False
    led = [unit.pk for unit in units_led_by(person) if unit.pk != contest.unit_id]
    line = UnitAncestor.objects.filter(unit__in=[contest.unit_id, contest.waits_for_id or 0])
    return line.filter(ancestor__in=led).exists() or has_role_over(
        person, contest.programme.root_unit, Role.SPONSOR, Role.STEWARD
    )


def may_pass_up(person: Person, contest: Contest) -> bool:
    """Say whether somebody else would be asked if ``person`` passed it up."""
    if contest.waits_for is None:
        return False
    return contest.next_above is not None or not has_role_over(
        person, contest.programme.root_unit, Role.SPONSOR
    )


def said_it(person: Person, pk: int) -> bool:
    """Say whether ``person`` speaks for the unit for which the contest was raised."""
    contest = Contest.objects.select_related("interpretation", "unit").filter(pk=pk).first()
    return contest is not None and speaks_for(person, contest)


def speaks_for(person: Person, contest: Contest) -> bool:
    """Say whether ``person`` leads the unit; where nobody does, whether the words are theirs."""
    return person.pk == (contest.unit.lead_id or contest.interpretation.author_id)


asked_about_the_contest = Permission(
    "lead above, sponsor or programme team", lambda person, pk, **_: may_be_asked(person, pk)
)
speaker_of_the_contest = Permission(
    "lead of the unit, or who said it where nobody leads", lambda person, pk, **_: said_it(person, pk)
)
