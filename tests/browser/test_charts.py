"""Charts in Chromium: at home on a phone, in both themes, and a large organisation walked by keyboard."""

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


def test_without_javascript_the_chart_and_its_table_stand(cast: Cast, page_as: PageAs) -> None:
    page = page_as(cast.member, CHARTS, javascript=False)
    expect(page.locator(".chart-explorer button")).to_be_hidden()
    expect(page.locator("#chart-organisation svg.chart-organisation")).to_be_visible()
