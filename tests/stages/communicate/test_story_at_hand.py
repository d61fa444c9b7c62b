"""The story waits on Home for those who have to tell it, and moves with units and leads."""

from __future__ import annotations

from cast import Cast, SignIn, days_ago
from django.urls import reverse
from programmes import Story as Scene
from programmes import interpret
from queries import assert_max_queries
from stories import published, retold

from inhabit.people.models import Person, Unit
from inhabit.people.tree import refresh_tree
from inhabit.programme.steps import steps_from
from inhabit.stages.communicate.actions.retellings import RetellingContents, save_retelling_draft
from inhabit.stages.communicate.models import Retelling, Telling
from inhabit.stages.communicate.steps.stories import SOURCES


def titles(person: Person) -> list[str]:
    return [step.title for step in steps_from(SOURCES, person)]


def test_the_top_is_asked_for_a_story_once_it_has_shared(cast: Cast, story: Scene) -> None:
    assert titles(cast.sponsor) == titles(cast.ceo) == []
    interpret(story, cast.board, story.first, "Callers first.")
    assert titles(cast.sponsor) == titles(cast.ceo) == ["Tell the story to everyone in Board"]
    assert titles(cast.director) == titles(cast.member) == []
    published(cast, story)
    assert titles(cast.sponsor) == titles(cast.ceo) == []


def test_it_waits_for_each_lead_when_it_has_been_told_above(cast: Cast, story: Scene) -> None:
    told = published(cast, story)
    assert titles(cast.director) == ["Tell Services the story in your own words"]
    assert titles(cast.lead) == []
    retold(told, cast.services)
    assert titles(cast.director) == []
    assert titles(cast.lead) == ["Tell Payroll the story in your own words"]


def test_after_the_days_to_wait_a_silent_lead_is_passed(cast: Cast, story: Scene) -> None:
    told = published(cast, story)
    Telling.objects.filter(story=told).update(waits_until=days_ago(-1))
    assert titles(cast.lead) == []
    Telling.objects.filter(story=told).update(waits_until=days_ago(0))
    assert titles(cast.lead) == ["Tell Payroll the story in your own words"]
    assert titles(cast.director) == ["Tell Services the story in your own words"]


def test_home_shows_that_it_has_been_told(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    told = published(cast, story)
    retold(told, cast.services)
    retold(told, cast.payroll)
    assert "has been told in Payroll." in sign_in(cast.member).get(reverse("home")).text


def test_a_draft_stays_with_its_writer_when_the_lead_changes(
    cast: Cast, story: Scene, sign_in: SignIn
) -> None:
    told = published(cast, story)
    words = RetellingContents(language="en", texts={"en": "Half a thought."})
    save_retelling_draft(story=told, unit=cast.services, contents=words, edits=0, by=cast.director)
    cast.services.lines.update(lead=cast.cfo)
    refresh_tree()
    page = sign_in(cast.cfo).get(reverse("retelling", args=[cast.services.pk, told.pk])).text
    assert "Half a thought." not in page
    assert Retelling.objects.get(told_at=None).author == cast.director


def test_what_a_dissolved_unit_told_stays_readable_in_it(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    told = published(cast, story)
    retold(told, cast.services, "The director's own words.")
    cast.payroll.lines.update(parent=cast.board)
    cast.services.lines.update(ends_on=days_ago(0))
    refresh_tree()
    address = reverse("unit_story", args=[cast.services.pk])
    assert "The director&#x27;s own words." in sign_in(cast.lead).get(address).text  # who was in it
    assert "It has been told here." in sign_in(cast.outsider).get(address).text
    way = sign_in(cast.member).get(reverse("story", args=[told.pk])).text
    assert "Payroll" in way
    assert Unit.objects.get(pk=cast.services.pk).tellings.count() == 1


def test_no_page_of_the_story_asks_much(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    told = published(cast, story)
    retold(told, cast.services)
    retold(told, cast.payroll)
    at = {"pk": cast.payroll.pk, "story": told.pk}
    lead = sign_in(cast.lead)
    for address in (
        reverse("stories"),
        reverse("story", args=[told.pk]),
        reverse("unit_story", args=[cast.payroll.pk]),
        reverse("retelling_versions", kwargs=at),
        reverse("retelling", kwargs=at),
        reverse("rehearsal", kwargs=at),
        reverse("drift", kwargs=at),
        reverse("home"),
    ):
        assert_max_queries(lead, address)
    assert_max_queries(sign_in(cast.sponsor), reverse("story_writing", args=[story.programme.pk]))


def test_the_story_leads_on_to_saying_what_one_heard(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    told = published(cast, story)
    page = sign_in(cast.member).get(reverse("story", args=[told.pk])).text
    assert reverse("playbacks") in page
    assert reverse("question_new") in page
    own = sign_in(cast.ceo).get(reverse("story", args=[told.pk])).text
    assert reverse("playbacks") not in own  # who told it is not asked what they heard
    assert "It begins with you" in own


def test_only_a_lead_with_units_below_is_shown_what_came_through(
    cast: Cast, story: Scene, sign_in: SignIn
) -> None:
    told = published(cast, story)
    retold(told, cast.services)
    for lead, unit, is_there in ((cast.director, cast.services, True), (cast.lead, cast.payroll, False)):
        page = sign_in(lead).get(reverse("unit_story", args=[unit.pk])).text
        assert ("What came through below you" in page) is is_there
