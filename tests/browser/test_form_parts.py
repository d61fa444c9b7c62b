"""What forms do while one fills them in: characters left, and the way to what is wrong."""

from cast import Cast
from playwright.sync_api import expect
from plugins.browser import PageAs

COUNTED = "#id_counted-words"
FORMS = "/gallery/forms/"


def test_characters_left_are_counted_and_nothing_is_cut(cast: Cast, page_as: PageAs) -> None:
    page = page_as(cast.member, FORMS)
    field = page.locator(".field", has=page.locator(COUNTED))
    page.fill(COUNTED, "x" * 150)
    expect(field.locator(".remaining")).to_have_text("Characters left: 50")
    page.fill(COUNTED, "x" * 203)
    expect(field.locator(".remaining")).to_have_text("Characters too many: 3")
    expect(page.locator(COUNTED)).to_have_value("x" * 203)


def test_without_javascript_the_longest_length_is_said(cast: Cast, page_as: PageAs) -> None:
    page = page_as(cast.member, FORMS, javascript=False)
    field = page.locator(".field", has=page.locator(COUNTED))
    expect(field.locator(".remaining")).to_have_text("200 characters at most")
    expect(page.locator(COUNTED)).to_have_attribute("maxlength", "200")


def test_what_is_wrong_takes_the_focus_and_leads_to_its_field(cast: Cast, page_as: PageAs) -> None:
    page = page_as(cast.steward, "/people/import/")
    page.locator("main form button:not([type=button])").first.click()
    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    link = summary.locator("a").first
    target = link.get_attribute("href")
    link.click()
    expect(page.locator(f"{target}")).to_be_focused()


def test_where_several_forms_are_wrong_none_takes_the_focus(cast: Cast, page_as: PageAs) -> None:
    page = page_as(cast.member, FORMS)
    expect(page.locator(".remaining[role=status]").first).to_be_visible()  # the modules have run
    expect(page.locator(".error-summary:focus")).to_have_count(0)
