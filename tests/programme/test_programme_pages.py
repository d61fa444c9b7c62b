"""A programme's pages stand beside each other, and one finds from each to all others."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from django.urls import reverse
from programmes import Story

from inhabit.programme.actions import end_programme
from inhabit.programme.programme_pages import tabs_of_programme


@pytest.mark.parametrize("role", ["sponsor", "steward"])
def test_every_page_of_a_programme_leads_to_the_others(
    cast: Cast, story: Story, sign_in: SignIn, role: str
) -> None:
    client = sign_in(getattr(cast, role))
    addresses = [tab.address for tab in tabs_of_programme(story.programme, "programme")]
    for address in addresses:
        page = client.get(address).text
        assert f'href="{address}" aria-current="page"' in page
        assert all(f'href="{other}"' in page for other in addresses)


def test_a_programme_that_has_ended_has_no_story_to_write(cast: Cast, story: Story, sign_in: SignIn) -> None:
    end_programme(programme=story.programme, by=cast.steward)
    story.programme.refresh_from_db()
    client = sign_in(cast.steward)
    tabs = tabs_of_programme(story.programme, "programme")
    assert reverse("story_writing", args=[story.programme.pk]) not in [tab.address for tab in tabs]
    assert all(client.get(tab.address).status_code == 200 for tab in tabs)


def test_whoever_only_leads_the_top_unit_is_led_nowhere_they_may_not_go(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    page = sign_in(cast.ceo).get(reverse("story_writing", args=[story.programme.pk])).text
    assert reverse("programme", args=[story.programme.pk]) + '"' not in page
    assert f'href="{reverse("stories")}"' in page
