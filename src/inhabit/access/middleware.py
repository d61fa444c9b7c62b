"""Who is asking, and a closed door where a view forgot to say who may."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone

from inhabit.access.checks import permission_of

Respond = Callable[[HttpRequest], HttpResponse]


class PersonMiddleware:
    """Sets ``request.person`` (None without sign-in) and answers in that person's time zone."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person = request.user.person if request.user.is_authenticated else None
        request.person = person  # type: ignore[attr-defined]  # see access.permissions.PersonRequest
        with timezone.override((person and person.time_zone) or None):
            return self.get_response(request)


class DenyByDefaultMiddleware:
    """Refuses every view that has not declared a permission."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: Any
    ) -> None:
        if permission_of(view) is None:
            raise PermissionDenied
