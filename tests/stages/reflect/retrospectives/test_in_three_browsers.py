"""Three people in browsers of their own, one on a phone; one loses the connection."""

from __future__ import annotations

import re

import pytest
from cast import Cast
from django.urls import reverse
from playwright.sync_api import Page, expect
from plugins.browser import LAPTOP, PHONE, Console, PageAs, assert_accessible, assert_fits
from programmes import Story
from retrospectives import begin, bring_to, enlarge, seat

from inhabit.stages.reflect.retrospectives.models import Card, Phase, Retrospective, Voice

KEPT_HERE = re.compile("kept in this browser and goes out by itself")


@pytest.fixture
def started(cast: Cast, story: Story) -> Retrospective:
    """Payroll looks back, with eight who are here, and everybody writes."""
    people = enlarge(cast, 5)
    stored = begin(cast, story)
    seat(stored, [cast.member, cast.colleague, cast.lead, *people])
    return bring_to(stored, Phase.WRITE)


def put_down(page: Page, words: str) -> None:
    page.get_by_role("textbox", name="What helped?").fill(words)
    page.get_by_role("button", name="Put it down").first.click()


def test_who_loses_the_connection_loses_nothing(
    started: Retrospective, cast: Cast, page_as: PageAs, console: Console
) -> None:
    room = reverse("retrospective", args=[started.pk])
    facilitator = page_as(cast.member, room)
    phone = page_as(cast.colleague, room, width=PHONE)
    lead = page_as(cast.lead, room, width=LAPTOP)
    put_down(lead, "We call before the visit.")
    expect(lead.locator(".retro-card")).to_contain_text("We call before the visit.")
    expect(phone.locator(".retro-card")).to_have_count(0)
    expect(phone.locator("[data-live]")).to_contain_text("1 card has been written in all.")

    phone.context.set_offline(True)
    put_down(phone, "Said while nobody heard it.")
    expect(phone.locator("[data-kept]")).to_contain_text(KEPT_HERE)
    expect(phone.locator("[data-kept]")).to_contain_text("Said while nobody heard it.")
    phone.get_by_role("textbox", name="What hindered?").fill("Half a thought")
    assert_fits(phone)
    assert Card.objects.count() == 1

    phone.context.set_offline(False)
    expect(phone.locator("[data-kept]")).to_be_hidden()
    expect(phone.locator(".retro-card")).to_contain_text("Said while nobody heard it.")
    expect(phone.get_by_role("textbox", name="What hindered?")).to_have_value("Half a thought")

    facilitator.get_by_role("button", name="On to: Putting together").click()
    expect(lead.locator(".retro-topic")).to_have_count(2)
    expect(phone.locator(".retro-topic")).to_have_count(2)
    expect(phone.locator("[data-live]")).to_contain_text("A card may come in for another minute.")
    late = phone.get_by_role("textbox", name="What hindered?")
    expect(late).to_have_value("Half a thought")
    for page in (phone, facilitator):
        assert_accessible(page)

    of_the_gap = ("ERR_INTERNET_DISCONNECTED", "Failed to fetch")
    console.complaints[:] = [
        one for one in console.complaints if not any(words in one for words in of_the_gap)
    ]


def test_they_put_together_and_give_voices(started: Retrospective, cast: Cast, page_as: PageAs) -> None:
    room = reverse("retrospective", args=[started.pk])
    facilitator = page_as(cast.member, room)
    put_down(facilitator, "Two systems")
    expect(facilitator.locator(".retro-card")).to_have_count(1)
    put_down(facilitator, "One order")
    expect(facilitator.locator(".retro-card")).to_have_count(2)
    bring_to(started, Phase.GROUP)
    phone = page_as(cast.colleague, room, width=PHONE)
    phone.get_by_label("Put “Two systems” with").select_option(label="One order")
    expect(facilitator.locator(".retro-topic")).to_have_count(1)
    phone.get_by_label("What is it about?").fill("Typing twice")
    phone.get_by_role("button", name="Name it").click()
    expect(facilitator.get_by_label("What is it about?")).to_have_value("Typing twice")

    facilitator.get_by_role("button", name="On to: Giving voices").click()
    phone.get_by_role("button", name="Give it a voice").click()
    expect(phone.locator("[data-live]")).to_contain_text("You have 2 voices left.")
    assert Voice.objects.count() == 1
    facilitator.get_by_role("button", name="On to: Agreeing").click()
    expect(phone.locator(".retro-topic")).to_contain_text("1 voice")
    phone.get_by_label("What could we change?").fill("One system for both")
    phone.get_by_role("button", name="Put it on the table").click()
    expect(facilitator.locator(".retro-topic").first).to_contain_text("One system for both")
    assert_accessible(phone)
    assert_fits(phone)
