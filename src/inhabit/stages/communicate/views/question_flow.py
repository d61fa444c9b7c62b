"""How questions travel through the organisation, for sponsor and programme team: counts by level only."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from inhabit.access.models import Role
from inhabit.access.permissions import PersonRequest, requires, sponsor_or_steward, units_of_role
from inhabit.stages.communicate.selectors.question_flow import flow_under


@requires(sponsor_or_steward)
def question_flow(request: PersonRequest) -> HttpResponse:
    """For each level: what waits, what waits too long, what was answered and what went up."""
    units = units_of_role(request.person, Role.SPONSOR, Role.STEWARD)
    return render(request, "communicate/question_flow.html", {"table": flow_under(units)})
