"""A lead and a member write: autosave, reload, offline, expired session, two tabs, without JavaScript."""

from __future__ import annotations

import re

from cast import Cast
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import Page, Route, expect
from plugins.browser import PHONE, Console, PageAs
from programmes import Story, interpret

from inhabit.stages.clarify.models import Interpretation

KEPT = re.compile("Kept at")
LOST = re.compile("Your words stay in this browser")


def interpretation_page(story: Story, cast: Cast) -> str:
    return reverse("interpretation", args=[cast.board.pk, story.first])


def test_a_lead_writes_reloads_and_shares(cast: Cast, story: Story, page_as: PageAs) -> None:
    page = page_as(cast.ceo, "/")
    page.get_by_role("link", name="Write it").first.click()
    page.get_by_role("link", name=re.compile("Write.*Answer within a day")).click()
    page.get_by_label("What it means for us").fill("Nobody rings us twice.")
    expect(page.locator(".autosave")).to_have_text(KEPT)
    page.reload()
    expect(page.get_by_label("What it means for us")).to_have_value("Nobody rings us twice.")
    page.get_by_role("button", name="Keep and look at all priorities").click()
    page.get_by_role("button", name="Share").click()
    expect(page.get_by_role("status").first).to_contain_text("Everyone can now read")
    home = page_as(cast.sponsor, "/")
    expect(home.get_by_role("region", name="My thread")).to_contain_text("Nobody rings us twice.")


def test_a_member_writes_for_the_lead_on_a_phone(cast: Cast, story: Story, page_as: PageAs) -> None:
    page = page_as(cast.member, "/", width=PHONE)
    step = page.get_by_role("button", name="Write my part")
    expect(step).to_be_in_viewport()
    step.click()
    page.get_by_label("My part").fill("I ring back before four.")
    page.get_by_label("My lead").check()
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_role("region", name="My thread")).to_contain_text("I ring back before four.")
    unit = reverse("unit", args=[cast.payroll.pk])
    expect(page_as(cast.lead, unit).get_by_role("main")).to_contain_text("I ring back before four.")
    expect(page_as(cast.colleague, unit).get_by_role("main")).not_to_contain_text("I ring back")


def test_words_typed_offline_survive_a_reload(
    cast: Cast, story: Story, page_as: PageAs, console: Console
) -> None:
    page = page_as(cast.ceo, interpretation_page(story, cast))
    page.context.set_offline(True)
    page.get_by_label("What it means for us").fill("Typed in a tunnel.")
    expect(page.locator(".autosave")).to_have_text(LOST)
    page.context.set_offline(False)
    page.reload()
    expect(page.get_by_label("What it means for us")).to_have_value("Typed in a tunnel.")
    page.wait_for_load_state("networkidle")  # sent as the line came back, or by the page that put them back
    assert Interpretation.objects.get().meaning == "Typed in a tunnel."
    forgive(console, "ERR_INTERNET_DISCONNECTED")


def test_an_expired_session_loses_nothing(
    cast: Cast, story: Story, page_as: PageAs, console: Console
) -> None:
    address = interpretation_page(story, cast)
    page = page_as(cast.ceo, address)
    Session.objects.all().delete()
    page.get_by_label("What it means for us").fill("Typed over lunch.")
    expect(page.locator(".autosave")).to_have_text(LOST)
    page.get_by_role("button", name="Keep and look at all priorities").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    again = page_as(cast.ceo, "/")
    page.context.add_cookies(again.context.cookies())
    page.goto(address)
    expect(page.get_by_label("What it means for us")).to_have_value("Typed over lunch.")
    expect(page.locator(".autosave")).to_have_text(KEPT)
    forgive(console, "Failed to load resource")


def open_over_a_slow_line(page: Page, address: str) -> list[Route]:
    """Open ``address`` while autosave's script is on its way; it comes when the route goes on."""
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    page.route("**/modules/autosave*.js", hold)
    with page.expect_request("**/modules/autosave*.js"):
        page.goto(address, wait_until="domcontentloaded")
    return late


def test_what_is_typed_before_the_script_has_come_is_kept(cast: Cast, story: Story, page_as: PageAs) -> None:
    page = page_as(cast.ceo, "/")
    script = open_over_a_slow_line(page, interpretation_page(story, cast))
    page.get_by_label("What it means for us").fill("Typed at once.")
    script[0].continue_()
    expect(page.locator(".autosave")).to_have_text(KEPT)


def test_what_is_typed_newer_stays_and_what_the_browser_kept_is_offered(
    cast: Cast, story: Story, page_as: PageAs, console: Console
) -> None:
    address = interpretation_page(story, cast)
    page = page_as(cast.ceo, address)
    words = page.get_by_label("What it means for us")
    Session.objects.all().delete()
    words.fill("Typed over lunch.")
    expect(page.locator(".autosave")).to_have_text(LOST)
    page.context.add_cookies(page_as(cast.ceo, "/").context.cookies())
    script = open_over_a_slow_line(page, address)
    words.fill("Typed after lunch.")
    script[0].continue_()
    expect(page.locator(".autosave [role=status]")).to_have_text(KEPT)
    expect(words).to_have_value("Typed after lunch.")
    exchange = page.get_by_role("button", name="Exchange them for these")
    exchange.click()
    expect(words).to_have_value("Typed over lunch.")
    exchange.click()
    expect(words).to_have_value("Typed after lunch.")
    forgive(console, "Failed to load resource")


def test_two_tabs_show_both_texts(cast: Cast, story: Story, page_as: PageAs, console: Console) -> None:
    first = page_as(cast.ceo, interpretation_page(story, cast))
    second = first.context.new_page()
    second.goto(first.url)
    first.get_by_label("What it means for us").fill("From the first window.")
    expect(first.locator(".autosave")).to_have_text(KEPT)
    second.get_by_label("What it means for us").fill("From the second window.")
    expect(second.locator(".autosave")).to_contain_text("A newer text is stored")
    second.get_by_role("button", name="Keep and look at all priorities").click()
    expect(second.get_by_role("alert")).to_contain_text("From the first window.")
    expect(second.get_by_label("What it means for us")).to_have_value("From the second window.")
    forgive(console, "409")


def test_writing_and_sharing_without_javascript(cast: Cast, story: Story, page_as: PageAs) -> None:
    page = page_as(cast.ceo, interpretation_page(story, cast), javascript=False)
    page.get_by_label("What it means for us").fill("Nobody rings us twice.")
    page.get_by_role("button", name="Keep and look at all priorities").click()
    page.get_by_role("button", name="Share").click()
    page.goto("/")
    page.get_by_role("button", name="Just one sentence").click()
    page.get_by_label("My part").fill("I answer the phone on Mondays.")
    page.get_by_role("radio", name="Everyone You and").check()
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Your thread holds, from the vision down to you."
    )


def test_home_names_what_waits_after_a_share(cast: Cast, story: Story, page_as: PageAs) -> None:
    interpret(story, cast.board, story.first, "Board.")
    page = page_as(cast.member, "/", width=PHONE)
    expect(page.get_by_role("heading", level=1)).to_have_text("Your thread breaks at Services.")
    expect(page.get_by_text("It goes on when Dario Director says what this means there.")).to_be_in_viewport()
    ask = page.locator(f"#unit-{cast.services.pk}")
    expect(ask).to_contain_text("The thread breaks here.")
    expect(page.locator("#my-part").get_by_role("link", name="Begin")).to_be_in_viewport()


def forgive(console: Console, *parts: str) -> None:
    """Take out of the complaints what the test itself brought about."""
    console.complaints[:] = [line for line in console.complaints if not any(part in line for part in parts)]
