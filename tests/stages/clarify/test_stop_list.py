"""What a unit stops because of the strategy is as visible as what it starts."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from django.test import Client
from django.urls import reverse
from programmes import NAMES, Story, interpret
from queries import assert_max_queries

from inhabit.people.models import Unit, today
from inhabit.stages.clarify.models import Stop

REPORT = "The weekly report on paper."


def write(client: Client, unit: Unit, text: str = REPORT, priority: int | str = "") -> None:
    data = {"text": text, "stops_on": today().isoformat(), "priority": priority, "edits": 0}
    client.post(reverse("new_stop", args=[unit.pk]), data)


def list_of(client: Client, unit: Unit) -> str:
    return client.get(reverse("unit_stops", args=[unit.pk])).text


@pytest.fixture
def lead(cast: Cast, story: Story, sign_in: SignIn) -> Client:
    interpret(story, cast.board, story.first, "The board answers first.")
    client = sign_in(cast.ceo)
    write(client, cast.board, priority=story.first)
    return client


def test_everybody_sees_it_on_the_units_page_and_on_its_list(
    cast: Cast, story: Story, lead: Client, sign_in: SignIn
) -> None:
    reader = sign_in(cast.outsider)
    unit_page = assert_max_queries(reader, reverse("unit", args=[cast.board.pk])).text
    assert REPORT in unit_page
    assert REPORT in list_of(reader, cast.board)
    assert f"because of “{NAMES[0]}”" in list_of(reader, cast.board)
    assert "Take off the list" not in list_of(reader, cast.board)


def test_double_click_puts_it_there_once(cast: Cast, lead: Client) -> None:
    write(lead, cast.board, priority=Stop.objects.get().priority_id or "")
    assert list_of(lead, cast.board).count('class="voice"') == 1


def test_taken_off_it_can_be_put_back(cast: Cast, lead: Client) -> None:
    stop = Stop.objects.get()
    answer = lead.post(reverse("stop_removal", args=[stop.pk]), follow=True)
    undo = reverse("stop_return", args=[stop.pk])
    assert undo in answer.text
    assert REPORT not in list_of(lead, cast.board)
    lead.post(undo)
    assert REPORT in list_of(lead, cast.board)


def test_taken_up_again_stays_in_the_history(cast: Cast, lead: Client, sign_in: SignIn) -> None:
    lead.post(reverse("stop_again", args=[Stop.objects.get().pk]))
    assert REPORT not in list_of(lead, cast.board)
    history = sign_in(cast.member).get(reverse("stops_history", args=[cast.board.pk])).text
    assert "Taken up again" in history
    assert "Put on the list" in history


def test_a_change_keeps_the_former_words_in_the_history(cast: Cast, lead: Client) -> None:
    stop = Stop.objects.get()
    data = {"text": "The monthly report on paper.", "stops_on": today().isoformat(), "edits": 0}
    lead.post(reverse("stop", args=[stop.pk]), data)
    assert "monthly" in list_of(lead, cast.board)
    history = lead.get(reverse("stops_history", args=[cast.board.pk])).text
    assert REPORT in history
    assert "monthly" in history


def test_a_stale_change_loses_nothing(cast: Cast, lead: Client) -> None:
    address = reverse("stop", args=[Stop.objects.get().pk])
    data = {"text": "The monthly report on paper.", "stops_on": today().isoformat(), "edits": 0}
    lead.post(address, data)
    answer = lead.post(address, data | {"text": "The yearly report on paper."})
    assert answer.status_code == 409
    assert "The yearly report on paper." in answer.text
    assert "monthly" in answer.text
    assert "monthly" in list_of(lead, cast.board)


def test_the_order_is_the_leads(cast: Cast, lead: Client) -> None:
    write(lead, cast.board, "The Thursday round.")
    last = Stop.objects.get(text="The Thursday round.")
    lead.post(reverse("stop_place", args=[last.pk]), {"to": "up"})
    page = list_of(lead, cast.board)
    assert page.index("The Thursday round.") < page.index(REPORT)


def test_a_lead_who_shared_and_stopped_nothing_is_asked(
    cast: Cast, story: Story, lead: Client, sign_in: SignIn
) -> None:
    assert "stop?" not in lead.get(reverse("home")).text
    interpret(story, cast.finance, story.first, "Invoices within a day.")
    assert "What will Finance stop?" in sign_in(cast.cfo).get(reverse("home")).text
    assert "What will Finance stop?" not in sign_in(cast.outsider).get(reverse("home")).text


def test_what_all_have_stopped_narrows_down(cast: Cast, story: Story, lead: Client, sign_in: SignIn) -> None:
    write(lead, cast.board, "The Thursday round.", story.second)
    reader, address = sign_in(cast.member), reverse("stopped")
    everything = assert_max_queries(reader, address).text
    assert REPORT in everything
    assert "The Thursday round." in everything
    by_priority = reader.get(address, {"priority": story.second}).text
    assert REPORT not in by_priority
    assert "The Thursday round." in by_priority
    assert "The Thursday round." not in reader.get(address, {"q": "weekly"}).text


def test_a_full_list_says_so(cast: Cast, lead: Client) -> None:
    for number in range(30):
        write(lead, cast.board, f"Habit {number}")
    data = {"text": "One more", "stops_on": today().isoformat(), "edits": 0}
    answer = lead.post(reverse("new_stop", args=[cast.board.pk]), data)
    assert answer.status_code == 422
    assert "The list is full." in answer.text
    assert "One more" in answer.text
