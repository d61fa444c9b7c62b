"""The sentence, the yes-or-no question and the query say the same about who reads what."""

from __future__ import annotations

import json

import pytest
from cast import Cast, SignIn, days_ago, place
from django.urls import reverse
from django.utils import timezone
from programmes import Story, interpret

from inhabit.people.models import Person, Placement, Unit, UnitLine, today
from inhabit.people.selectors import unit_of
from inhabit.people.tree import refresh_tree
from inhabit.stages.clarify.actions import finish_contribution, start_contribution
from inhabit.stages.clarify.models import Contribution, Interpretation
from inhabit.stages.clarify.readers import readers_of_contribution, readers_of_interpretation
from inhabit.strategy.models import Priority


def write_every_kind(cast: Cast, story: Story) -> None:
    for author in (cast.member, cast.lead, cast.ceo, cast.outsider):
        for audience in Contribution.Audience.values:
            for finished_at in (None, timezone.now()):
                Contribution.objects.create(
                    programme=story.programme,
                    person=author,
                    priority_id=story.first,
                    text="words",
                    audience=audience,
                    audience_unit=unit_of(author),
                    finished_at=finished_at,
                )


def test_the_rule_the_circles_and_the_query_agree(cast: Cast, story: Story) -> None:
    write_every_kind(cast, story)
    place(cast.outsider, cast.payroll, is_counted=False)  # a dotted line makes a reader, not an author's unit
    for person in Person.objects.all():
        readable = set(Contribution.objects.readable_by(person).values_list("pk", flat=True))
        for contribution in Contribution.objects.select_related("person"):
            readers = readers_of_contribution(contribution)
            may_read = readers.include(person)
            named = any(circle.people().filter(pk=person.pk).exists() for circle in readers.circles)
            assert may_read == named == (contribution.pk in readable), (person, contribution.audience)


def test_interpretations_agree_too(cast: Cast, story: Story) -> None:
    interpret(story, cast.board, story.first, "Shared.")
    Interpretation.objects.create(
        programme=story.programme, unit=cast.board, priority_id=story.second, meaning="Draft."
    )
    for person in Person.objects.all():
        readable = set(Interpretation.objects.readable_by(person))
        for item in Interpretation.objects.all():
            assert readers_of_interpretation(item).include(person) == (item in readable)


@pytest.mark.parametrize("audience", ["my_lead", "my_unit"])
def test_after_a_move_neither_the_old_nor_the_new_unit_reads_it(
    cast: Cast, story: Story, sign_in: SignIn, audience: str
) -> None:
    contribution = start_contribution(
        programme=story.programme,
        priority=Priority.objects.get(pk=story.first),
        from_unit=None,
        by=cast.member,
    )
    finish_contribution(
        contribution=contribution, text="words", audience=audience, initiative=None, edits=0, by=cast.member
    )
    contribution.refresh_from_db()
    assert readers_of_contribution(contribution).include(cast.lead)
    move(cast.member, cast.finance)
    assert readers_of_contribution(contribution).sentence(cast.member) == "Only you."
    for person in (cast.lead, cast.cfo, cast.colleague, cast.outsider):
        assert not readers_of_contribution(contribution).include(person)
        assert contribution not in Contribution.objects.readable_by(person)
    page = sign_in(cast.member).get(reverse("my_parts")).text
    assert "You have moved since you chose" in page
    move(cast.member, cast.payroll)
    assert contribution in Contribution.objects.readable_by(cast.lead)


@pytest.mark.parametrize("audience", ["my_lead", "my_unit"])
def test_nobody_reads_what_somebody_who_has_left_wrote_for_their_unit(
    cast: Cast, story: Story, audience: str
) -> None:
    contribution = Contribution.objects.create(
        programme=story.programme,
        person=cast.member,
        priority_id=story.first,
        text="words",
        audience=audience,
        audience_unit=cast.payroll,
        finished_at=timezone.now(),
    )
    Placement.objects.filter(person=cast.member).update(ends_on=today())
    refresh_tree()
    for person in (cast.lead, cast.colleague):
        assert contribution not in Contribution.objects.readable_by(person)
        assert not readers_of_contribution(contribution).include(person)


def test_a_form_that_names_the_readers_of_the_former_unit_is_not_taken(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    part = Contribution.objects.create(programme=story.programme, person=cast.member, priority_id=story.first)
    move(cast.member, cast.finance)
    data = {"text": "words", "audience": "my_lead", "edits": "0", "unit": str(cast.payroll.pk)}
    answer = sign_in(cast.member).post(reverse("my_part", args=[part.pk]), data)
    assert answer.status_code == 422
    assert "You have moved to another unit meanwhile" in answer.text
    part.refresh_from_db()
    assert part.finished_at is None


def move(person: Person, unit: Unit) -> None:
    person.placements.filter(starts_on=today()).delete()
    person.placements.update(ends_on=today())
    place(person, unit, starts_on=today())
    refresh_tree()


def test_the_next_lead_does_not_read_a_draft(cast: Cast, story: Story, sign_in: SignIn) -> None:
    story.shared_long_ago(cast.services, days_ago(3))
    address = reverse("interpretation", args=[cast.payroll.pk, story.first])
    texts = {"stance": "ours", "meaning": "Unfinished thought.", "edits": "0"}
    assert sign_in(cast.lead).post(address, texts).status_code == 302
    draft = Interpretation.objects.get()
    assert readers_of_interpretation(draft).sentence(cast.lead) == "Only you."
    UnitLine.objects.filter(unit=cast.payroll).update(lead=cast.colleague)
    refresh_tree()
    draft = Interpretation.objects.get(pk=draft.pk)
    assert not readers_of_interpretation(draft).include(cast.colleague)
    assert draft not in Interpretation.objects.readable_by(cast.colleague)
    successor = sign_in(cast.colleague)
    overview = reverse("interpretations", args=[cast.payroll.pk])
    for page in (address, overview):
        assert "Unfinished thought" not in successor.get(page).text
    assert successor.post(address, {"stance": "ours", "meaning": "Mine.", "edits": "0"}).status_code == 302
    sharing = reverse("interpretation_sharing", args=[cast.payroll.pk])
    successor.post(sharing, {"priority": story.first})
    assert Interpretation.objects.shared().get().meaning == "Mine."
    assert Interpretation.objects.get(pk=draft.pk).meaning == "Unfinished thought."
    UnitLine.objects.filter(unit=cast.payroll).update(lead=cast.lead)
    refresh_tree()
    again = sign_in(cast.lead)
    assert "Unfinished thought" in again.get(address).text
    again.post(sharing, {"priority": story.first})
    assert Interpretation.objects.shared().get().meaning == "Unfinished thought."
    assert Interpretation.objects.shared().get().number == 3


def test_my_own_file_holds_all_that_i_wrote(cast: Cast, story: Story, sign_in: SignIn) -> None:
    write_every_kind(cast, story)
    Interpretation.objects.create(
        programme=story.programme,
        unit=cast.payroll,
        priority_id=story.first,
        author=cast.lead,
        meaning="A draft of mine.",
    )
    parts = json.loads(sign_in(cast.lead).get(reverse("my_data")).content)
    assert len(parts["contributions"]) == 8
    assert parts["interpretations"][0]["meaning"] == "A draft of mine."
    assert parts["requests_for_an_interpretation"] == []
    assert json.loads(sign_in(cast.colleague).get(reverse("my_data")).content)["interpretations"] == []
