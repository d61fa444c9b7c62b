"""Journeys through the parts that many pages share: palette, filters, dialogs, toasts."""

import re

from cast import Cast, make_person, place
from playwright.sync_api import expect
from plugins.browser import PHONE, PageAs, assert_accessible, assert_fits
from programmes import Story, interpret

from inhabit.stages.clarify.models import Contribution, InterpretationRequest


def test_palette_by_keyboard_alone(cast: Cast, page_as: PageAs) -> None:
    page = page_as(cast.member, "/people/")
    expect(page.locator(".search-link kbd")).to_be_visible()  # from here on the keys are heard
    page.get_by_role("link", name="Search").focus()
    page.keyboard.press("Control+k")
    field = page.get_by_role("combobox")
    expect(field).to_be_focused()
    expect(page.get_by_role("option", name="Home")).to_be_visible()
    page.keyboard.type("l")
    expect(page.get_by_role("option", name="Lena Lead")).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    assert_accessible(page)
    page.keyboard.type("ena")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(field).to_be_hidden()
    expect(page.get_by_role("link", name="Search")).to_be_focused()
    page.keyboard.press("Control+k")
    page.keyboard.type("o")
    expect(page.get_by_role("option", name="Omar Outsider")).to_be_visible()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/people/{cast.outsider.pk}/$"))


def test_palette_chooses_with_the_arrows(cast: Cast, page_as: PageAs) -> None:
    page = page_as(cast.member)
    expect(page.locator(".search-link kbd")).to_be_visible()
    page.keyboard.press("Control+k")
    options = page.get_by_role("option")
    page.keyboard.type("c")
    expect(page.get_by_role("option", name="Colin Colleague")).to_be_visible()
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    active = page.get_by_role("combobox").get_attribute("aria-activedescendant")
    assert active == options.nth(1).get_attribute("id")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")


def test_palette_never_opens_what_was_found_for_other_words(cast: Cast, page_as: PageAs) -> None:
    page = page_as(cast.member)
    expect(page.locator(".search-link kbd")).to_be_visible()
    page.keyboard.press("Control+k")
    page.keyboard.type("c")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    page.route("**/search/options/**", lambda route: None)  # the next answer is still on its way
    page.keyboard.type("a")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=ca$"))


def test_palette_fits_a_phone_in_the_dark(cast: Cast, page_as: PageAs) -> None:
    page = page_as(cast.steward, width=PHONE, theme="dark")
    expect(page.locator(".search-link kbd")).to_have_count(1)
    page.get_by_role("link", name="Search").click()
    page.keyboard.type("p")
    expect(page.get_by_role("option", name="Petra Privacy")).to_be_visible()
    assert_fits(page)
    assert_accessible(page)


def test_search_fits_a_phone_with_large_letters(cast: Cast, page_as: PageAs) -> None:
    page = page_as(cast.steward, "/search/?q=a", width=PHONE)
    for address in ("/search/?q=a", "/people/", "/roles/"):
        page.goto(address)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert_fits(page, "with letters at 200%")


def test_search_without_javascript(cast: Cast, page_as: PageAs) -> None:
    page = page_as(cast.member, javascript=False)
    page.get_by_role("link", name="Search").click()
    page.get_by_label("What are you looking for?").fill("lena")
    page.get_by_role("main").get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Lena Lead").click()
    expect(page.locator("h1")).to_have_text("Lena Lead")


def test_the_directory_narrows_down_while_one_types(cast: Cast, page_as: PageAs) -> None:
    page = page_as(cast.member, "/people/")
    status = page.locator("#people-found-count")
    status.evaluate("(element) => { window.before = element }")
    page.get_by_role("searchbox").press_sequentially("lena")
    expect(page.get_by_role("link", name="Mia Member")).to_have_count(0)
    expect(status).to_have_text("1 person")
    assert status.evaluate("(element) => element === window.before"), "a new region would not be announced"
    expect(page).to_have_url(re.compile(r"/people/\?q=lena&among=$"))
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.get_by_role("searchbox").fill("")
    page.get_by_label("Leads").check()
    expect(page.get_by_role("link", name="Dario Director")).to_be_visible()
    expect(page.get_by_role("link", name="Mia Member")).to_have_count(0)
    page.get_by_role("link", name="Dario Director").click()
    page.go_back()
    expect(page.get_by_label("Leads")).to_be_checked()
    expect(page.get_by_role("link", name="Mia Member")).to_have_count(0)
    page.get_by_role("link", name="Clear filters").click()
    expect(page.get_by_role("link", name="Mia Member")).to_be_visible()


def test_the_directory_narrows_down_without_javascript(cast: Cast, page_as: PageAs) -> None:
    page = page_as(cast.member, "/people/", javascript=False, width=PHONE)
    page.get_by_label("Leads").check()
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_role("link", name="Dario Director")).to_be_visible()
    expect(page.get_by_role("link", name="Mia Member")).to_have_count(0)


def test_the_next_fifty_follow_what_was_typed(cast: Cast, page_as: PageAs) -> None:
    for number in range(60):
        place(make_person(f"Same Name{number:02}"), cast.finance)
    page = page_as(cast.member, "/people/")
    page.get_by_role("searchbox").fill("same")
    expect(page).to_have_url(re.compile(r"q=same"))
    expect(page.locator("#people-found-count")).to_have_text("More than 50 people, by name")
    page.get_by_role("link", name="The next 50").click()
    expect(page.get_by_role("link", name="Same Name59")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value("same")


def test_deleting_asks_in_a_dialog(cast: Cast, story: Story, page_as: PageAs) -> None:
    Contribution.objects.create(
        programme=story.programme, person=cast.member, priority_id=story.first, text="I call back."
    )
    page = page_as(cast.member, "/my-part/", width=PHONE)
    opener = page.get_by_role("button", name="Delete", exact=True)
    opener.click()
    dialog = page.get_by_role("dialog", name="Delete this?")
    expect(dialog.get_by_text("I call back.")).to_be_visible()
    expect(dialog.get_by_role("button", name="Keep it")).to_be_focused()
    assert_accessible(page)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()
    opener.click()
    dialog.get_by_role("button", name="Delete it").click()
    expect(page.get_by_text("Deleted.")).to_be_visible()
    assert not Contribution.objects.exists()


def test_deleting_asks_on_a_page_without_javascript(cast: Cast, story: Story, page_as: PageAs) -> None:
    Contribution.objects.create(
        programme=story.programme, person=cast.member, priority_id=story.first, text="I call back."
    )
    page = page_as(cast.member, "/my-part/", javascript=False)
    page.get_by_role("link", name="Delete", exact=True).click()
    expect(page.locator("h1")).to_have_text("Delete this?")
    expect(page.get_by_text("I call back.")).to_be_visible()
    page.get_by_role("button", name="Delete it").click()
    expect(page.get_by_text("Deleted.")).to_be_visible()


def test_a_toast_stays_and_takes_back(cast: Cast, story: Story, page_as: PageAs) -> None:
    interpret(story, cast.board, story.first, "Board.")
    interpret(story, cast.services, story.first, "Services.")
    page = page_as(cast.member, width=PHONE)
    page.get_by_role("button", name="Ask", exact=True).first.click()
    toast = page.locator(".toast")
    expect(toast).to_contain_text("Asked.")
    expect(toast.get_by_role("button", name="Close")).to_be_visible()
    assert_fits(page)
    assert_accessible(page)
    assert InterpretationRequest.objects.count() == 1
    toast.get_by_role("button", name="Undo").click()
    expect(toast).to_contain_text("It is as if you had not asked.")
    assert InterpretationRequest.objects.count() == 0
    toast.get_by_role("button", name="Close").click()
    expect(toast).to_have_count(0)
    expect(page.locator("#main")).to_be_focused()


def test_a_toast_takes_back_without_javascript(cast: Cast, story: Story, page_as: PageAs) -> None:
    interpret(story, cast.board, story.first, "Board.")
    interpret(story, cast.services, story.first, "Services.")
    page = page_as(cast.member, javascript=False)
    page.get_by_role("button", name="Ask", exact=True).first.click()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".toast")).to_contain_text("It is as if you had not asked.")


def test_typing_on_after_the_session_has_ended_leads_to_sign_in(cast: Cast, page_as: PageAs) -> None:
    page = page_as(cast.member, "/people/")
    page.context.clear_cookies()
    page.get_by_role("searchbox").fill("lena")
    expect(page).to_have_url(re.compile(r"/account/login/\?next=/people/"))
