"""What the shell around every page needs."""

from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from inhabit.access.models import is_guest
from inhabit.notify.selectors import is_told_something_new
from inhabit.surfaces.toasts import toasts_of
from inhabit.web.navigation import navigation_for


def shell(request: HttpRequest) -> dict[str, Any]:
    person = getattr(request, "person", None)
    return {
        "person": person,
        "is_guest": person is not None and is_guest(person),
        # Called where a page shows them: a part of a page has none, and saves what they ask.
        "navigation": partial(navigation_for, request),
        "has_news": is_told_something_new(request),
        "is_demo": settings.DEMO,
        # Called likewise, so that nothing is lost on an answer that shows none.
        "toasts": partial(toasts_of, request),
        "shows_gallery": settings.DEMO or settings.DEBUG,
    }
