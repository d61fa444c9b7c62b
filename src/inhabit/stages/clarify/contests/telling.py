"""Whom a contest is told to: whose turn it is, and whoever said it."""

from __future__ import annotations

from django.db.models import Q
from django.urls import reverse

from inhabit.access.models import Role
from inhabit.notify.actions import send_notice
from inhabit.people.models import Person, Unit
from inhabit.stages.clarify.contests.models import Contest, ContestAnswer
from inhabit.strategy.models import Statement


def answerers_of(contest: Contest) -> list[Person]:
    """Return whose turn it is: a lead, else the sponsors of the programme, else its team."""
    return leads_or_last(contest, contest.waits_for)


def answerers_above(contest: Contest) -> list[Person]:
    """Return who may answer, too, once it is overdue: the next lead up, else as above; nobody at the top."""
    return [] if contest.waits_for is None else leads_or_last(contest, contest.next_above)


def leads_or_last(contest: Contest, unit: Unit | None) -> list[Person]:
    if unit is not None:
        return [unit.lead] if unit.lead else []
    sponsors = appointed(contest, Role.SPONSOR)
    return sponsors or appointed(contest, Role.STEWARD)


def appointed(contest: Contest, role: Role) -> list[Person]:
    """Return who of this role could answer: never whoever said it."""
    here = Q(appointments__role=role, appointments__ended_at__isnull=True)
    over = Q(appointments__unit__lines_down__unit=contest.programme.root_unit_id)
    people = Person.objects.here().filter(here & over).exclude(pk=contest.interpretation.author_id or 0)
    return list(people.distinct())


def tell_whose_turn_it_is(contest: Contest) -> None:
    place = contest.waits_for_id or 0
    send_notice(
        "clarify.contest_waits",
        to=answerers_of(contest),
        address=reverse("contest", args=[contest.pk]),
        key=f"{contest.pk}:{place}",
        details=names_of(contest),
    )


def tell_who_asked(contest: Contest, said: ContestAnswer) -> None:
    """Tell whoever said it, and whoever leads the unit now."""
    kind = "clarify.contest_passed_up" if said.is_passing_up else "clarify.contest_answered"
    authors = {contest.interpretation.author_id, contest.unit.lead_id} - {None, said.author_id}
    send_notice(
        kind,
        to=[pk for pk in authors if pk is not None],
        address=reverse("contest", args=[contest.pk]),
        key=f"{contest.pk}:{said.pk}",
        details=names_of(contest),
    )


def names_of(contest: Contest) -> dict[str, str | int]:
    statements = Statement.objects.filter(priority=contest.priority_id, version__published_at__isnull=False)
    name = statements.order_by("-version__number").values_list("name", flat=True).first()
    return {"unit": contest.unit.name, "priority": name or ""}
