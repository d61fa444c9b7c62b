"""A real Chromium, signed in as anybody, that fails the test when its console complains."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page, expect
from pytest_django.live_server_helper import LiveServer

from inhabit.access.models import Account
from inhabit.people.models import Person
from plugins.chromium import ADVICE, find_chromium

expect.set_options(timeout=15_000)  # a busy machine answers late; nobody waits where it doesn't

Theme = Literal["light", "dark"]
PHONE, LAPTOP = 390, 1280
# WCAG 2.2 AA and what axe counts as good practice.
AXE_OPTIONS = {
    "resultTypes": ["violations"],
    "preload": False,  # it would put style sheets into the page, against the policy
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    # From here on Playwright's event loop runs in this thread; the tests themselves stay synchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    path = find_chromium()
    if path is None:
        pytest.fail(ADVICE, pytrace=False)
    quiet = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ]
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": path, "args": [*quiet, *as_root]}


@dataclass
class Console:
    """What the browser complained about: errors of scripts, missing files, breaches of the policy."""

    complaints: list[str] = field(default_factory=list)

    def listen_to(self, page: Page) -> None:
        page.on("console", lambda message: self.note(page, message))
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))

    def note(self, page: Page, message: ConsoleMessage) -> None:
        # A page that answers 403, 404 or 422 as it should is logged as well: only its parts count.
        is_page_itself = (
            message.text.startswith("Failed to load resource") and message.location["url"] == page.url
        )
        if message.type in {"error", "warning"} and not is_page_itself:
            self.complaints.append(f"{page.url}: {message.text}")


@pytest.fixture
def console() -> Iterator[Console]:
    """Collect complaints; the test fails at its end if there are any."""
    console = Console()
    yield console
    assert console.complaints == []


PageAs = Callable[..., Page]


@pytest.fixture
def page_as(browser: Browser, live_server: LiveServer, console: Console) -> Iterator[PageAs]:
    """Return a function that opens a page, signed in as a person (None: not signed in).

    ``page_as(cast.member, "/map/", width=PHONE, theme="dark", javascript=False)``
    """
    contexts = []

    def open_page(
        person: Person | None,
        address: str = "/",
        *,
        width: int = LAPTOP,
        theme: Theme = "light",
        javascript: bool = True,
    ) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 844},
            color_scheme=theme,
            reduced_motion="reduce",
            java_script_enabled=javascript,
            locale="en-GB",
        )
        contexts.append(context)
        if person is not None:
            context.add_cookies(
                [{"name": settings.SESSION_COOKIE_NAME, "value": session_of(person), "url": live_server.url}]
            )
        page = context.new_page()
        page.set_default_timeout(10_000)
        console.listen_to(page)
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()


def session_of(person: Person) -> str:
    """Sign ``person`` in, and return the key of the session."""
    account = Account.objects.filter(person=person).first()
    if account is None:
        account = Account(person=person, username=person.external_id, email=person.email or None)
        account.set_unusable_password()
        account.save()
    client = Client()
    client.force_login(account)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def assert_accessible(page: Page, *, except_for: tuple[str, ...] = ()) -> None:
    """Assert that axe finds nothing on ``page`` as it stands; ``except_for`` names rules to leave out."""
    rules = {rule: {"enabled": False} for rule in except_for}
    found = Axe().run(page, options=AXE_OPTIONS | {"rules": rules})
    assert found.violations_count == 0, found.generate_report()


def assert_fits(page: Page, how: str = "") -> None:
    """Assert that nothing makes ``page`` scroll sideways."""
    width, room = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert width <= room, f"{page.url} {how} is {width} px wide on a screen of {room} px"


def assert_fits_enlarged(page: Page) -> None:
    """Assert that ``page`` fits a laptop's screen zoomed to 200%, and with its letters alone at 200%."""
    page.set_viewport_size({"width": LAPTOP // 2, "height": 422})
    assert_fits(page, "at 200% zoom")
    page.set_viewport_size({"width": LAPTOP, "height": 844})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert_fits(page, "with letters at 200%")
    page.evaluate("document.documentElement.style.fontSize = ''")


# Everything that the keyboard can reach: is its focus drawn, and does nothing that floats cover it?
UNSEEN_FOCUS = """
() => {
  const selector = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  const stops = [...document.querySelectorAll(selector)].filter(
    (stop) => stop.tabIndex >= 0 && !stop.disabled && stop.checkVisibility({ visibilityProperty: true }),
  );
  const floats = (node) => ["fixed", "sticky"].includes(getComputedStyle(node).position);
  const isOutlined = (node) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(node);
    return outlineStyle !== "none" && outlineWidth !== "0px";
  };
  const coverOf = (stop) => {
    const box = stop.getClientRects()[0];
    let node = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    while (node && !node.contains(stop) && !floats(node)) node = node.parentElement;
    return node && !node.contains(stop) ? node : null;
  };
  return stops.flatMap((stop) => {
    stop.focus();
    if (document.activeElement !== stop) return [];
    const words = stop.outerHTML.slice(0, 120);
    const drawn = [stop, stop.closest("label")].filter(Boolean);
    if (!drawn.some(isOutlined)) return [`no outline: ${words}`];
    return coverOf(stop) ? [`covered: ${words}`] : [];
  });
}
"""


def assert_focus_shows(page: Page) -> None:
    """Assert that the keyboard's place on ``page`` can be seen wherever it goes."""
    page.keyboard.press("Tab")  # from now on the browser draws focus as for somebody with a keyboard
    unseen = page.evaluate(UNSEEN_FOCUS)
    assert not unseen, f"{page.url}\n" + "\n".join(unseen)
