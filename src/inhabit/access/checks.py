"""The check that every address declares who may use it."""

from collections.abc import Callable, Iterator
from typing import Any

from django.core.checks import CheckMessage, Error
from django.urls import URLPattern, URLResolver, get_resolver

from inhabit.access.permissions import Permission


def permission_of(view: Callable[..., Any]) -> Permission | None:
    """Return what ``view`` declares that it needs, or None."""
    return getattr(view, "permission", None)


def all_patterns(resolver: URLResolver | None = None) -> Iterator[URLPattern]:
    """Yield every address of the product."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from all_patterns(pattern)
        else:
            yield pattern


def check_every_view_declares_its_permission(**_: Any) -> list[CheckMessage]:
    return [
        Error(
            f"The view at “{pattern.pattern}” does not declare who may use it.",
            hint="Put @requires(...) from inhabit.access.permissions on it.",
            id="access.E001",
        )
        for pattern in all_patterns()
        if permission_of(pattern.callback) is None
    ]
