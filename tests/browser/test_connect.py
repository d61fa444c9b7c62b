"""The five questions of Connect in the browser: on a phone, without JavaScript, and cut off half-way."""

from __future__ import annotations

from cast import Cast
from connecting import spoken
from playwright.sync_api import Page, expect
from plugins.browser import PageAs
from programmes import Story

from inhabit.stages.clarify.models import ConnectAnswer, Contribution

PHONE = 390


def begin(page: Page) -> None:
    page.get_by_role("link", name="Begin").click()
    page.get_by_role("button", name="Begin").click()


def test_all_five_without_javascript_on_a_phone(cast: Cast, story: Story, page_as: PageAs) -> None:
    spoken(cast, story)
    page = page_as(cast.member, "/", width=PHONE, javascript=False)
    begin(page)
    page.get_by_label("What I do already").fill("I call tenants back.")
    page.get_by_role("button", name="Keep and go on").click()
    page.get_by_label("I would stop").fill("The second form.")
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_label("What I do already")).to_have_value("I call tenants back.")
    page.get_by_role("button", name="Keep and go on").click()
    expect(page.get_by_label("I would stop")).to_have_value("The second form.")
    page.get_by_role("button", name="Keep and go on").click()
    page.get_by_text("Fairness").click()
    page.get_by_role("button", name="Keep and go on").click()
    page.get_by_label("What I need").fill("A word on deadlines.")
    page.get_by_role("button", name="Keep and go on").click()
    page.get_by_label("My part", exact=True).fill("I call back the same day.")
    page.get_by_role("button", name="Done").click()
    for words in ("I call back the same day.", "A word on deadlines.", "Fairness", "The second form."):
        expect(page.get_by_role("main")).to_contain_text(words)
    assert Contribution.objects.get().text == "I call back the same day."


def test_ticks_and_words_are_kept_while_one_types(cast: Cast, story: Story, page_as: PageAs) -> None:
    spoken(cast, story)
    page = page_as(cast.member, "/")
    begin(page)
    page.get_by_role("link", name="What it touches").click()
    page.get_by_text("Fairness").click()
    page.get_by_label("Where it rubs").fill("My evenings.")
    page.get_by_label("Where it rubs").blur()
    expect(page.get_by_role("status").filter(has_text="Kept at")).to_be_visible()
    page.goto("/")
    page.get_by_role("link", name="Go on", exact=True).click()
    page.get_by_role("link", name="What it touches").click()
    expect(page.get_by_label("Fairness")).to_be_checked()
    expect(page.get_by_label("Where it rubs")).to_have_value("My evenings.")
    assert ConnectAnswer.objects.get().words["touched"] == ["fairness"]
