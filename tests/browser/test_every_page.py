"""What holds for every page: clean for axe in both themes, visible focus, no sideways scroll, silence."""

import pytest
from cast import Cast, make_account
from pages import address_of, client_of, is_page, names_of_addresses_to_get, reader_of
from permission_world import World
from playwright.sync_api import expect
from plugins.browser import PageAs, assert_accessible, assert_fits, assert_fits_enlarged, assert_focus_shows
from programmes import Story


@pytest.mark.parametrize("name", names_of_addresses_to_get())
def test_every_page(name: str, cast: Cast, story: Story, page_as: PageAs) -> None:
    world = World(cast, story)
    address, reader = address_of(name, world), reader_of(name, world)
    if not is_page(client_of(reader).get(address)):
        return
    page = page_as(reader, address, width=360)
    expect(page.locator("h1")).to_have_count(1)
    assert page.evaluate("document.getAnimations().length") == 0  # for whom motion is too much
    assert_fits(page)
    assert_accessible(page)
    page.emulate_media(color_scheme="dark")
    assert_accessible(page)
    assert_focus_shows(page)
    page.emulate_media(color_scheme="light", forced_colors="active")
    assert_focus_shows(page)
    assert_fits_enlarged(page)


def test_sign_in_by_keyboard_alone(cast: Cast, page_as: PageAs) -> None:
    make_account(cast.member, "correct horse battery")
    page = page_as(None, "/")
    page.get_by_label("Email", exact=False).first.focus()
    page.keyboard.type(cast.member.email)
    page.keyboard.press("Tab")
    page.keyboard.type("correct horse battery")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{page.url.split('/account')[0]}/")
    expect(page.locator("h1")).to_be_visible()


def test_home_needs_no_javascript(cast: Cast, page_as: PageAs) -> None:
    page = page_as(cast.member, "/", javascript=False)
    expect(page.locator("h1")).to_be_visible()
