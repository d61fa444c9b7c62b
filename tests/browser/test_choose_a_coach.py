"""From an offer of coaching to a chosen coach, in a browser, with and without scripts."""

from __future__ import annotations

import pytest
from cast import Cast
from plugins.browser import PHONE, PageAs
from searches import make_coaches, offer_to_payroll

from inhabit.coaching.models import Engagement, Offer

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("javascript", [True, False])
def test_from_the_offer_to_the_agreement(page_as: PageAs, javascript: bool) -> None:
    cast = Cast()
    make_coaches(cast, 15)
    Offer.objects.create(cohort=offer_to_payroll(cast), person=cast.member)
    page = page_as(cast.member, "/coaching/", width=PHONE, javascript=javascript)
    page.get_by_role("button", name="Yes, I would like that").click()
    page.get_by_label("Hard conversations").check()
    page.get_by_label("In your own words").fill("I put it off for too long.")
    page.get_by_text("Somebody you don’t want to be suggested?").click()
    page.get_by_role("searchbox", name="Find a coach").fill("coach 3")
    page.get_by_role("button", name="Find", exact=True).click()
    page.get_by_label("Coach 3").check()
    page.get_by_role("button", name="Suggest coaches to me").click()
    page.get_by_role("heading", name="3 coaches for you to choose from").wait_for()
    page.get_by_role("button", name="Choose Coach").first.click()
    page.get_by_role("heading", name="Coaching with Coach").wait_for()
    assert Engagement.objects.get().coach.person.name != "Coach 3"
