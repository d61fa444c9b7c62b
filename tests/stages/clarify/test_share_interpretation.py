"""A lead interprets priorities and shares them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import Cast, SignIn, days_ago
from django.urls import reverse
from programmes import Story, interpret, statement

from inhabit.audit.models import Event
from inhabit.people.models import today
from inhabit.programme.models import UnitStage
from inhabit.stages.clarify.models import Interpretation
from inhabit.strategy.models import Priority


def write(client, unit, priority, **fields):
    address = reverse("interpretation", args=[unit.pk, priority])
    return client.post(address, {"stance": "ours", "edits": 0} | fields)


def share(client, cast, story, *priorities):
    address = reverse("interpretation_sharing", args=[cast.board.pk])
    return client.post(address, {"priority": priorities or story.priorities}, follow=True)


def test_only_the_chosen_drafts_are_shared(cast: Cast, story: Story, sign_in: SignIn) -> None:
    lead = sign_in(cast.ceo)
    write(lead, cast.board, story.first, meaning="Ripe.")
    write(lead, cast.board, story.second, meaning="Still half a")
    assert "Ready to share: 2 priorities" in lead.get(reverse("interpretations", args=[cast.board.pk])).text
    share(lead, cast, story, story.first)
    assert [item.meaning for item in Interpretation.objects.shared()] == ["Ripe."]
    assert "Nothing new was shared." in share(lead, cast, story, "nonsense").text


def test_the_form_names_priorities_as_the_server_reads_them(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    late = Priority.objects.create(pk=12345, strategy=story.version.strategy)
    story.version.statements.filter(priority=story.first).update(priority=late)
    lead = sign_in(cast.ceo)
    write(lead, cast.board, late.pk, meaning="Ripe.")
    page = lead.get(reverse("interpretations", args=[cast.board.pk])).text
    assert '<input type="checkbox" name="priority" value="12345" checked>' in page


def test_a_double_click_shares_once(cast: Cast, story: Story, sign_in: SignIn) -> None:
    lead = sign_in(cast.ceo)
    write(lead, cast.board, story.first, meaning="Ripe.")
    share(lead, cast, story, story.first)
    assert "Everyone can now read" in share(lead, cast, story, story.first).text
    assert Event.objects.filter(verb="interpretation.shared").count() == 1
    write(lead, cast.board, story.first, meaning="", edits=Interpretation.objects.get().edits)
    assert "Nothing new was shared." in share(lead, cast, story, story.first).text


def test_shared_words_are_read_by_everyone(cast: Cast, story: Story, sign_in: SignIn) -> None:
    lead = sign_in(cast.ceo)
    write(lead, cast.board, story.first, meaning="We answer every tenant within a day.")
    assert (
        "We answer every tenant" not in sign_in(cast.outsider).get(reverse("unit", args=[cast.board.pk])).text
    )
    answer = share(lead, cast, story)
    assert "Everyone can now read" in answer.text
    assert "We answer every tenant" in sign_in(cast.outsider).get(reverse("unit", args=[cast.board.pk])).text
    event = Event.objects.get(verb="interpretation.shared")
    assert (event.actor, event.details) == (cast.ceo, {"priorities": 1})


def test_a_draft_is_not_shown_to_the_sponsor(cast: Cast, story: Story, sign_in: SignIn) -> None:
    write(sign_in(cast.ceo), cast.board, story.first, meaning="Unripe thought.")
    for person in (cast.sponsor, cast.steward, cast.director, cast.privacy_officer):
        assert "Unripe" not in sign_in(person).get(reverse("unit", args=[cast.board.pk])).text
        assert sign_in(person).get(reverse("interpretations", args=[cast.board.pk])).status_code == 403


def test_incomplete_drafts_stay_drafts(cast: Cast, story: Story, sign_in: SignIn) -> None:
    lead = sign_in(cast.ceo)
    write(lead, cast.board, story.first, changes="Only what changes.")
    answer = share(lead, cast, story)
    assert "Nothing new was shared." in answer.text
    assert Interpretation.objects.get().is_draft


def test_not_ours_alone_is_not_enough(cast: Cast, story: Story, sign_in: SignIn) -> None:
    lead = sign_in(cast.ceo)
    write(lead, cast.board, story.first, stance="not_ours", because="we have no tenants")
    answer = share(lead, cast, story)
    assert "at least one priority" in answer.text
    assert not Interpretation.objects.shared().exists()


def test_at_most_three_are_ours(cast: Cast, story: Story, sign_in: SignIn) -> None:
    lead = sign_in(cast.ceo)
    for priority in story.priorities[:4]:
        write(lead, cast.board, priority, meaning="All of it.")
    answer = share(lead, cast, story)
    assert "makes 4 priorities of your own" in answer.text
    assert not Interpretation.objects.shared().exists()


def test_changing_what_is_shared_makes_a_new_version(cast: Cast, story: Story, sign_in: SignIn) -> None:
    interpret(story, cast.board, story.first, "First words.")
    lead = sign_in(cast.ceo)
    stored = Interpretation.objects.get()
    write(lead, cast.board, story.first, meaning="Better words.", edits=stored.edits)
    assert "First words." in sign_in(cast.member).get(reverse("unit", args=[cast.board.pk])).text
    share(lead, cast, story)
    page = sign_in(cast.member).get(reverse("unit", args=[cast.board.pk])).text
    assert "Better words." in page
    assert "First words." not in page
    assert Interpretation.objects.count() == 2


def test_two_windows_lose_nothing(cast: Cast, story: Story, sign_in: SignIn) -> None:
    lead = sign_in(cast.ceo)
    write(lead, cast.board, story.first, meaning="From the first window.")
    answer = write(lead, cast.board, story.first, meaning="From the second window.")
    assert answer.status_code == 409
    assert "From the first window." in answer.text
    assert ">\nFrom the second window.</textarea>" in answer.text
    assert Interpretation.objects.get().meaning == "From the first window."


def test_the_same_autosave_sent_twice_does_no_harm(cast: Cast, story: Story, sign_in: SignIn) -> None:
    lead = sign_in(cast.ceo)
    address = reverse("interpretation_draft", args=[cast.board.pk, story.first])
    fields = {"stance": "ours", "meaning": "Kept.", "edits": 0}
    assert lead.post(address, fields).json()["edits"] == 1
    assert lead.post(address, fields).json()["edits"] == 1
    assert lead.post(address, fields | {"meaning": "Other."}).status_code == 409


def test_only_the_lead_may_write(cast: Cast, story: Story, sign_in: SignIn) -> None:
    for person in (cast.member, cast.steward, cast.sponsor, cast.lead):
        assert write(sign_in(person), cast.board, story.first, meaning="Mine.").status_code == 403
    assert not Interpretation.objects.exists()


def test_a_unit_below_waits_until_the_one_above_has_shared(cast: Cast, story: Story, sign_in: SignIn) -> None:
    director = sign_in(cast.director)
    answer = write(director, cast.services, story.first, meaning="Too early.")
    assert answer.status_code == 422
    assert "Too early." in answer.text
    interpret(story, cast.board, story.first, "Now.")
    assert write(director, cast.services, story.first, meaning="In time.").status_code == 302


def test_after_ten_days_a_silent_lead_blocks_nobody(cast: Cast, story: Story, sign_in: SignIn) -> None:
    interpret(story, cast.board, story.first, "Shared at the top.")
    stage = UnitStage.objects.get(unit=cast.payroll)
    assert stage.opens_on == today() + timedelta(days=10)
    story.shared_long_ago(cast.board, days_ago(11))
    assert write(sign_in(cast.lead), cast.payroll, story.first, meaning="We go on.").status_code == 302
    assert not UnitStage.objects.get(unit=cast.services).shared_at


def test_the_page_says_that_only_the_lead_reads_a_draft(cast: Cast, story: Story, sign_in: SignIn) -> None:
    page = sign_in(cast.ceo).get(reverse("interpretation", args=[cast.board.pk, story.first])).text
    assert "Only you." in page


def test_words_of_somebody_above_stand_beside_the_form(cast: Cast, story: Story, sign_in: SignIn) -> None:
    interpret(story, cast.board, story.first, "Everybody gets an answer.")
    page = sign_in(cast.director).get(reverse("interpretation", args=[cast.services.pk, story.first])).text
    assert "Everybody gets an answer." in page


@pytest.mark.parametrize("fields", [{"stance": "maybe"}, {"edits": "many"}, {"meaning": "x" * 5001}])
def test_malformed_forms_are_refused_and_keep_the_words(
    cast: Cast, story: Story, sign_in: SignIn, fields: dict[str, str]
) -> None:
    answer = write(sign_in(cast.ceo), cast.board, story.first, **({"meaning": "Kept in the form."} | fields))
    assert answer.status_code == 422
    assert "Something is missing" in answer.text
    assert not Interpretation.objects.exists()


def test_dropping_a_draft_keeps_what_is_shared(cast: Cast, story: Story, sign_in: SignIn) -> None:
    interpret(story, cast.board, story.first, "Stays.")
    lead = sign_in(cast.ceo)
    write(lead, cast.board, story.first, meaning="Goes.", edits=Interpretation.objects.get().edits)
    lead.post(reverse("interpretation_draft_removal", args=[cast.board.pk, story.first]))
    assert [item.meaning for item in Interpretation.objects.all()] == ["Stays."]


def test_a_name_from_the_strategy_stands_on_the_page(cast: Cast, story: Story, sign_in: SignIn) -> None:
    page = sign_in(cast.ceo).get(reverse("interpretations", args=[cast.board.pk])).text
    assert statement(story, story.first).name in page
