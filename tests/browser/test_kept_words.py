"""Words that could not be sent: kept for their author, and for nobody else on the same computer."""

from cast import Cast, make_account
from playwright.sync_api import Page, expect
from plugins.browser import Console, PageAs, session_of
from programmes import Story

from inhabit.stages.clarify.models import Contribution

WORDS = "Something that only I should read"
KEPT = "Object.entries(localStorage).filter(([key]) => key.startsWith('autosave:')).join()"


def type_while_offline(page: Page, console: Console) -> None:
    page.route("**/draft/", lambda route: route.abort())
    page.get_by_label("My part").fill(WORDS)
    page.get_by_label("My part").blur()
    expect(page.locator(".autosave")).to_contain_text("Your words stay in this browser")
    console.complaints.clear()  # that the server could not be reached
    assert WORDS in page.evaluate(KEPT)


def a_part(cast: Cast, story: Story) -> str:
    part = Contribution.objects.create(programme=story.programme, person=cast.member, priority_id=story.first)
    return f"/my-part/{part.pk}/"


def test_signing_out_takes_them_along(cast: Cast, story: Story, page_as: PageAs, console: Console) -> None:
    make_account(cast.member)
    page = page_as(cast.member, a_part(cast, story))
    type_while_offline(page, console)
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert page.evaluate(KEPT) == ""


def test_somebody_else_who_signs_in_does_not_find_them(
    cast: Cast, story: Story, page_as: PageAs, console: Console
) -> None:
    page = page_as(cast.member, address := a_part(cast, story))
    type_while_offline(page, console)
    page.context.clear_cookies()
    page.unroute("**/draft/")
    page.goto("/account/login/")
    assert WORDS in page.evaluate(KEPT)  # an expired session alone loses nothing
    site = page.url.split("/account")[0]
    page.context.add_cookies([{"name": "sessionid", "value": session_of(cast.member), "url": site}])
    page.goto(address)
    expect(page.get_by_label("My part")).to_have_value(WORDS)
    page.context.clear_cookies()
    page.context.add_cookies([{"name": "sessionid", "value": session_of(cast.colleague), "url": site}])
    page.goto("/")
    expect(page.get_by_text("Signed in as")).to_be_visible()
    assert page.evaluate(KEPT) == ""
