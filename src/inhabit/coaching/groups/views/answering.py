"""Being asked into a group, and saying yes or no."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.coaching.agreements.actions import OtherVersionError
from inhabit.coaching.groups.actions.answering import decline_group, join_group
from inhabit.coaching.groups.fitting import party_of
from inhabit.coaching.groups.forms import AnswerForm
from inhabit.coaching.groups.permissions import asked_into_the_group
from inhabit.coaching.groups.readers import readers_of_no, readers_of_yes
from inhabit.coaching.groups.selectors import invitation_for
from inhabit.coaching.groups.views.planning import group_by_number


@requires(asked_into_the_group)
@require_safe
def group_invitation(request: PersonRequest, pk: int) -> HttpResponse:
    """What the group is, who coaches it, who is in it so far; and the two answers."""
    group = group_by_number(pk)
    invitation = invitation_for(group, request.person)
    if invitation.is_in and group.engagement_id is not None:
        return redirect("agreement", group.engagement_id)
    shown = {
        "invitation": invitation,
        "group": group,
        "party": party_of(group),
        "readers": readers_of_yes(group).said_to(request.person),
        "readers_of_no": readers_of_no(request.person).said_to(request.person),
    }
    return render(request, "coaching/groups/invitation.html", shown)


@requires(asked_into_the_group)
@takes_posts_only
def group_joining(request: PersonRequest, pk: int) -> HttpResponse:
    """Say yes."""
    form = AnswerForm(request.POST)
    number = form.cleaned_data["number"] or 0 if form.is_valid() else 0
    try:
        group = join_group(group=group_by_number(pk), by=request.person, number=number)
    except OtherVersionError:
        messages.warning(request, _("What the group agrees to has changed meanwhile. Please read it first."))
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        if group.engagement_id is not None:
            messages.success(request, _("You are in it."))
            return redirect("agreement", group.engagement_id)
        messages.success(request, _("Noted. As soon as three have said yes, it begins, and you are told."))
    return redirect("group_invitation", pk)


@requires(asked_into_the_group)
@takes_posts_only
def group_refusal(request: PersonRequest, pk: int) -> HttpResponse:
    """Say no. Nobody asks why."""
    try:
        decline_group(group=group_by_number(pk), by=request.person)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        messages.success(request, _("All right. Nobody is told, and nobody will ask you why."))
    return redirect("coaching")
