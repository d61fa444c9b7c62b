"""Two programmes reach the same unit: the reader chooses, and one leaves the other alone."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn, days_ago
from django.urls import reverse
from django.utils import timezone
from programmes import Story, interpret
from queries import assert_max_queries

from inhabit.programme.actions import end_programme, launch_programme
from inhabit.programme.models import Programme, UnitStage
from inhabit.stages.clarify.models import Contribution, Interpretation, InterpretationRequest
from inhabit.strategy.models import Priority, Statement, Strategy, Version


@pytest.fixture
def second(cast: Cast, story: Story) -> Programme:
    """Start a later programme with a strategy of its own, for Services and Payroll."""
    strategy = Strategy.objects.create(name="Safer")
    version = Version.objects.create(
        strategy=strategy, number=1, vision="Everybody comes home.", published_at=timezone.now()
    )
    priority = Priority.objects.create(strategy=strategy)
    Statement.objects.create(version=version, priority=priority, position=0, name="Look twice", weight=100)
    return launch_programme(
        name="Safer 2026", strategy=strategy, root_unit=cast.services, starts_on=days_ago(2), by=cast.steward
    )


def priority_of(programme: Programme) -> int:
    return programme.strategy.priorities.get().pk  # type: ignore[no-any-return]


def query(programme: Programme) -> str:
    return f"?programme={programme.pk}"


def test_home_shows_the_latest_and_lets_me_choose(
    cast: Cast, story: Story, second: Programme, sign_in: SignIn
) -> None:
    client = sign_in(cast.member)
    latest = assert_max_queries(client, "/").text
    assert "Everybody comes home." in latest
    assert query(story.programme) in latest
    chosen = assert_max_queries(client, "/" + query(story.programme)).text
    assert "Whoever needs us reaches us." in chosen


def test_a_unit_page_shows_the_programme_asked_for(
    cast: Cast, story: Story, second: Programme, sign_in: SignIn
) -> None:
    interpret(story, cast.board, story.first, "Board says so.")
    address = reverse("unit", args=[cast.payroll.pk])
    client = sign_in(cast.member)
    assert "Board says so." not in assert_max_queries(client, address).text
    assert "Board says so." in assert_max_queries(client, address + query(story.programme)).text


def test_what_a_lead_writes_goes_to_the_programme_of_its_priority(
    cast: Cast, story: Story, second: Programme, sign_in: SignIn
) -> None:
    client = sign_in(cast.ceo)
    director = sign_in(cast.director)
    UnitStage.objects.update(opens_on=days_ago(1))
    texts = {"stance": "ours", "meaning": "Here.", "edits": 0}
    for person, unit, priority, programme in (
        (client, cast.board, story.first, story.programme),
        (director, cast.services, story.first, story.programme),
        (director, cast.services, priority_of(second), second),
    ):
        answer = person.post(reverse("interpretation", args=[unit.pk, priority]), texts)
        assert answer.url.endswith(query(programme))  # type: ignore[attr-defined]
        kept = Interpretation.objects.get(unit=unit, priority=priority)
        assert kept.programme == programme
    answer = director.post(
        reverse("interpretation_sharing", args=[cast.services.pk]),
        {"priority": story.first, "programme": story.programme.pk},
    )
    assert Interpretation.objects.shared().get().programme == story.programme


def test_parts_and_requests_belong_to_the_programme_chosen(
    cast: Cast, story: Story, second: Programme, sign_in: SignIn
) -> None:
    client = sign_in(cast.member)
    client.post(reverse("my_parts"), {"priority": story.first, "programme": story.programme.pk})
    assert Contribution.objects.get().programme == story.programme
    client.post(reverse("my_parts"), {"priority": priority_of(second)})
    assert Contribution.objects.filter(programme=second).count() == 1
    UnitStage.objects.update(opens_on=days_ago(1))
    address = reverse("interpretation_request", args=[cast.payroll.pk])
    client.post(address, {"programme": story.programme.pk})
    assert InterpretationRequest.objects.get().programme == story.programme


def test_words_are_found_whatever_the_programme(
    cast: Cast, story: Story, second: Programme, sign_in: SignIn
) -> None:
    interpret(story, cast.board, story.first, "Board says so.")
    interpret(story, cast.services, story.first, "Services says so.")
    seen = sign_in(cast.member).get(reverse("words", args=[cast.services.pk, story.first])).text
    assert "Services says so." in seen


def test_each_has_its_own_stage(cast: Cast, story: Story, second: Programme, sign_in: SignIn) -> None:
    lead = sign_in(cast.lead)
    lead.post(reverse("unit_stage", args=[second.pk, cast.payroll.pk]), {"seen": "1-clarify"})
    stages = dict(UnitStage.objects.filter(unit=cast.payroll).values_list("programme", "stage"))
    assert stages == {story.programme.pk: "clarify", second.pk: "communicate"}
    page = lead.get(reverse("unit_rhythm", args=[cast.payroll.pk]) + query(story.programme)).text
    assert "We go on to Communicate &amp; Cascade" in page


def test_ending_one_leaves_the_other(cast: Cast, story: Story, second: Programme, sign_in: SignIn) -> None:
    end_programme(programme=second, by=cast.steward)
    client = sign_in(cast.member)
    assert "Whoever needs us reaches us." in client.get("/").text
    assert "Whoever needs us reaches us." in client.get("/" + query(second)).text
    assert UnitStage.objects.filter(programme=second).exists()


def test_the_story_of_each_can_be_told(cast: Cast, story: Story, second: Programme, sign_in: SignIn) -> None:
    page = assert_max_queries(sign_in(cast.sponsor), reverse("stories")).text
    for programme in (story.programme, second):
        assert reverse("story_writing", args=[programme.pk]) in page
        assert programme.name in page
    director = sign_in(cast.director).get(reverse("stories")).text  # leads the top unit of the second
    assert reverse("story_writing", args=[second.pk]) in director
    assert reverse("story_writing", args=[story.programme.pk]) not in director


def test_the_map_shows_the_programme_asked_for_and_stays_with_it(
    cast: Cast, story: Story, second: Programme, sign_in: SignIn
) -> None:
    interpret(story, cast.board, story.first, "Board says so.")
    interpret(story, cast.services, story.first, "Services says so.")
    client, address = sign_in(cast.sponsor), reverse("map_of_unit", args=[cast.services.pk])
    latest = assert_max_queries(client, address).text
    assert "0 of 2 units have said" in latest
    assert query(story.programme) in latest
    chosen = assert_max_queries(client, address + query(story.programme)).text
    assert "One of 2 units has said" in chosen
    here, above = cast.services.pk, cast.board.pk
    for name, unit in (
        ("map_picture", here),
        ("map_table", here),
        ("map_units", here),
        ("map_of_unit", above),
    ):
        assert f'="{reverse(name, args=[unit])}{query(story.programme)}&amp;"' in chosen


def test_the_maps_table_is_that_of_the_programme_asked_for(
    cast: Cast, story: Story, second: Programme, sign_in: SignIn
) -> None:
    interpret(story, cast.board, story.first, "Board says so.")
    interpret(story, cast.services, story.first, "Services says so.")
    interpret(story, cast.payroll, story.first, "Payroll says so.")
    client, address = sign_in(cast.sponsor), reverse("map_table", args=[cast.services.pk])
    for asked, shared, reached in (("", "0", "0"), (query(story.programme), "1", "100")):
        lines = client.get(address + asked).text.splitlines()
        payroll = next(line for line in lines if line.startswith("Payroll,"))
        assert payroll.split(",")[3:6] == ["1", shared, reached]
