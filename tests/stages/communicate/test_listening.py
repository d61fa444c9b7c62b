"""A lead hears what arrived: named playbacks one by one, unnamed ones in fives; nobody else does."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import Cast, SignIn, days_ago, make_person, place
from django.urls import reverse
from programmes import Story as Scene
from queries import assert_max_queries
from stories import published, retold

from inhabit.people.models import Person, Unit
from inhabit.people.tree import refresh_tree
from inhabit.programme.steps import steps_from
from inhabit.stages.communicate.actions.playbacks import play_back
from inhabit.stages.communicate.models import Playback, PlaybackBatch, Story, Telling, UnnamedPlayback
from inhabit.stages.communicate.steps.listening import LISTEN, LISTEN_TO_UNNAMED


@pytest.fixture
def told(cast: Cast, story: Scene) -> Story:
    told = published(cast, story)
    retold(told, cast.services)
    retold(told, cast.payroll)
    return told


def say(person: Person, unit: Unit, words: str) -> Playback:
    telling = Telling.objects.get(unit=unit)
    return play_back(telling=telling, heard=words, means="", edits=0, by=person)


def release(unit: Unit, story: Story, words: str, *, days: int = 0) -> PlaybackBatch:
    batch = PlaybackBatch.objects.create(story=story, unit=unit, released_on=days_ago(days))
    UnnamedPlayback.objects.bulk_create(
        UnnamedPlayback(batch=batch, place=place, heard=f"{words} {place}") for place in range(5)
    )
    return batch


def inbox(sign_in: SignIn, lead: Person, **query: object) -> str:
    return sign_in(lead).get(reverse("listening", query=query)).text


def test_a_lead_reads_what_was_said_to_them(cast: Cast, told: Story, sign_in: SignIn) -> None:
    say(cast.member, cast.payroll, "I heard a telephone")
    release(cast.payroll, told, "Unnamed")
    page = inbox(sign_in, cast.lead)
    assert "I heard a telephone" in page
    assert "Mia Member" in page
    assert all(f"Unnamed {place}" in page for place in range(5))


def test_the_lead_above_and_the_one_beside_read_none_of_it(cast: Cast, told: Story, sign_in: SignIn) -> None:
    say(cast.member, cast.payroll, "I heard a telephone")
    release(cast.payroll, told, "Unnamed")
    for lead in (cast.director, cast.ceo, cast.cfo):
        page = inbox(sign_in, lead)
        assert "telephone" not in page
        assert "Unnamed" not in page


def test_a_batch_is_not_read_before_its_day(cast: Cast, told: Story, sign_in: SignIn) -> None:
    release(cast.payroll, told, "Unnamed", days=-1)
    assert "Unnamed" not in inbox(sign_in, cast.lead)


def test_a_new_lead_reads_and_the_former_one_does_not(cast: Cast, told: Story, sign_in: SignIn) -> None:
    playback = say(cast.member, cast.payroll, "I heard a telephone")
    Unit.objects.filter(pk=cast.payroll.pk).update(lead=cast.cfo)
    assert "I heard a telephone" in inbox(sign_in, cast.cfo)
    assert sign_in(cast.lead).get(reverse("listening")).status_code == 403
    assert sign_in(cast.lead).post(reverse("playback_mark", args=[playback.pk])).status_code == 404


def test_nobody_is_listed_who_has_not_said_anything(cast: Cast, told: Story, sign_in: SignIn) -> None:
    say(cast.member, cast.payroll, "I heard a telephone")
    assert "Colin Colleague" not in inbox(sign_in, cast.lead)


def test_an_empty_inbox_teaches(cast: Cast, told: Story, sign_in: SignIn) -> None:
    assert "Ask one person in the next meeting: what did you hear?" in inbox(sign_in, cast.lead)


def test_what_is_marked_as_heard_comes_last_and_asks_no_more(
    cast: Cast, told: Story, sign_in: SignIn
) -> None:
    first, second = say(cast.colleague, cast.payroll, "Older"), say(cast.member, cast.payroll, "Newer")
    assert [step.move for step in steps_from([LISTEN], cast.lead)] == ["listen"]
    client = sign_in(cast.lead)
    client.post(reverse("playback_mark", args=[second.pk]), {"heard": "1"})
    page = client.get(reverse("listening")).text
    assert page.index("Older") < page.index("Newer")
    client.post(reverse("playback_mark", args=[first.pk]), {"heard": "1"})
    assert list(steps_from([LISTEN], cast.lead)) == []
    client.post(reverse("playback_mark", args=[first.pk]), {"heard": "0"})
    assert len(list(steps_from([LISTEN], cast.lead))) == 1


def test_a_batch_is_marked_as_a_whole(cast: Cast, told: Story, sign_in: SignIn) -> None:
    batch = release(cast.payroll, told, "Unnamed")
    (step,) = steps_from([LISTEN_TO_UNNAMED], cast.lead)
    assert step.reason == "5 texts without a name, in random order."
    sign_in(cast.lead).post(reverse("playback_batch_mark", args=[batch.pk]), {"heard": "1"})
    assert list(steps_from([LISTEN_TO_UNNAMED], cast.lead)) == []


def test_one_can_look_at_one_unit(cast: Cast, told: Story, sign_in: SignIn) -> None:
    Unit.objects.filter(pk=cast.payroll.pk).update(lead=cast.director)
    say(cast.member, cast.payroll, "From Payroll")
    say(cast.lead, cast.services, "From Services")
    page = inbox(sign_in, cast.director, unit=cast.services.pk)
    assert "From Services" in page
    assert "From Payroll" not in page


def test_the_page_stays_small(cast: Cast, told: Story, sign_in: SignIn) -> None:
    for number in range(30):
        person = make_person(f"Pia {number}")
        place(person, cast.payroll)
        refresh_tree() if number == 29 else None
        say(person, cast.payroll, f"Said {number}")
    for _ in range(9):
        release(cast.payroll, told, "Unnamed")
    Playback.objects.update(said_at=Playback.objects.first().said_at - timedelta(days=1))
    assert_max_queries(sign_in(cast.lead), reverse("listening"))
    assert_max_queries(sign_in(cast.member), reverse("playbacks"))


def test_what_comes_up_to_a_lead_stands_page_beside_page(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    lead = sign_in(cast.lead)
    pages = ("listening", "questions_waiting", "needs", "contests_for_me")
    for here in pages:
        page = lead.get(reverse(here)).text
        assert all(f'href="{reverse(name)}"' in page for name in pages)
        assert f'href="{reverse("listening")}" aria-current="page"' in page.split("</header>")[0]
    assert "What people need" not in sign_in(cast.sponsor).get(reverse("questions_waiting")).text
