"""Every page of the product with somebody who may read it, for tests that look at all of them."""

from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse
from permission_table import TABLE
from permission_world import EVERYBODY, World
from plugins.browser import session_of

from inhabit.access.checks import all_patterns
from inhabit.people.models import Person

# Whoever sees most comes first.
READERS = ("steward", "lead", "privacy_officer", "sponsor", "member", "coach")


def names_of_addresses_to_get() -> list[str]:
    """Return the name of each address that is read with GET."""
    by_table = {name for name, line in TABLE.items() if line.method == "get"}
    for_themselves = {p.name for p in all_patterns() if p.name and not p.pattern.regex.groups}
    return sorted(by_table | (for_themselves - set(TABLE)))


def address_of(name: str, world: World) -> str:
    return reverse(name, kwargs=dict(TABLE[name].arguments(world)) if name in TABLE else None)


def reader_of(name: str, world: World) -> Person | None:
    """Return somebody who may read the page; None where nobody has to sign in."""
    who = TABLE[name].who if name in TABLE else READERS
    if who == EVERYBODY:
        return None
    reader: Person = getattr(world.cast, next(role for role in READERS if role in who))
    return reader


def is_page(response: HttpResponseBase) -> bool:
    """Say whether an answer is a page to look at: not a redirect, a download or a part of a page."""
    is_html = response.headers.get("Content-Type", "").startswith("text/html")
    has_head = b"<title" in getattr(response, "content", b"")
    return response.status_code == 200 and is_html and has_head


def client_of(reader: Person | None) -> Client:
    client = Client()
    if reader is not None:
        client.cookies["sessionid"] = session_of(reader)
    return client
