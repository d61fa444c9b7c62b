"""Reading the stories: by priority, of a unit, for a review; never a figure for a person."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import Cast, SignIn
from django.urls import reverse
from django.utils import timezone
from programmes import Story
from queries import assert_max_queries
from recognising import DID, agree, recognise

from inhabit.people.own_data import own_data
from inhabit.stages.reflect.recognitions.models import Reach
from inhabit.stages.reflect.recognitions.selectors import recognitions_of

pytestmark = pytest.mark.django_db


def tell_many(cast: Cast, story: Story, number: int) -> None:
    for one in range(number):
        written = recognise(story, by=cast.lead, people=[cast.member], did=f"Deed {one}.")
        agree(written, cast.member, reach="everyone")


def test_the_newest_first_on_pages_that_cost_the_same(cast: Cast, story: Story, sign_in: SignIn) -> None:
    tell_many(cast, story, 9)
    client = sign_in(cast.outsider)

    first = assert_max_queries(client, reverse("recognitions")).content.decode()

    assert "Deed 8." in first
    assert "Deed 0." not in first
    assert "Deed 0." in client.get(reverse("recognitions") + "?page=2").content.decode()
    assert_max_queries(client, reverse("unit_recognitions", args=[cast.payroll.pk]))
    assert_max_queries(sign_in(cast.member), reverse("my_recognitions"))


def test_of_one_priority(cast: Cast, story: Story, sign_in: SignIn) -> None:
    tell_many(cast, story, 1)
    client, address = sign_in(cast.outsider), reverse("recognitions")

    assert "Deed 0." in client.get(f"{address}?priority={story.first}").content.decode()
    page = client.get(f"{address}?priority={story.second}").content.decode()
    assert "Deed 0." not in page
    assert "Nobody has told a story of this priority yet." in page


def test_the_strategy_leads_to_the_stories_of_each_priority(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    page = sign_in(cast.member).get(reverse("strategy")).content.decode()

    assert f"{reverse('recognitions')}?priority={story.first}" in page


def test_a_review_gets_what_its_readers_may_read(cast: Cast, story: Story) -> None:
    yesterday = timezone.now() - timedelta(days=1)
    for_everyone = recognise(story, by=cast.lead, people=[cast.member])
    agree(for_everyone, cast.member, reach="everyone")
    for_the_unit = recognise(story, by=cast.lead, people=[cast.colleague], did="In the unit")
    agree(for_the_unit, cast.colleague, reach="unit")
    recognise(story, by=cast.lead, people=[cast.member], did="Waits")

    found = recognitions_of(cast.services, yesterday)

    assert [one.did for one in found] == [DID]
    assert found[0].people == (cast.member,)
    assert found[0].priority == "Answer within a day"
    assert len(recognitions_of(cast.payroll, yesterday, reach=Reach.UNIT)) == 2
    assert recognitions_of(cast.finance, yesterday) == []
    assert recognitions_of(cast.services, timezone.now() + timedelta(hours=1)) == []


def test_the_own_file_holds_what_one_wrote_and_answered(cast: Cast, story: Story) -> None:
    agree(recognise(story, by=cast.lead, people=[cast.member]), cast.member)

    assert DID in str(own_data(cast.lead)["stories_of_others"])
    mine = own_data(cast.member)
    assert mine["answers_to_stories_about_me"][0]["answer"] == "agreed"
    assert DID not in str(mine)
