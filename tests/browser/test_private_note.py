"""Agreeing and noting in a real browser."""

from cast import Cast
from django.urls import reverse
from engagements import engage, make_coach
from playwright.sync_api import expect
from plugins.browser import PHONE, PageAs

from inhabit.coaching.engaging import open_engagement


def test_what_one_types_is_kept_for_oneself(cast: Cast, page_as: PageAs) -> None:
    engagement = engage(cast.member, make_coach(cast.coach))
    address = reverse("private_note", args=[engagement.pk, 0])
    mine = page_as(cast.member, address, width=PHONE)
    mine.get_by_label("My note").fill("I talk faster when I’m unsure.")
    expect(mine.get_by_role("status").filter(has_text="Kept at")).to_be_visible()
    theirs = page_as(cast.coach, address)
    expect(theirs.get_by_label("My note")).to_have_value("")
    mine.reload()
    expect(mine.get_by_label("My note")).to_have_value("I talk faster when I’m unsure.")


def test_both_agree_by_one_press_each_without_javascript(cast: Cast, page_as: PageAs) -> None:
    engagement = open_engagement(coach=make_coach(cast.coach), coachees=[cast.member])
    address = reverse("agreement", args=[engagement.pk])
    for person in (cast.member, cast.coach):
        page = page_as(person, address, javascript=False)
        page.get_by_role("button", name="I agree to this").click()
    expect(page.get_by_text("Everybody has agreed. You can begin.")).to_be_visible()
    expect(page.get_by_role("link", name="My notes")).to_be_visible()
