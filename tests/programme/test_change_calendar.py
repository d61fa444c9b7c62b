"""The programme team changes weeks, pauses and holidays; every unit's dates follow."""

from __future__ import annotations

from datetime import timedelta

from cast import Cast, SignIn, days_ago
from django.urls import reverse
from programmes import Story
from queries import assert_max_queries

from inhabit.people.models import today
from inhabit.programme.calendar_actions import sign_of_calendar
from inhabit.programme.models import Programme, UnitStage
from inhabit.programme.rhythm import working_days_after


def form(story: Story, **fields: object) -> dict[str, object]:
    weeks = {"clarify": 2, "communicate": 3, "empower": 4, "reflect": 2}
    empty = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 0}
    seen = sign_of_calendar(Programme.objects.get(pk=story.programme.pk))
    return {**weeks, **empty, "regions": "", "seen": seen, **fields}


def pause(first: int, last: int, reason: str = "Summer") -> dict[str, object]:
    days = [(today() + timedelta(days=days)).isoformat() for days in (first, last)]
    return {"form-0-first": days[0], "form-0-last": days[1], "form-0-reason": reason}


def due_of_top(story: Story, cast: Cast) -> object:
    return UnitStage.objects.get(programme=story.programme, unit=cast.board).due_on


def test_dates_of_every_unit_follow(cast: Cast, story: Story, sign_in: SignIn) -> None:
    assert due_of_top(story, cast) == days_ago(5) + timedelta(weeks=3)
    address = reverse("programme_calendar", args=[story.programme.pk])
    answer = sign_in(cast.steward).post(address, form(story, **pause(1, 7)), follow=True)
    assert "The dates of every unit follow" in answer.text
    assert "Summer" in answer.text
    assert due_of_top(story, cast) == days_ago(5) + timedelta(weeks=3)  # two weeks, and one of rest


def test_clocks_skip_what_the_programme_skips(cast: Cast, story: Story, sign_in: SignIn) -> None:
    address = reverse("programme_calendar", args=[story.programme.pk])
    sign_in(cast.steward).post(address, form(story, regions="de-by, AT", **pause(0, 30)))
    programme = Programme.objects.get(pk=story.programme.pk)
    assert programme.regions == ["DE-BY", "AT"]
    assert working_days_after(today(), 1, programme) > today() + timedelta(days=30)


def test_an_unknown_country_is_named(cast: Cast, story: Story, sign_in: SignIn) -> None:
    address = reverse("programme_calendar", args=[story.programme.pk])
    answer = sign_in(cast.steward).post(address, form(story, regions="DE, XX, DE-ZZ"))
    assert answer.status_code == 422
    assert "No public holidays are known for: XX, DE-ZZ." in answer.text


def test_a_pause_has_two_days_in_order_and_a_reason(cast: Cast, story: Story, sign_in: SignIn) -> None:
    address = reverse("programme_calendar", args=[story.programme.pk])
    client = sign_in(cast.steward)
    assert "The last day comes before" in client.post(address, form(story, **pause(5, 2))).text
    assert "Say why" in client.post(address, form(story, **pause(2, 5, ""))).text
    only_first = pause(2, 5) | {"form-0-last": ""}
    assert "a first and a last day" in client.post(address, form(story, **only_first)).text


def test_two_who_change_it_at_once_see_each_other(cast: Cast, story: Story, sign_in: SignIn) -> None:
    address = reverse("programme_calendar", args=[story.programme.pk])
    client, mine = sign_in(cast.steward), form(story, clarify=6)
    client.post(address, form(story, clarify=5))
    answer = client.post(address, mine)
    assert answer.status_code == 422
    assert "Somebody has changed the calendar meanwhile." in answer.text
    assert 'value="6"' in answer.text
    assert Programme.objects.get(pk=story.programme.pk).weeks["clarify"] == 5
    client.post(address, form(story, clarify=6))
    assert Programme.objects.get(pk=story.programme.pk).weeks["clarify"] == 6


def test_sponsors_see_the_rhythm_and_cannot_change_it(cast: Cast, story: Story, sign_in: SignIn) -> None:
    client = sign_in(cast.sponsor)
    page = assert_max_queries(client, reverse("programme_rhythm", args=[story.programme.pk])).text
    assert "A cycle of 12 weeks" in page
    assert "Change the calendar" not in page
    assert client.get(reverse("programme_calendar", args=[story.programme.pk])).status_code == 403
