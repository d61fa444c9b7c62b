"""Who is in a group, what it wants together, who was there, and what a team works with."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from inhabit.access.numbers import row_number
from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.coaching.booking.views.slots import engagement_by_number, session_by_number
from inhabit.coaching.booking.zones import day_and_clock, now_here
from inhabit.coaching.groups.actions.together import expected_at, note_attendance, read_goal, save_goal
from inhabit.coaching.groups.forms import GoalForm
from inhabit.coaching.groups.material import material_of
from inhabit.coaching.groups.permissions import coach_of_the_groups_session, in_the_group
from inhabit.coaching.groups.readers import readers_in_group
from inhabit.coaching.groups.selectors import attendances_of, people_of_group
from inhabit.coaching.models import Attendance, Engagement
from inhabit.coaching.pages import tabs_of_engagement
from inhabit.coaching.selectors import came_at, title_for
from inhabit.people.models import Person
from inhabit.stages.clarify.actions.stale import StaleFormError


@requires(in_the_group)
@require_safe
def engagement_people(request: PersonRequest, pk: int) -> HttpResponse:
    """Who is in it, what they want together, and who was there."""
    engagement = engagement_by_number(pk)
    text, edits = read_goal(engagement)
    return people_page(request, engagement, GoalForm(initial={"text": text, "edits": edits}))


def people_page(
    request: PersonRequest, engagement: Engagement, form: GoalForm, *, newer: str = "", status: int = 200
) -> HttpResponse:
    shown = {
        "engagement": engagement,
        "title": title_for(request.person, engagement),
        "tabs": tabs_of_engagement(engagement, "engagement_people"),
        "people": people_of_group(engagement),
        "held": attendances_of(engagement, came_at(engagement, request.person)),
        "form": form,
        "goal": read_goal(engagement)[0],
        "newer": newer,
        "is_coach": engagement.coach.person_id == request.person.pk,
        "readers": readers_in_group(engagement).said_to(request.person),
    }
    return render(request, "coaching/groups/people.html", shown, status=status)


@requires(in_the_group)
@takes_posts_only
def group_goal(request: PersonRequest, pk: int) -> HttpResponse:
    """Keep what the group wants; where somebody was quicker, both wordings stand on the page."""
    engagement = engagement_by_number(pk)
    form = GoalForm(request.POST)
    if not form.is_valid():
        return people_page(request, engagement, form, status=422)
    given = form.cleaned_data
    try:
        save_goal(engagement=engagement, text=given["text"].strip(), edits=given["edits"])
    except StaleFormError:
        text, edits = read_goal(engagement)
        kept = GoalForm(initial={"text": given["text"], "edits": edits})
        return people_page(request, engagement, kept, newer=text, status=422)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        messages.success(request, _("Kept. Everybody in the group reads it."))
    return redirect("engagement_people", pk)


@requires(coach_of_the_groups_session)
@require_http_methods(["GET", "HEAD", "POST"])
def session_attendance(request: PersonRequest, pk: int) -> HttpResponse:
    """The coach notes who was there; the group reads it."""
    session = session_by_number(pk)
    engagement = session.engagement
    if engagement is None:
        raise Http404
    if request.method == "POST":
        there = [row_number(value) for value in request.POST.getlist("there")]
        try:
            note_attendance(session=session, there=there)
        except ValidationError as error:
            messages.warning(request, " ".join(error.messages))
            return redirect("session", pk)
        messages.success(request, _("Noted. The group reads it, nobody else."))
        return redirect("engagement_people", engagement.pk)
    noted = dict(Attendance.objects.filter(session=session).values_list("person", "was_there"))
    expected = Person.objects.filter(pk__in=expected_at(session)).order_by("name", "pk")
    shown = {
        "session": session,
        "engagement": engagement,
        "when": day_and_clock(session.starts_at, now_here()),
        # As long as nothing is noted, everybody is ticked: most were there.
        "people": [(person, noted.get(person.pk, not noted)) for person in expected],
        "readers": readers_in_group(engagement).said_to(request.person),
    }
    return render(request, "coaching/groups/attendance.html", shown)


@requires(in_the_group)
@require_safe
def team_material(request: PersonRequest, pk: int) -> HttpResponse:
    """What a team can put on its table, as far as everybody in the room may read it."""
    engagement = engagement_by_number(pk)
    if engagement.unit is None:
        raise Http404
    shown = {
        "engagement": engagement,
        "title": title_for(request.person, engagement),
        "tabs": tabs_of_engagement(engagement, "engagement_people"),
        "material": material_of(engagement),
    }
    return render(request, "coaching/groups/material.html", shown)
