"""Home, and the way to my own unit."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from inhabit.access.models import Account, Invitation, is_guest
from inhabit.access.numbers import row_number
from inhabit.access.permissions import PersonRequest, anyone, inside, requires, signed_in
from inhabit.people.selectors import own_unit_of
from inhabit.programme.selectors import asked_programme, tabs_of_programmes
from inhabit.thread.mending import mending_of
from inhabit.thread.next_steps import asks_for_part, next_steps, steps_beside_own_part
from inhabit.thread.returned import what_came_back
from inhabit.thread.selectors import favoured_statement, strand_of, thread_along
from inhabit.web.promise import clauses_for


@requires(inside)
def home(request: PersonRequest) -> HttpResponse:
    """My thread from the vision down to me, what I can do next, and what has come back to me.

    A guest is in no unit, so that no thread leads to them: their coaching is their home.
    """
    if is_guest(request.person):
        return redirect("coaching")
    strand = strand_of(request.person, asked_programme(request))
    asked = row_number(request.GET.get("priority"))
    statement = favoured_statement(strand, asked) if strand else None
    thread = thread_along(strand, statement) if strand and statement else None
    returned = what_came_back(request.person, strand)
    asked_already = {item.move for item in returned if item.move}
    steps = next_steps(request.person, strand, thread, asked_already=asked_already)
    own_steps = steps_beside_own_part(steps, thread)
    context = {
        "thread": thread,
        "mending": mending_of(strand, thread) if strand and thread else None,
        "programmes": tabs_of_programmes(strand.programmes, strand.programme) if strand else [],
        "statements": strand.statements if strand else (),
        "steps": steps,
        "own_steps": own_steps,
        "is_part_asked_for": asks_for_part(own_steps),
        "ways_in": ways_in(request),
        "returned": returned,
    }
    return render(request, "web/home.html", context)


def ways_in(request: PersonRequest) -> list[Invitation]:
    """Return a code for a new password that somebody has for me: only without an address is there any."""
    account = request.user
    if isinstance(account, Account) and account.email:
        return []
    return list(request.person.invitations.usable()[:1])


@requires(signed_in)
def my_unit(request: PersonRequest) -> HttpResponse:
    """To the page of the unit I lead or, leading none, the one I am in."""
    unit = own_unit_of(request.person)
    return redirect("unit", pk=unit.pk) if unit else redirect("home")


@requires(anyone)
def promise(request: HttpRequest) -> HttpResponse:
    """Who reads what one writes here: open to everybody, also before they join."""
    clauses = clauses_for(getattr(request, "person", None))
    return render(request, "web/promise.html", {"clauses": clauses})
