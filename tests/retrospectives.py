"""A unit that looks back together, and browsers whose connection drops, for tests."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import pairwise
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

from cast import Cast, make_person, place
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from plugins.browser import session_of
from programmes import Story

from inhabit.people.models import Person
from inhabit.people.tree import refresh_tree
from inhabit.stages.reflect.retrospectives.actions.facilitating import go_to
from inhabit.stages.reflect.retrospectives.actions.starting import start_retrospective
from inhabit.stages.reflect.retrospectives.models import LIVE_PHASES, Retrospective, Seat

PATIENCE = 30  # times that a browser sends before the test gives up


def enlarge(cast: Cast, number: int) -> list[Person]:
    """Place ``number`` further people in Payroll, and return them."""
    people = [make_person(f"Person {index}") for index in range(number)]
    for person in people:
        place(person, cast.payroll)
    refresh_tree()
    return people


def begin(cast: Cast, story: Story, *, facilitator: Person | None = None) -> Retrospective:
    """Let Payroll begin a retrospective, which ``member`` facilitates unless somebody else is given."""
    return start_retrospective(
        unit=cast.payroll,
        programme=story.programme,
        frame="helped",
        facilitator=facilitator or cast.member,
        by=cast.lead,
    )


def seat(retrospective: Retrospective, people: Iterable[Person]) -> None:
    now = timezone.now()
    for person in people:
        Seat.objects.update_or_create(retrospective=retrospective, person=person, defaults={"seen_at": now})


def bring_to(retrospective: Retrospective, phase: str, *, is_named: bool = False) -> Retrospective:
    """Let whoever facilitates go on, step by step, up to ``phase``."""
    retrospective.refresh_from_db()
    order = [str(one) for one in LIVE_PHASES]
    for here, there in pairwise(order):
        if order.index(retrospective.phase) <= order.index(here) < order.index(phase):
            go_to(
                retrospective=retrospective,
                came_from=here,
                to=there,
                is_named=is_named,
                by=retrospective.facilitator,
            )
    retrospective.refresh_from_db()
    return retrospective


def write(client: Client, retrospective: Retrospective, text: str, **fields: object) -> dict[str, object]:
    """Let whoever ``client`` is signed in as put a card down, and return what was sent."""
    sent = {"key": str(uuid4()), "column": 0, "revision": 1, "text": text} | fields
    if "own-cards" not in client.cookies:
        client.get(reverse("retrospective", args=[retrospective.pk]))
    client.post(reverse("retrospective_card", args=[retrospective.pk]), sent, headers={"X-Outbox": "1"})
    return sent


@dataclass
class Visitor:
    """A browser of somebody's with its own connection, which loses what ``loses`` says at every send.

    It sends again until it has an answer, as the page's outbox does.
    """

    address: str
    session: str
    pk: int
    loses: list[str] = field(default_factory=list)
    cookies: dict[str, str] = field(default_factory=dict)
    token: str = ""

    @classmethod
    def of(cls, person: Person, address: str, pk: int) -> Visitor:
        return cls(address, session_of(person), pk)

    def request(self, method: str, path: str, body: str = "", *, hears: bool = True) -> tuple[int, str]:
        link = HTTPConnection(urlsplit(self.address).netloc, timeout=30)
        jar = {settings.SESSION_COOKIE_NAME: self.session} | self.cookies
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in jar.items()),
            "X-Outbox": "1",
            "X-CSRFToken": self.token,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        try:
            link.request(method, path, body or None, headers)
            if not hears:
                return 0, ""  # gone before the answer
            answer = link.getresponse()
            for name, value in re.findall(
                r"([\w-]+)=([^;,]+); ", ", ".join(answer.headers.get_all("Set-Cookie", []))
            ):
                if name in {"own-cards", "csrftoken"}:
                    self.cookies[name] = value
            return answer.status, answer.read().decode()
        finally:
            link.close()

    def come_in(self) -> str:
        status, page = self.request("GET", reverse("retrospective", args=[self.pk]))
        assert status == 200, status
        found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        assert found, "the page has no form"
        self.token = found[1]
        return page

    def look(self) -> tuple[int, str]:
        return self.request("GET", reverse("retrospective_state", args=[self.pk]))

    def send(self, name: str, **fields: object) -> int:
        """Send until there is an answer, and return its status."""
        body = urlencode(fields)
        path = reverse(name, args=[self.pk])
        for _ in range(PATIENCE):
            fate = self.loses.pop() if self.loses else ""
            if fate == "the request":
                continue
            try:
                status, _ = self.request("POST", path, body, hears=fate != "the answer")
            except (OSError, HTTPException):
                continue
            if status and status < 500:
                return status
        raise AssertionError(f"{name} was never answered")
