"""The demo's sign-in: a page that lists the cast, and a link for each. Elsewhere: not found."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from inhabit.access.permissions import anyone, requires
from inhabit.demo.cast import player_for, players


@requires(anyone)
@never_cache
def demo_cast(request: HttpRequest) -> HttpResponse:
    """The six to choose from."""
    if not settings.DEMO:
        raise Http404
    return render(request, "demo/cast.html", {"players": players()})


@requires(anyone)
@never_cache
def demo_sign_in(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in as one of the cast. A link does, since it is clicked in a terminal; demo mode only."""
    player = player_for(token)
    if player is None:
        raise Http404
    login(request, player.account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("home")
