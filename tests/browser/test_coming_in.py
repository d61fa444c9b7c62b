"""From a code on paper or a password to Home, and from a file to people."""

from __future__ import annotations

import re
from typing import Literal

from cast import Cast, make_account
from django.urls import reverse
from people.imports.files import SMALL
from playwright.sync_api import Page, expect
from plugins.browser import PHONE, PageAs, assert_fits
from programmes import Story

from inhabit.people.models import Person


def test_from_the_code_sheet_to_home_on_a_phone(cast: Cast, story: Story, page_as: PageAs) -> None:
    Person.objects.filter(pk=cast.member.pk).update(email="")
    sheet = page_as(cast.lead, reverse("unit", args=[cast.payroll.pk]))
    sheet.get_by_role("link", name="Invite people").click()
    sheet.get_by_role("link", name="Print codes").click()
    sheet.get_by_role("button", name="Make a code for 1 person").click()
    code = sheet.locator(".code").inner_text()
    sheet.emulate_media(media="print")
    expect(sheet.get_by_role("heading", name="Mia Member")).to_be_visible()
    expect(sheet.get_by_role("banner")).to_be_hidden()
    phone = page_as(None, "/join/", width=PHONE)
    phone.get_by_label("code", exact=False).fill(code.lower())
    phone.get_by_role("button", name="Go on").click()
    phone.get_by_label("Password").fill("walnut bicycle harbour")
    assert_fits(phone)
    phone.get_by_role("button", name="Keep it and go in").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Your thread breaks at Board.")
    expect(phone.get_by_role("contentinfo")).to_contain_text("Mia Member")


def test_the_sign_on_a_card_fills_in_the_code(cast: Cast, page_as: PageAs) -> None:
    page = page_as(None, "/join/#ABCD-EFGH-JK", width=PHONE)
    expect(page.get_by_label("code", exact=False)).to_have_value("ABCD-EFGH-JK")
    expect(page).to_have_url(re.compile(r"/join/$"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("We don’t know this code.")


def test_by_keyboard_from_sign_in_to_a_finished_part(cast: Cast, story: Story, page_as: PageAs) -> None:
    make_account(cast.member, "correct horse battery")
    page = page_as(None, "/")
    page.get_by_label("Email", exact=False).first.focus()
    page.keyboard.type(cast.member.email)
    page.keyboard.press("Tab")
    page.keyboard.type("correct horse battery")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your thread breaks at Board.")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, "Write my part")
    page.keyboard.press("Enter")
    expect(page.get_by_label("My part", exact=True)).to_be_visible()
    tab_to(page, "My part", role="textbox")
    page.keyboard.type("I ring back before four.")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    tab_to(page, "Done")
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="My thread")).to_contain_text("I ring back before four.")


def test_the_map_drills_down_by_keyboard(cast: Cast, story: Story, page_as: PageAs) -> None:
    page = page_as(cast.sponsor, "/map/")
    tab_to(page, "Services: the thread reaches 0 of 3 people", role="link")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/map/{cast.services.pk}/"))
    expect(page.get_by_role("main")).to_contain_text("Services")
    page.go_back()
    expect(page).to_have_url(re.compile(rf"/map/{cast.board.pk}/"))


def test_a_file_with_defects_becomes_people(cast: Cast, page_as: PageAs) -> None:
    defective = SMALL.replace("7,5,Gül", "7,99,Gül").replace("cem@example.org", "cem at example")
    steward = "stefan.steward,1,Stefan Steward,stefan.steward@example.org,Clerk,Board\n"
    page = page_as(cast.steward, "/people/")
    page.get_by_role("link", name="Import people").click()
    page.get_by_label("file", exact=False).first.set_input_files(
        {"name": "hr.csv", "mimeType": "text/csv", "buffer": (defective + steward).encode()}
    )
    page.get_by_role("button", name="Upload and preview").click()
    expect(page.get_by_role("main")).to_contain_text("cem at example")
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name=re.compile("^Import as of")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your people are here")
    page.get_by_role("link", name="See everyone").click()
    expect(page.get_by_role("main")).to_contain_text("Gül Gök")


def tab_to(page: Page, name: str, *, role: Literal["button", "link", "textbox"] = "button") -> None:
    """Press the tabulator until the control is focused, as somebody without a mouse does."""
    wanted = page.get_by_role(role, name=name, exact=True)
    for _ in range(40):
        page.keyboard.press("Tab")
        if wanted.evaluate_all("all => all.includes(document.activeElement)"):
            return
    raise AssertionError(f"“{name}” is not reached with the tabulator on {page.url}")
