"""How many played the story back is counted in pools of at least eight, once a day, for all together."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn, days_ago, make_account, make_person, place
from django.urls import reverse
from programmes import Story as Scene
from queries import assert_max_queries
from stories import published

from inhabit.people.models import Person
from inhabit.people.tree import refresh_tree
from inhabit.stages.communicate.actions.playbacks import play_back
from inhabit.stages.communicate.models import PlaybackPool, Telling, UnnamedVoice
from inhabit.stages.communicate.playback_counting import count_all_playbacks


@pytest.fixture
def telling(cast: Cast, story: Scene) -> Telling:
    return published(cast, story).tellings.get()


def settle(cast: Cast, number: int) -> list[Person]:
    people = [make_person(f"Settled {index}") for index in range(number)]
    for person in people:
        place(person, cast.board, starts_on=days_ago(100))
        make_account(person)
    refresh_tree()
    return people


def say(telling: Telling, *people: Person) -> None:
    for person in people:
        play_back(telling=telling, heard="Words", means="", edits=0, by=person)


def counted() -> list[tuple[int, int]]:
    count_all_playbacks()
    return list(PlaybackPool.objects.values_list("people", "listeners"))


def test_seven_are_no_pool_and_eight_are_one(cast: Cast, telling: Telling) -> None:
    people = settle(cast, 7)
    say(telling, *people[:3])
    assert counted() == []
    settle_one_more(cast)
    assert counted() == [(8, 3)]


def settle_one_more(cast: Cast) -> None:
    person = make_person("The Eighth")
    place(person, cast.board, starts_on=days_ago(100))
    make_account(person)
    refresh_tree()


def test_with_and_without_a_name_count_alike_and_once(cast: Cast, telling: Telling) -> None:
    people = settle(cast, 10)
    say(telling, *people[:2])
    for person in people[1:4]:
        UnnamedVoice.objects.create(story=telling.story, person=person)
    assert counted() == [(10, 4)]


def test_one_more_is_not_seen_and_nobody_and_everybody_never(cast: Cast, telling: Telling) -> None:
    people = settle(cast, 8)
    assert counted() == [(8, 1)]
    say(telling, people[0], people[1])
    assert counted() == [(8, 1)]
    say(telling, *people)
    assert counted() == [(8, 7)]


def test_the_page_says_it_for_the_whole_programme(
    cast: Cast, story: Scene, telling: Telling, sign_in: SignIn
) -> None:
    address = reverse("programme_listening", args=[story.programme.pk])
    assert "It is too early to say" in sign_in(cast.sponsor).get(address).text
    say(telling, *settle(cast, 9)[:4])  # and the sponsor, who has signed in: ten
    counted()
    page = assert_max_queries(sign_in(cast.sponsor), address).text
    assert "About 40% of those who were told the story" in page
    assert "shown from five units on" in page
    assert "Words" not in page
