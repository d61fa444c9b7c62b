"""A story is told, retold, played back, asked about and answered on a phone, by keyboard alone."""

from __future__ import annotations

from cast import Cast
from playwright.sync_api import Page, expect
from plugins.browser import PHONE, PageAs, assert_accessible, assert_fits
from programmes import Story as Scene
from programmes import interpret

from inhabit.people.models import Person

PARTS = {
    "What the story is called": "One front door",
    "Why": "People ring three offices.",
    "What changes": "From May one person stays with each caller.",
    "What stays": "Shifts stay as they are.",
    "What we don’t know yet": "Which office moves first.",
}
POINTS = ("One person stays with each caller", "Shifts stay", "We start in May")


def press(page: Page, name: str, role: str = "link") -> None:
    """Go to a link or button with the keyboard, and press it."""
    control = page.get_by_role(role, name=name, exact=True).first  # type: ignore[arg-type]  # a role's name
    control.focus()
    expect(control).to_be_focused()
    page.keyboard.press("Enter")


def type_into(page: Page, label: str, words: str) -> None:
    page.get_by_label(label, exact=True).focus()
    page.keyboard.type(words)


def looks_right(page: Page, heading: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    assert_fits(page)
    assert_accessible(page)


def home_of(page_as: PageAs, person: Person) -> Page:
    page = page_as(person, "/", width=PHONE)
    assert_fits(page)
    return page


def tell(page: Page) -> None:
    press(page, "Write it")
    for label, words in PARTS.items():
        type_into(page, f"{label}, English", words)
    for number, point in enumerate(POINTS, 1):
        type_into(page, f"Key point {number}, English", point)
    expect(page.locator(".autosave")).to_contain_text("Kept at")
    looks_right(page, "Write the story")
    press(page, "Keep and read it as others will", "button")
    press(page, "Tell it", "button")
    expect(page.get_by_role("status").first).to_contain_text("Told.")


def retell(page: Page, words: str) -> None:
    press(page, "Tell it")
    type_into(page, "In your own words (English)", words)
    kept = page.get_by_role("group", name=POINTS[0]).get_by_label("Not said yet")
    kept.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("group", name=POINTS[0]).get_by_label("Kept")).to_be_checked()
    looks_right(page, "Tell it in your own words")
    press(page, "Rehearse it first", "button")
    looks_right(page, "Rehearse it")
    press(page, "Draft")
    press(page, "Keep and read it as others will", "button")
    press(page, "Tell it", "button")
    expect(page.get_by_role("status").first).to_contain_text("Told.")


def test_a_story_goes_down_and_comes_back(cast: Cast, story: Scene, page_as: PageAs) -> None:
    interpret(story, cast.board, story.first, "Nobody rings us twice.")
    tell(home_of(page_as, cast.ceo))
    retell(home_of(page_as, cast.director), "Three desks become one.")
    retell(home_of(page_as, cast.lead), "Whoever takes the call keeps it.")

    member = home_of(page_as, cast.member)
    press(member, "Say it")
    type_into(member, "What I heard", "I keep my calls.")
    looks_right(member, "What did you hear?")
    press(member, "Send", "button")
    expect(member.get_by_role("main")).to_contain_text("I keep my calls.")

    lead = home_of(page_as, cast.lead)
    press(lead, "Listen")
    expect(lead.get_by_role("main")).to_contain_text("I keep my calls.")
    looks_right(lead, "Listening")


def test_a_question_goes_up_and_comes_back(cast: Cast, story: Scene, page_as: PageAs) -> None:
    member = page_as(cast.member, "/questions/ask/", width=PHONE)
    type_into(member, "Your question", "Who decides on overtime?")
    looks_right(member, "What would you like to know?")
    press(member, "Ask", "button")
    expect(member.get_by_role("heading", level=1)).to_have_text("Who decides on overtime?")
    for person, above in ((cast.lead, "Services"), (cast.director, "Board")):
        page = home_of(page_as, person)
        press(page, "See what waits")
        press(page, "Who decides on overtime?")
        looks_right(page, "Who decides on overtime?")
        press(page, f"Pass it up to {above}", "button")
        expect(page.get_by_role("status").first).to_contain_text(f"It is with {above} now.")
    ceo = home_of(page_as, cast.ceo)
    press(ceo, "See what waits")
    press(ceo, "Who decides on overtime?")
    type_into(ceo, "Your answer", "Each lead does.")
    press(ceo, "Answer", "button")
    again = home_of(page_as, cast.member)
    press(again, "A question of yours was answered by Board. Does it answer it?")
    expect(again.get_by_role("main")).to_contain_text("Each lead does.")
    looks_right(again, "Who decides on overtime?")
