"""What a visit to Home costs on the wire, and that nothing on the page moves once it is drawn.

Measured on the product as it is delivered: its own server, the demo organisation, a cold browser.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page
from plugins.browser import LAPTOP, PHONE
from plugins.figures import Figures
from serving import Serving

KB = 1000
FIRST_VISIT, LATER_VISIT = 200 * KB, 60 * KB  # bytes on the wire, answers' headers included
PAGES = ("/", "/my-unit/", "/strategy/")
SHIFT = """
() => new Promise((resolve) => {
  let sum = 0;
  const add = (list) => list.getEntries().forEach((entry) => { sum += entry.value; });
  new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
  document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum))));
})
"""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    serving = Serving(tmp_path_factory.mktemp("demo"))
    yield serving.start("--prepare", "--workers", "1")
    serving.stop()


@dataclass
class Wire:
    """Counts what comes over the wire."""

    received: int = 0
    requests: int = 0

    def listen_to(self, session: CDPSession) -> None:
        session.send("Network.enable")
        session.on("Network.loadingFinished", self.note)

    def note(self, event: dict[str, float]) -> None:
        self.received += int(event["encodedDataLength"])
        self.requests += 1

    def forget(self) -> None:
        self.received = self.requests = 0


def cold_context(browser: Browser, demo: Serving, width: int) -> BrowserContext:
    """Return a browser that has seen nothing yet and is signed in as the demo's member."""
    guest = browser.new_context()
    page = guest.new_page()
    page.goto(demo.way_in("member"))
    page.wait_for_url("**/")
    state = guest.storage_state()
    guest.close()
    return browser.new_context(
        base_url=f"http://127.0.0.1:{demo.port}",
        viewport={"width": width, "height": 844},
        storage_state=state,
    )


def visit(page: Page, address: str) -> float:
    """Open ``address``, wait until it is quiet, and return by how much its layout shifted."""
    page.goto(address, wait_until="networkidle")
    shift: float = page.evaluate(SHIFT)
    return shift


@pytest.mark.parametrize("width", [PHONE, LAPTOP])
def test_home_is_light_and_holds_still(browser: Browser, demo: Serving, width: int, figures: Figures) -> None:
    context = cold_context(browser, demo, width)
    page, wire = context.new_page(), Wire()
    wire.listen_to(context.new_cdp_session(page))
    shift = visit(page, "/")
    first, requests = wire.received, wire.requests
    wire.forget()
    visit(page, "/")
    figures(
        f"Home at {width} px",
        f"first visit {first / KB:.0f} kB in {requests} requests, later {wire.received / KB:.0f} kB, "
        f"layout shift {shift:.3f}",
    )
    context.close()
    assert first < FIRST_VISIT
    assert wire.received < LATER_VISIT
    assert shift == 0


@pytest.mark.parametrize("address", PAGES)
def test_a_slow_font_moves_nothing(browser: Browser, demo: Serving, address: str, figures: Figures) -> None:
    context = cold_context(browser, demo, PHONE)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    slow_4g = {"offline": False, "latency": 150, "downloadThroughput": 200 * KB, "uploadThroughput": 90 * KB}
    session.send("Network.emulateNetworkConditions", slow_4g)
    shift = visit(page, address)
    figures(f"{address} on slow 4G", f"layout shift {shift:.3f}")
    context.close()
    assert shift == 0
