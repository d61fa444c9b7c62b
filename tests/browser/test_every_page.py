"""What holds for every page: clean for axe in both themes, no sideways scroll, a silent console."""

import pytest
from cast import Cast
from pages import ARGUMENTS, address_of, names_without_arguments
from playwright.sync_api import Page
from plugins.browser import PageAs, Theme, assert_accessible, assert_fits

# Answers with something other than a page, or with one only after something has happened.
NOT_PAGES: set[str] = set()


def is_page(page: Page) -> bool:
    kind = page.evaluate("document.contentType")
    return bool(kind == "text/html" and page.locator("h1").count())


@pytest.mark.parametrize("name", sorted({*names_without_arguments(), *ARGUMENTS} - NOT_PAGES))
def test_every_page_of_the_programme_team(name: str, cast: Cast, page_as: PageAs) -> None:
    address = address_of(name, cast)
    page = page_as(cast.steward, address, width=360)
    if not is_page(page):
        return
    assert_fits(page)
    assert_accessible(page)
    page.emulate_media(color_scheme="dark")
    assert_accessible(page)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["account_login", "account_reset_password", "account_reset_password_done"])
def test_pages_before_sign_in(name: str, theme: Theme, cast: Cast, page_as: PageAs) -> None:
    page = page_as(None, address_of(name, cast), width=360, theme=theme)
    assert page.locator("h1").count() == 1
    assert_fits(page)
    assert_accessible(page)
