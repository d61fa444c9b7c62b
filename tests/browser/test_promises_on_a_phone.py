"""Once a week, by thumb: one press for each promise."""

from datetime import timedelta

from cast import Cast
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect
from plugins.browser import PHONE, PageAs, assert_accessible, assert_fits
from programmes import Story

from inhabit.people.models import today
from inhabit.stages.empower.commitments.actions import promise
from inhabit.stages.empower.commitments.models import Commitment


def test_two_presses_say_how_two_promises_go(cast: Cast, story: Story, page_as: PageAs) -> None:
    for outcome in ("Nobody waits for a payslip", "The form has one page"):
        promise(
            owner=cast.member,
            unit=cast.payroll,
            outcome=outcome,
            due_on=today() + timedelta(days=9),
            by=cast.member,
        )
    Commitment.objects.update(made_at=timezone.now() - timedelta(days=14))
    page = page_as(cast.member, reverse("check_ins"), width=PHONE)
    assert_fits(page)
    assert_accessible(page)
    page.get_by_role("textbox").first.fill("The bank answers nobody")
    page.get_by_role("button", name="Stuck").first.click()
    expect(page.get_by_text("What would help?")).to_be_visible()
    page.get_by_role("button", name="On track").click()
    expect(page.get_by_role("button", name="On track")).to_have_count(0)
    assert_fits(page)
    assert_accessible(page)
    page.get_by_role("button", name="Name what stands in the way").click()
    expect(page.get_by_role("textbox").first).to_have_value("The bank answers nobody")
