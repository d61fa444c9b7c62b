"""The same words may serve several priorities."""

from __future__ import annotations

from cast import Cast, SignIn
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from programmes import NAMES, Story, interpret

from inhabit.people.models import Unit
from inhabit.stages.clarify.models import Interpretation

WORDS = "Whoever calls gets one answer, at one door."
TOGETHER = f"Said together with “{NAMES[0]}”."


def write(client: Client, unit: Unit, priority: int, also: list[int], meaning: str = WORDS) -> HttpResponse:
    latest = Interpretation.objects.filter(unit=unit, priority=priority).order_by("-number").first()
    data = {"stance": "ours", "meaning": meaning, "also": also, "edits": latest.edits if latest else 0}
    return client.post(reverse("interpretation", args=[unit.pk, priority]), data)


def share(client: Client, unit: Unit, *priorities: int) -> None:
    client.post(reverse("interpretation_sharing", args=[unit.pk]), {"priority": priorities})


def said(client: Client, unit: Unit, priority: int) -> str:
    """Return the part of the page that shows what the unit says on the priority."""
    page = client.get(reverse("words", args=[unit.pk, priority])).text
    return page.partition('class="from-here"')[2].partition("</section>")[0]


def test_sharing_covers_every_priority_served(cast: Cast, story: Story, sign_in: SignIn) -> None:
    lead, member = sign_in(cast.ceo), sign_in(cast.member)
    write(lead, cast.board, story.first, [story.second])
    assert WORDS not in said(member, cast.board, story.second)
    share(lead, cast.board, story.first)
    assert TOGETHER not in said(member, cast.board, story.first)
    assert WORDS in said(member, cast.board, story.second)
    assert TOGETHER in said(member, cast.board, story.second)
    assert TOGETHER in member.get(reverse("unit", args=[cast.board.pk])).text
    assert TOGETHER in member.get(reverse("home") + f"?priority={story.second}").text


def test_a_new_version_is_one_everywhere(cast: Cast, story: Story, sign_in: SignIn) -> None:
    lead = sign_in(cast.ceo)
    write(lead, cast.board, story.first, [story.second])
    share(lead, cast.board, story.first)
    write(lead, cast.board, story.first, [story.second], "One door, one answer, by noon.")
    share(lead, cast.board, story.first)
    assert "by noon" in said(lead, cast.board, story.second)
    versions = lead.get(reverse("versions_of_words", args=[cast.board.pk, story.second])).text
    assert "Version 2" in versions


def test_no_longer_serving_frees_the_priority(cast: Cast, story: Story, sign_in: SignIn) -> None:
    lead = sign_in(cast.ceo)
    write(lead, cast.board, story.first, [story.second])
    share(lead, cast.board, story.first)
    write(lead, cast.board, story.first, [])
    share(lead, cast.board, story.first)
    assert "has been taken back" in said(lead, cast.board, story.second)


def test_words_of_its_own_stand_for_themselves(cast: Cast, story: Story, sign_in: SignIn) -> None:
    lead = sign_in(cast.ceo)
    write(lead, cast.board, story.first, [story.second])
    share(lead, cast.board, story.first)
    form = lead.get(reverse("interpretation", args=[cast.board.pk, story.second])).text
    assert f"So far you say this together with “{NAMES[0]}”." in form
    write(lead, cast.board, story.second, [], "The door is on the ground floor.")
    share(lead, cast.board, story.second)
    assert TOGETHER not in said(lead, cast.board, story.second)
    main = lead.get(reverse("interpretation", args=[cast.board.pk, story.first]))
    assert main.context["form"]["also"].value() == []


def test_written_in_the_same_act_each_keeps_its_own(cast: Cast, story: Story, sign_in: SignIn) -> None:
    lead = sign_in(cast.ceo)
    write(lead, cast.board, story.first, [story.second])
    write(lead, cast.board, story.second, [], "The door is on the ground floor.")
    share(lead, cast.board, story.first, story.second)
    assert "ground floor" in said(lead, cast.board, story.second)


def test_texts_are_counted_not_priorities(cast: Cast, story: Story, sign_in: SignIn) -> None:
    lead = sign_in(cast.ceo)
    first, second, third, fourth, fifth = story.priorities
    write(lead, cast.board, first, [second, third])
    write(lead, cast.board, fourth, [], "We teach.")
    write(lead, cast.board, fifth, [], "We spend less on paper.")
    share(lead, cast.board, first, fourth, fifth)
    holding = Interpretation.objects.shared().filter(unit=cast.board)
    assert {words.priority_id for words in holding} == set(story.priorities)


def test_a_part_can_hang_on_either(cast: Cast, story: Story, sign_in: SignIn) -> None:
    lead, member = sign_in(cast.ceo), sign_in(cast.member)
    write(lead, cast.board, story.first, [story.second])
    share(lead, cast.board, story.first)
    data = {"priority": story.second, "from_unit": cast.board.pk}
    answer = member.post(reverse("my_parts"), data, follow=True)
    assert WORDS in answer.text


def test_a_stale_form_shows_yours_against_the_newer(cast: Cast, story: Story, sign_in: SignIn) -> None:
    lead = sign_in(cast.ceo)
    write(lead, cast.board, story.first, [], "We answer within one day.")
    data = {"stance": "ours", "meaning": "We answer within two days.", "edits": 0}
    answer = lead.post(reverse("interpretation", args=[cast.board.pk, story.first]), data)
    assert answer.status_code == 409
    assert "<del>" in answer.text
    assert "We answer within two days." in answer.text


def test_what_is_served_shows_no_draft_of_it(cast: Cast, story: Story, sign_in: SignIn) -> None:
    """Another draft of the same lead on the second priority stays, and stays private."""
    interpret(story, cast.board, story.first, "The board answers first.")
    lead = sign_in(cast.ceo)
    write(lead, cast.board, story.second, [], "Half a thought.")
    write(lead, cast.board, story.first, [story.second])
    share(lead, cast.board, story.first)
    assert "Half a thought." not in said(sign_in(cast.member), cast.board, story.second)
    assert "Half a thought." in lead.get(reverse("interpretation", args=[cast.board.pk, story.second])).text
