"""What the shell around every page needs."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from inhabit.web.navigation import navigation_for


def shell(request: HttpRequest) -> dict[str, Any]:
    return {
        "person": getattr(request, "person", None),
        "navigation": list(navigation_for(request)),
        "is_demo": settings.DEMO,
        "shows_gallery": settings.DEMO or settings.DEBUG,
    }
