"""Which addresses are pages: where one can come back to after signing in."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import Resolver404, resolve


def takes_posts_only[Q: HttpRequest, **P](
    view: Callable[Concatenate[Q, P], HttpResponseBase],
) -> Callable[Concatenate[Q, P], HttpResponseBase]:
    """Declare that ``view`` only does something: at its address there is no page to look at."""

    @wraps(view)
    def posts_only(request: Q, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method != "POST":
            answer = render(request, "405.html", status=405)
            answer.headers["Allow"] = "POST"
            return answer
        return view(request, *args, **kwargs)

    marked: Any = posts_only
    marked.is_page = False
    return marked  # type: ignore[no-any-return]  # the same view, with a mark


def page_to_come_back_to(request: HttpRequest) -> str:
    """Return the page that somebody has to see again after signing in.

    Whoever sent a form comes back to it: at its own address, else where it stood. What was typed
    waits in the browser.
    """
    if is_page(request.path):
        return request.get_full_path()
    try:
        sent_from = urlsplit(request.headers.get("referer", ""))
    except ValueError:  # anybody can send anything
        return "/"
    is_ours = (sent_from.scheme, sent_from.netloc) == (request.scheme, request.get_host())
    if not (is_ours and is_page(sent_from.path)):
        return "/"
    return f"{sent_from.path}?{sent_from.query}" if sent_from.query else sent_from.path


def is_page(path: str) -> bool:
    """Say whether somebody can look at ``path``, given that they may."""
    try:
        view = resolve(path).func
    except Resolver404:
        return False
    return getattr(view, "is_page", True)
