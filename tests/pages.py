"""Every page of the product, read from the addresses themselves, for tests that look at all of them."""

from collections.abc import Callable, Iterator
from typing import Any

from cast import Cast
from django.urls import reverse

from inhabit.access.checks import all_patterns

# What to put into an address that takes arguments. A page that is missing here fails a test.
ARGUMENTS: dict[str, Callable[[Cast], dict[str, Any]]] = {}


def names_without_arguments() -> Iterator[str]:
    """Yield the name of each address that stands for itself."""
    for pattern in all_patterns():
        if pattern.name and not pattern.pattern.regex.groups:
            yield pattern.name


def address_of(name: str, cast: Cast) -> str:
    return reverse(name, kwargs=ARGUMENTS[name](cast) if name in ARGUMENTS else None)
