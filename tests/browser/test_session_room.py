"""Coach and coachee in the session room at once, each in a browser of their own; one loses the connection."""

from __future__ import annotations

import re

from cast import Cast
from coaching_rooms import a_session
from django.urls import reverse
from playwright.sync_api import expect
from plugins.browser import PHONE, Console, PageAs, assert_accessible, assert_fits
from programmes import Story

KEPT, LOST = re.compile("Kept at"), re.compile("Your words stay in this browser")
HALF_A_SCREEN = 640


def test_both_write_one_loses_the_connection_nothing_is_lost(
    cast: Cast, story: Story, page_as: PageAs, console: Console
) -> None:
    room = reverse("session_room", args=[a_session(cast).pk])
    member, coach = page_as(cast.member, room, width=HALF_A_SCREEN), page_as(cast.coach, room, width=PHONE)
    member.get_by_label("Write into the notes").fill("I keep quiet.")
    coach.get_by_label("Write into the notes").fill("Since when?")
    expect(coach.get_by_role("log")).to_contain_text("I keep quiet.")
    expect(member.get_by_role("log")).to_contain_text("Since when?")

    member.context.set_offline(True)
    member.get_by_label("Write into the notes").fill("I keep quiet. Since the move.")
    expect(member.locator("#write .autosave")).to_have_text(LOST)
    coach.get_by_role("button", name="Next paragraph").click()
    coach.get_by_label("Write into the notes").fill("Written meanwhile.")
    expect(coach.locator("#write .autosave")).to_have_text(KEPT)
    expect(coach.get_by_role("log")).not_to_contain_text("Since the move.")

    member.context.set_offline(False)
    expect(member.locator("#write .autosave")).to_have_text(KEPT)
    expect(coach.get_by_role("log")).to_contain_text("Since the move.")
    expect(member.get_by_role("log")).to_contain_text("Written meanwhile.")
    expect(member.get_by_label("Write into the notes")).to_have_value("I keep quiet. Since the move.")
    of_the_gap = ("ERR_INTERNET_DISCONNECTED", "Failed to fetch")
    console.complaints[:] = [
        one for one in console.complaints if not any(words in one for words in of_the_gap)
    ]


def test_what_one_ticks_the_other_sees(cast: Cast, story: Story, page_as: PageAs) -> None:
    room = reverse("session_room", args=[a_session(cast).pk])
    member, coach = page_as(cast.member, room, width=PHONE), page_as(cast.coach, room, width=HALF_A_SCREEN)
    coach.get_by_text("Choose an agenda").click()
    coach.get_by_role("combobox", name="Agenda").select_option("grow")
    coach.get_by_role("button", name="Take it").click()
    question = member.get_by_role("button", name="What would make this hour worth it for you?")
    question.click()
    expect(question).to_have_attribute("aria-pressed", "true")
    theirs = coach.get_by_role("button", name="What would make this hour worth it for you?")
    expect(theirs).to_have_attribute("aria-pressed", "true")
    for page in (member, coach):
        assert_fits(page)
    assert_accessible(member)


def test_the_timer_counts_and_pauses(cast: Cast, story: Story, page_as: PageAs) -> None:
    page = page_as(cast.member, reverse("session_room", args=[a_session(cast).pk]), width=PHONE)
    clock = page.locator(".room-clock")
    expect(clock).to_contain_text("50 min left")
    clock.get_by_role("button", name="Pause").click()
    expect(clock).to_contain_text("paused at 50 min left")
    page.reload()
    expect(clock).to_contain_text("paused at 50 min left")
    clock.get_by_role("button", name="Go on").click()
    expect(clock).to_contain_text("50 min left")


def test_everything_works_without_javascript(cast: Cast, story: Story, page_as: PageAs) -> None:
    room = reverse("session_room", args=[a_session(cast).pk])
    page = page_as(cast.member, room, javascript=False)
    page.get_by_label("Write into the notes").fill("Without a script.")
    page.get_by_role("button", name="Next paragraph").click()
    expect(page.get_by_role("log")).to_contain_text("Without a script.")
    page.get_by_text("Choose an agenda").click()
    page.get_by_role("button", name="Take it").click()
    question = page.get_by_role("button", name="What brought you to the work")
    question.click()
    expect(question).to_have_attribute("aria-pressed", "true")
