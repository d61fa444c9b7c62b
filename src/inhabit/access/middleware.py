"""Who is asking, and a closed door where a view forgot to say who may."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control

from inhabit.access.checks import permission_of
from inhabit.access.languages import known_language
from inhabit.access.models import Account
from inhabit.access.permissions import Permission, steward_of_all

if TYPE_CHECKING:
    from inhabit.people.models import Person

Respond = Callable[[HttpRequest], HttpResponse]

LARGEST_KEY = 2**63 - 1  # no database here holds a larger number
LARGEST_FORM = 3_000_000  # bytes of a request that brings no files
NO_LIMIT = 10**18
# Addresses that take files: by name, for whom, and how many bytes. Packages add theirs in their AppConfig.
TAKES_FILES: dict[str, tuple[Permission, int]] = {"import_people": (steward_of_all, NO_LIMIT)}


class PersonMiddleware:
    """Sets ``request.person``, and answers in that person's language and time zone.

    ``request.person`` is None without sign-in. It is also None for somebody who has no place in the
    organisation today and is no guest: whoever leaves, or whose stay has ended, loses access with their
    very next request, and their session with it. ``request.has_left`` then lets protected views say so.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        account = request.user if isinstance(request.user, Account) else None
        person = who_comes_in(account)
        request.has_left = account is not None and person is None  # type: ignore[attr-defined]  # as below
        request.person = person  # type: ignore[attr-defined]  # see access.permissions.PersonRequest
        if account is None or person is None:
            if account is not None:
                logout(request)
            return self.get_response(request)
        speak(request, known_language(account.language, person.language))
        with timezone.override(known_time_zone(account.time_zone or person.time_zone)):
            return kept_nowhere(self.get_response(request))


def who_comes_in(account: Account | None) -> Person | None:
    """Return the person of ``account`` who may come in today. Without the answers of access.asked: nobody."""
    has_place = getattr(account, "has_place", False)
    if account is None or not (has_place or getattr(account, "is_staying", False)):
        return None
    account.person.is_guest_now = not has_place  # type: ignore[attr-defined]  # see access.models.is_guest
    return account.person


def kept_nowhere(response: HttpResponse) -> HttpResponse:
    """Let no cache keep what somebody signed in has seen, so that "back" after signing out shows nothing."""
    patch_cache_control(response, private=True, no_store=True)
    return response


def speak(request: HttpRequest, language: str | None) -> None:
    """Answer in ``language``; without one, stay with what the browser asked for."""
    if language is not None:
        translation.activate(language)  # LocaleMiddleware sets it anew for each request
        request.LANGUAGE_CODE = language


def known_time_zone(name: str) -> ZoneInfo | None:
    """Return the zone called ``name``, or None (the organisation's) where there is none."""
    try:
        return ZoneInfo(name) if name else None
    except (LookupError, ValueError, OSError):
        return None


class DenyByDefaultMiddleware:
    """Refuses every view that has not declared a permission, and addresses that nobody types."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # PostgreSQL stores no such sign and would answer a search for it with an error.
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            raise SuspiciousOperation("a null character in an address")
        if is_too_large(request):
            return render(request, "413.html", status=413)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: Any
    ) -> None:
        if permission_of(view) is None:
            raise PermissionDenied
        if any(isinstance(value, int) and value > LARGEST_KEY for value in kwargs.values()):
            raise Http404


def is_too_large(request: HttpRequest) -> bool:
    """Say whether a request brings more than a form. Only a few addresses take files.

    Asked before anything reads the body: otherwise anybody could fill the disk with uploads.
    """
    length = request.headers.get("content-length") or "0"
    if not length.isdecimal() or len(length) < len(str(LARGEST_FORM)):
        return False
    return len(length) > 18 or int(length) > largest_taken(request)


def largest_taken(request: HttpRequest) -> int:
    """Return how many bytes the address asked for takes of whoever asks."""
    person = getattr(request, "person", None)
    if person is None:
        return LARGEST_FORM
    taken = (taken for name, taken in TAKES_FILES.items() if request.path == reverse(name))
    permission, most = next(taken, (None, LARGEST_FORM))
    return most if permission is None or permission.is_open_to(person) else LARGEST_FORM
