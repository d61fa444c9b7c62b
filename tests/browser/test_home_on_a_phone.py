"""Home on a phone: where I am, what comes next and what came back, on one screen."""

from cast import Cast
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect
from plugins.browser import PHONE, PageAs, assert_accessible, assert_fits
from programmes import Story, interpret

from inhabit.notify.actions import send_notice

LONG = "Drehgestellinstandhaltung und Ersatzteillager der Werke im Südwesten"
THREE = ("communicate.question_went_up", "communicate.question_answered", "clarify.contest_passed_up")


def let_much_come_back(cast: Cast) -> None:
    names = {"unit": LONG, "priority": "Zugesagte Fahrpläne, die unter allen Umständen halten"}
    for kind in THREE:
        send_notice(kind, to=[cast.member], address=reverse("questions"), key="1", details=names)


def bottom_of(place: Locator) -> float:
    box = place.bounding_box()
    assert box is not None
    return box["y"] + box["height"]


def test_the_next_step_stays_in_sight_when_much_came_back(cast: Cast, story: Story, page_as: PageAs) -> None:
    interpret(
        story, cast.board, story.first, "Nobody rings us twice, and nobody waits for longer than a day."
    )
    let_much_come_back(cast)
    page = page_as(cast.member, "/", width=PHONE)
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("heading", name="What came back to you")).to_be_in_viewport(ratio=1)
    first_step = page.locator(".step").first
    expect(first_step).to_be_visible()
    assert bottom_of(first_step) <= top_of_the_bar(page)
    page.get_by_text("2 more").click()
    expect(page.get_by_role("link", name="A question of yours has gone up")).to_be_visible()
    assert_accessible(page)
    assert_fits(page)


def top_of_the_bar(page: Page) -> float:
    box = page.get_by_role("navigation").last.bounding_box()
    assert box is not None
    return box["y"]


def test_a_wide_screen_shows_all_that_came_back(cast: Cast, story: Story, page_as: PageAs) -> None:
    let_much_come_back(cast)
    came_back = page_as(cast.member, "/").get_by_role("region", name="What came back to you")
    for link in came_back.get_by_role("link").all():
        expect(link).to_be_visible()
    assert came_back.get_by_role("link").count() == len(THREE)
    expect(came_back.get_by_text("2 more")).to_be_hidden()
