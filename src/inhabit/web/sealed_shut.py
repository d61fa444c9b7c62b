"""What people see where their private words can't be opened: the key is missing, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inhabit.sealing.keys import UnreadableSealError


class SealedShutMiddleware:
    """Answers with a page of its own where a text was sealed with a key that this server doesn't have."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, UnreadableSealError):
            return render(request, "web/sealed_shut.html", status=503)
        return None
