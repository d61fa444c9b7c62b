"""The pages of coaching beside each other."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from django.test import Client
from django.urls import reverse
from engagements import engage, make_coach

pytestmark = pytest.mark.django_db


def tabs_on(client: Client, name: str, *args: object) -> list[str]:
    return [tab.label for tab in client.get(reverse(name, args=args)).context["tabs"]]


def test_whoever_runs_coaching_has_one_tab_more(cast: Cast, sign_in: SignIn) -> None:
    everybody = ["My coaching", "Coaches", "To read"]
    assert tabs_on(sign_in(cast.member), "coaching") == everybody
    assert tabs_on(sign_in(cast.steward), "coaching") == [*everybody, "Running it"]


@pytest.mark.parametrize(
    "name",
    ["cohorts", "coaching_groups", "coaches_of_team", "practice", "practice_summary", "coaching_rules"],
)
def test_what_it_leads_to_stands_beside_each_other(cast: Cast, sign_in: SignIn, name: str) -> None:
    page = sign_in(cast.steward).get(reverse(name))
    tabs = page.context["tabs"]
    assert [tab.label for tab in tabs] == ["Offers", "Groups", "Coaches", "Figures", "Rules"]
    assert sum(tab.is_here for tab in tabs) == 1
    assert f'href="{reverse("coaching")}"' in page.text, "the way back to one’s own"


def test_a_sponsor_who_has_one_page_of_it_finds_it_by_its_name(cast: Cast, sign_in: SignIn) -> None:
    assert tabs_on(sign_in(cast.sponsor), "coaching")[-1] == "Figures"


def test_a_coaching_begins_with_its_sessions(cast: Cast, sign_in: SignIn) -> None:
    engagement = engage(cast.member, make_coach(cast.coach))
    found = tabs_on(sign_in(cast.member), "engagement_sessions", engagement.pk)
    assert found == ["Sessions", "Goals", "From coaching", "My notes", "Agreement", "Who opened what"]


def test_the_calendar_is_found_from_both_sides(cast: Cast, sign_in: SignIn) -> None:
    engage(cast.member, make_coach(cast.coach))
    link = f'href="{reverse("calendar_choices")}"'
    assert link in sign_in(cast.member).get(reverse("coaching")).text
    assert link in sign_in(cast.coach).get(reverse("as_coach")).text
