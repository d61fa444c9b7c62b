"""The rehearsal: four listeners for the coach to play, and one thing to change for whoever tells."""

from __future__ import annotations

from typing import cast

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from inhabit.access.pages import takes_posts_only
from inhabit.access.permissions import PersonRequest, requires
from inhabit.coaching.models import Opening, Session, Tryout
from inhabit.coaching.openings import note_opening
from inhabit.coaching.permissions import in_the_session
from inhabit.coaching.rooms.actions.tryouts import change_of, note_change, put_away_change, stage_tryout
from inhabit.coaching.rooms.actions.writing import engagement_of, is_writable
from inhabit.coaching.rooms.forms import ChangeForm
from inhabit.coaching.rooms.permissions import coachee_of_the_session
from inhabit.coaching.rooms.readers import readers_in_room, readers_of_own
from inhabit.coaching.rooms.selectors import coachees_of, session_with_engagement
from inhabit.coaching.rooms.tryouts import PLAYED, scene_of, texts_at_hand
from inhabit.people.models import Person
from inhabit.stages.clarify.actions import StaleFormError
from inhabit.stages.communicate.listeners import LISTENERS


@requires(in_the_session)
def session_rehearsal(request: PersonRequest, pk: int) -> HttpResponse:
    """The listeners, what is shown, and for whoever tells the one thing to change. POST sets the scene."""
    session = session_with_engagement(pk)
    teller = teller_of(session, request)
    if request.method == "POST":
        problem = set_scene(request, session, teller)
        if problem:
            return rehearsal_page(request, session, teller, status=422, problem=problem)
        return redirect(address_of(session, teller, request.person))
    return rehearsal_page(request, session, teller)


def teller_of(session: Session, request: PersonRequest) -> Person:
    """Return who tells: somebody who is coached rehearses themself, the coach chooses with whom."""
    people = coachees_of(engagement_of(session))
    if request.person in people:
        return request.person
    asked = request.GET.get("with", "")
    chosen = next((person for person in people if str(person.pk) == asked), None)
    return chosen or (people[0] if people else request.person)


def address_of(session: Session, teller: Person, reader: Person) -> str:
    path = reverse("session_rehearsal", args=[session.pk])
    return path if teller == reader else f"{path}?with={teller.pk}"


def set_scene(request: PersonRequest, session: Session, teller: Person) -> str:
    """Do what the form says; return what stands against it, or nothing."""
    sent, shown = request.POST, None
    if "show" in sent:
        texts = {text.key: text.text for text in texts_at_hand(request.person)}
        shown = texts.get(sent["show"], "")
    try:
        stage_tryout(
            session=session, person=teller, listener=sent.get("listener"), shown=shown, by=request.person
        )
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def rehearsal_page(
    request: PersonRequest,
    session: Session,
    teller: Person,
    *,
    form: ChangeForm | None = None,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    person, engagement = request.person, engagement_of(session)
    coachees = coachees_of(engagement)
    scene = scene_of(session, teller, person)
    is_teller = teller == person
    if not is_teller:
        note_opening(engagement, Opening.What.REHEARSAL, by=person, of=teller)
    shown = {
        "session": session,
        "scene": scene,
        "is_teller": is_teller,
        "is_writable": is_writable(session),
        "others": [] if is_teller else [one for one in coachees if one != teller],
        "listeners": [(one, str(PLAYED.get(one.key, ""))) for one in LISTENERS],
        "texts": texts_at_hand(person) if is_teller else [],
        "form": form or ChangeForm(initial={"text": scene.change, "seen": scene.change}),
        "readers": readers_in_room(engagement, coachees).said_to(person),
        "only_me": readers_of_own(person).said_to(person),
        **more,
    }
    return render(request, "coaching/rooms/rehearsal.html", shown, status=status)


@requires(in_the_session)
def session_scene(request: PersonRequest, pk: int) -> HttpResponse:
    """What both see of a rehearsal, asked for every few seconds; nothing where nothing is new."""
    session = session_with_engagement(pk)
    teller = teller_of(session, request)
    if "HX-Request" not in request.headers:
        return redirect(address_of(session, teller, request.person))
    scene = scene_of(session, teller, request.person)
    if request.GET.get("seen") == scene.seen:
        return HttpResponse(status=204)
    note_opening(engagement_of(session), Opening.What.REHEARSAL, by=request.person, of=teller)
    shown = {"session": session, "scene": scene, "is_teller": teller == request.person}
    return render(request, "coaching/rooms/_scene.html", shown)


@requires(coachee_of_the_session)
@takes_posts_only
def session_change(request: PersonRequest, pk: int) -> HttpResponse:
    """Keep the one thing to change, or put it away, as the button says."""
    session = session_with_engagement(pk)
    if "put_away" in request.POST:
        put_away_change(session=session, by=request.person)
        return redirect("session_rehearsal", pk=pk)
    form = ChangeForm(request.POST)
    if form.is_valid():
        try:
            note_change(session=session, **form.cleaned_data, by=request.person)
        except StaleFormError as stale:
            newer = change_of(cast(Tryout, stale.stored))
            form.data = form.having_seen(newer)
            return rehearsal_page(request, session, request.person, form=form, status=422, newer=newer)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect("session_rehearsal", pk=pk)
    return rehearsal_page(request, session, request.person, form=form, status=422)
