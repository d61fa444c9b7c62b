"""Writing in one's journal in a real browser, on a phone."""

from __future__ import annotations

from cast import Cast
from django.urls import reverse
from playwright.sync_api import expect
from plugins.browser import PHONE, PageAs


def test_what_one_types_waits_as_a_draft_and_becomes_an_entry(cast: Cast, page_as: PageAs) -> None:
    page = page_as(cast.member, reverse("new_reflection", args=["week"]), width=PHONE)
    question = page.get_by_label("What did you not see coming?")
    question.fill("That the quiet one would speak.")
    expect(page.get_by_role("status").filter(has_text="Kept at")).to_be_visible()
    page.goto(page.url.replace("/pages/week/", "/"))
    page.get_by_role("link", name="This week").first.click()
    expect(question).to_have_value("That the quiet one would speak.")
    page.get_by_role("button", name="Keep it in my journal").click()
    expect(page.get_by_role("main")).to_contain_text("That the quiet one would speak.")
    expect(page.get_by_role("main")).to_contain_text("Only you.")
