"""The room: what is at hand while one talks. It stands beside a video call, on half a screen."""

from __future__ import annotations

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.access.permissions import PersonRequest, requires
from inhabit.coaching.booking.selectors import heading_of, title_of
from inhabit.coaching.feedback.panels import at_the_end
from inhabit.coaching.models import Engagement, Opening, Session
from inhabit.coaching.openings import note_openings
from inhabit.coaching.permissions import in_the_session
from inhabit.coaching.rooms.actions import agenda
from inhabit.coaching.rooms.actions.check_outs import Taken
from inhabit.coaching.rooms.actions.writing import engagement_of, is_writable
from inhabit.coaching.rooms.between import open_steps, takings_of
from inhabit.coaching.rooms.forms import CheckOutForm, ParagraphForm, StepForm
from inhabit.coaching.rooms.frames import all_frames
from inhabit.coaching.rooms.readers import readers_in_room, readers_with_coach
from inhabit.coaching.rooms.selectors import (
    PlannedSession,
    SharedNotes,
    agenda_of,
    coachees_of,
    has_seen,
    notes_of,
    session_with_engagement,
    suggested_frame,
)
from inhabit.coaching.selectors import came_at, title_for
from inhabit.people.models import Person

type Shown = dict[str, object]


@requires(in_the_session)
def session_room(request: PersonRequest, pk: int) -> HttpResponse:
    """Everything of a session: time, agenda, shared notes, and how it ends."""
    return room_page(request, session_with_engagement(pk))


def room_page(
    request: PersonRequest,
    session: Session,
    *,
    form: ParagraphForm | None = None,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    """Return the room; ``form`` is what could not be kept, and ``more`` what stands against it."""
    engagement = engagement_of(session)
    coachees = coachees_of(engagement)
    came = came_at(engagement, request.person)
    takings = takings_of(session, engagement, came)
    steps = open_steps(engagement, request.person, came)
    planned = agenda_of(session)
    beside = {
        Opening.What.CHECK_OUT: takings.are_there,
        Opening.What.ACTIONS: bool(steps),
        Opening.What.AGENDA: not planned.is_empty,
    }
    opened = [what for what, is_there in beside.items() if is_there]
    note_openings(engagement, [Opening.What.SHARED_NOTES, *opened], by=request.person)
    notes = notes_of(session, request.person)
    is_coach = engagement.coach.person_id == request.person.pk
    shown: Shown = {
        "session": session,
        "engagement": engagement,
        "title": title_for(request.person, engagement, coachees=coachees),
        "heading": heading_of(session, title_of(session, is_coach=is_coach, people=coachees)),
        "is_writable": is_writable(session),
        "readers": readers_in_room(engagement, coachees).said_to(request.person),
        "form": form or ParagraphForm(initial={"text": notes.mine, "edits": notes.edits}),
        "reader": request.person,
        "is_coach": is_coach,
        "is_begun": session.starts_at <= timezone.now(),
        "last_time": takings.last_time,
        "check_outs": takings.today,
        "check_out_form": CheckOutForm(initial=own_check_out(takings.today, request.person)),
        "steps": steps,
        "step_form": StepForm(people=takers(engagement, coachees, request.person), initial=a_week_from_now()),
        "readers_useful": readers_with_coach(engagement, request.person).said_to(request.person),
        **agenda_shown(session, planned, suggested=suggested_frame(session, coachees)),
        **notes_shown(session, notes),
        "at_the_end": at_the_end(engagement, request.person),
        **more,
    }
    return render(request, "coaching/rooms/room.html", shown, status=status)


def takers(engagement: Engagement, coachees: list[Person], reader: Person) -> list[tuple[int, str]]:
    """Return who can take a step, the reader first."""
    others = [person for person in [*coachees, engagement.coach.person] if person != reader]
    return [(reader.pk, _("I")), *((person.pk, str(person)) for person in others)]


def a_week_from_now() -> dict[str, object]:
    return {"due_on": timezone.localdate() + timedelta(days=7)}


def own_check_out(check_outs: list[Taken], reader: Person) -> dict[str, str]:
    """Return what ``reader`` has said at the end of this session already."""
    mine = next((one for one in check_outs if one.person == reader), None)
    return {"will_try": mine.will_try, "useful": mine.useful} if mine else {}


def agenda_shown(session: Session, planned: PlannedSession, **more: object) -> Shown:
    return {
        "session": session,
        "agenda": planned,
        "frames": list(all_frames().values()),
        "is_writable": is_writable(session),
        **more,
    }


def notes_shown(session: Session, notes: SharedNotes) -> Shown:
    return {"session": session, "notes": notes}


@requires(in_the_session)
def session_paragraphs(request: PersonRequest, pk: int) -> HttpResponse:
    """The shared notes alone, asked for every few seconds; nothing where nothing is new."""
    session = session_with_engagement(pk)
    if has_seen(session, request.person, request.GET.get("seen", "")):
        return HttpResponse(status=204)
    if "HX-Request" not in request.headers:
        return redirect("session_room", pk=pk)
    notes = notes_of(session, request.person)
    note_openings(engagement_of(session), [Opening.What.SHARED_NOTES], by=request.person)
    return render(request, "coaching/rooms/_notes.html", notes_shown(session, notes))


@requires(in_the_session)
def session_agenda(request: PersonRequest, pk: int) -> HttpResponse:
    """The agenda alone, as :func:`session_paragraphs`. POST changes it."""
    session = session_with_engagement(pk)
    problem = change_agenda(request, session) if request.method == "POST" else ""
    if "HX-Request" not in request.headers and not problem:
        return redirect(f"{reverse('session_room', args=[pk])}#agenda")
    if problem and "HX-Request" not in request.headers:
        return room_page(request, session, status=422, agenda_problem=problem)
    planned = agenda_of(session)
    if request.method == "GET" and request.GET.get("seen") == planned.seen:
        return HttpResponse(status=204)
    if not planned.is_empty:
        note_openings(engagement_of(session), [Opening.What.AGENDA], by=request.person)
    shown = agenda_shown(session, planned, agenda_problem=problem)
    return render(request, "coaching/rooms/_agenda.html", shown, status=422 if problem else 200)


def change_agenda(request: PersonRequest, session: Session) -> str:
    """Do what the pressed button says; return what stands against it, or nothing."""
    sent, by = request.POST, request.person
    try:
        if "tick" in sent:
            agenda.tick_question(session=session, key=sent["tick"], is_done=True, by=by)
        elif "untick" in sent:
            agenda.tick_question(session=session, key=sent["untick"], is_done=False, by=by)
        elif "remove" in sent:
            agenda.remove_question(session=session, key=sent["remove"], by=by)
        elif "frame" in sent:
            agenda.choose_frame(session=session, frame=sent["frame"], by=by)
        else:
            agenda.add_question(session=session, text=sent.get("question", ""), by=by)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""
