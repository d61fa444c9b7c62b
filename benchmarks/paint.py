"""When the largest piece of a page stands on a phone with a slow line, first visit.

    python benchmarks/paint.py [--times 5]

Starts the product with the demo organisation, and Chromium as a phone on slow 4G (150 ms there and
back, 1.6 Mbit/s). Prints for each page the median of the largest contentful paint in milliseconds, and
the ratio to the same page without its style sheet, scripts and fonts in the same run: what our own
face costs. A target of 1 s stands beside it; nothing fails, since time depends on the machine.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, StorageState, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from plugins.chromium import ADVICE, find_chromium
from serving import Serving

PAGES = (("Home", "member", "/"), ("Own unit", "lead", "/my-unit/"), ("Map", "sponsor", "/map/"))
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
TARGET = 1000
LARGEST_PAINT = """
() => new Promise((resolve) => {
  let at = 0;
  const note = (list) => list.getEntries().forEach((entry) => { at = entry.startTime; });
  new PerformanceObserver(note).observe({ type: "largest-contentful-paint", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(at)));
})
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--times", type=int, default=5)
    times = parser.parse_args().times
    path = find_chromium() or sys.exit(ADVICE)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        serving = Serving(Path(folder)).start("--prepare", "--workers", "1")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        print(f"{'page':10} {'paint':>8} {'bare':>8} {'ratio':>6}   target {TARGET} ms")
        for name, role, address in PAGES:
            signed_in = session_of(browser, serving.way_in(role))
            url = f"http://127.0.0.1:{serving.port}{address}"
            full = median(paint_of(browser, signed_in, url, is_bare=False) for _ in range(times))
            bare = median(paint_of(browser, signed_in, url, is_bare=True) for _ in range(times))
            print(f"{name:10} {full:5.0f} ms {bare:5.0f} ms {full / bare:6.2f}")
        browser.close()
        serving.stop()


def session_of(browser: Browser, way_in: str) -> StorageState:
    context = browser.new_context()
    page = context.new_page()
    page.goto(way_in)
    page.wait_for_url("**/")
    state = context.storage_state()
    context.close()
    return state


def paint_of(browser: Browser, signed_in: StorageState, url: str, *, is_bare: bool) -> float:
    """Return the largest contentful paint of a first visit, in milliseconds."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, storage_state=signed_in)
    page = context.new_page()
    if is_bare:
        page.route("**/static/**", lambda route: route.abort())
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    page.goto(url, wait_until="networkidle")
    at: float = page.evaluate(LARGEST_PAINT)
    context.close()
    return at


if __name__ == "__main__":
    main()
