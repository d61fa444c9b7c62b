"""Charts in Chromium: at home on a phone, in both themes, and a large organisation walked by keyboard."""

import re

import pytest
from cast import Cast
from playwright.sync_api import Page, expect
from plugins.browser import PageAs, assert_accessible, assert_fits

CHARTS = "/gallery/charts/"


def widest_letters_leave(page: Page) -> int:
    """Return how far the letters of any chart stand outside the page, in pixels."""
    return int(
        page.evaluate(
            """Math.max(0, ...[...document.querySelectorAll(".chart text, .chart-name, .chart-words")]
            .map((words) => words.getBoundingClientRect().right - document.documentElement.clientWidth))"""
        )
    )


@pytest.mark.parametrize("width", [360, 1280])
def test_charts_fit_and_are_clean_in_both_themes(cast: Cast, page_as: PageAs, width: int) -> None:
    page = page_as(cast.member, CHARTS, width=width)
    assert_fits(page)
    assert widest_letters_leave(page) == 0
    assert_accessible(page)
    page.emulate_media(color_scheme="dark")
    assert_accessible(page)
    page.emulate_media(forced_colors="active")
    assert_fits(page)


def test_two_thousand_units_are_walked_by_keyboard(cast: Cast, page_as: PageAs) -> None:
    page = page_as(cast.member, CHARTS, width=360)
    explorer = page.locator(".chart-explorer")
    status = explorer.get_by_role("status")
    explorer.get_by_role("button", name="Walk through all levels").press("Enter")
    expect(status).to_contain_text("Vierspur · People: ")
    for key in ("ArrowRight", "ArrowDown", "ArrowRight"):
        page.keyboard.press(key)
    expect(status).to_contain_text("Vierspur › Door Systems 3 › Engineering Office 14")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    expect(status).to_contain_text("Engineering Office 14 › ")
    explorer.get_by_role("searchbox", name="Find a unit").fill("depot porto 1987")
    page.keyboard.press("Enter")
    expect(status).to_contain_text("1/1 · Depot Porto 1987")
    assert_fits(page)
    assert_accessible(page)


def test_a_unit_too_small_to_draw_beside_others_is_walked_to_as_well(cast: Cast, page_as: PageAs) -> None:
    units = [
        [1, None, "All", 0, 1000, 50, "/"],
        [2, 1, "Large", 999, 999, 50, "/"],
        [3, 1, "Tiny", 1, 1, 0, "/"],
    ]
    page = page_as(cast.member, CHARTS)
    page.route("**/gallery/charts/?units*", lambda route: route.fulfill(json={"units": units}))
    explorer = page.locator(".chart-explorer")
    explorer.get_by_role("button", name="Walk through all levels").press("Enter")
    expect(explorer.get_by_role("status")).to_contain_text("All · People: 1,000")
    tab_stop = explorer.locator("svg a[tabindex='0']")
    for key, name in (
        ("ArrowRight", "Large"),
        ("ArrowDown", "Tiny"),
        ("ArrowUp", "Large"),
        ("ArrowDown", "Tiny"),
    ):
        page.keyboard.press(key)
        expect(explorer.locator("svg a:focus")).to_have_attribute("aria-label", re.compile(name))
        expect(tab_stop).to_have_count(1)
    up = explorer.get_by_role("button", name="One level up")
    up.press("Enter")
    expect(tab_stop).to_have_count(1)
    expect(explorer.locator(":focus")).to_have_count(1)
    explorer.get_by_role("searchbox", name="Find a unit").fill("tiny")
    page.keyboard.press("Enter")
    expect(explorer.locator("a.is-found")).to_have_attribute("aria-label", re.compile("Tiny"))


def test_without_javascript_the_chart_and_its_table_stand(cast: Cast, page_as: PageAs) -> None:
    page = page_as(cast.member, CHARTS, javascript=False)
    expect(page.locator(".chart-explorer button")).to_be_hidden()
    expect(page.locator("#chart-organisation svg.chart-organisation")).to_be_visible()
