"""The shell by keyboard and by thumb: skipping to the content, the places, what is behind "More"."""

from __future__ import annotations

import re

import pytest
from cast import Cast
from django.urls import reverse
from playwright.sync_api import expect
from plugins.browser import PHONE, PageAs
from programmes import Story


def test_skipping_to_the_content(cast: Cast, page_as: PageAs) -> None:
    page = page_as(cast.member, "/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_what_is_behind_more_opens_and_closes_by_keyboard(cast: Cast, story: Story, page_as: PageAs) -> None:
    page = page_as(cast.steward, "/")
    places = page.get_by_role("navigation", name="Places")
    more = places.get_by_role("button", name="More")
    expect(places.get_by_role("link", name="Programmes")).to_be_hidden()
    more.focus()
    page.keyboard.press("Enter")
    expect(places.get_by_role("link", name="Programmes")).to_be_visible()
    page.keyboard.press("Escape")
    expect(places.get_by_role("link", name="Programmes")).to_be_hidden()
    expect(more).to_be_focused()
    page.keyboard.press("Enter")
    behind = places.locator("[popover] a")
    names = behind.all_inner_texts()
    for place in range(names.index("Programmes") + 1):
        page.keyboard.press("Tab")
        expect(behind.nth(place)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(reverse("programmes")))
    expect(more).to_have_attribute("aria-current", "true")


def test_more_opens_without_javascript(cast: Cast, page_as: PageAs) -> None:
    page = page_as(cast.steward, "/", width=PHONE, javascript=False)
    page.get_by_role("button", name="More").click()
    page.get_by_role("link", name="Roles").click()
    expect(page).to_have_url(re.compile(reverse("roles")))


@pytest.mark.parametrize("javascript", [True, False])
def test_the_tab_one_is_at_is_in_sight_on_a_phone(
    cast: Cast, story: Story, page_as: PageAs, javascript: bool
) -> None:
    address = reverse("unit_questions", args=[cast.payroll.pk])
    page = page_as(cast.member, address, width=PHONE, javascript=javascript)
    tabs = page.get_by_role("navigation", name="Pages of this unit")
    expect(tabs.get_by_role("link", name="Questions")).to_be_in_viewport(ratio=1)
    expect(tabs.get_by_role("link", name="The thread")).not_to_be_in_viewport()


def test_the_places_lie_at_the_thumb(cast: Cast, page_as: PageAs) -> None:
    page = page_as(cast.member, "/", width=PHONE)
    home = page.get_by_role("navigation", name="Places").get_by_role("link", name="Home")
    box, height = home.bounding_box(), page.evaluate("innerHeight")
    assert box is not None
    assert box["y"] > height - 100
    assert box["height"] >= 44


def test_my_unit_is_marked_on_my_unit_alone(cast: Cast, story: Story, page_as: PageAs) -> None:
    page = page_as(cast.member, reverse("my_unit"))
    mine = page.get_by_role("navigation", name="Places").get_by_role("link", name="My unit")
    expect(mine).to_have_attribute("aria-current", "page")
    page.goto(reverse("unit", args=[cast.board.pk]))
    expect(mine).not_to_have_attribute("aria-current", "page")
