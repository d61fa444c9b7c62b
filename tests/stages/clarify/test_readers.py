"""The sentence, the yes-or-no question and the query say the same about who reads what."""

from __future__ import annotations

import pytest
from cast import Cast, place
from django.utils import timezone
from programmes import Story, interpret

from inhabit.people.models import Person, Placement, UnitLine, today
from inhabit.people.tree import refresh_tree
from inhabit.stages.clarify.models import Contribution, Interpretation
from inhabit.stages.clarify.readers import readers_of_contribution, readers_of_interpretation


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
def test_readers_follow_the_author_into_another_unit(cast: Cast, story: Story, audience: str) -> None:
    contribution = Contribution.objects.create(
        programme=story.programme,
        person=cast.member,
        priority_id=story.first,
        text="words",
        audience=audience,
        finished_at=timezone.now(),
    )
    assert readers_of_contribution(contribution).include(cast.lead)
    Placement.objects.filter(person=cast.member).update(ends_on=today())
    place(cast.member, cast.finance, starts_on=today())
    refresh_tree()
    assert not readers_of_contribution(contribution).include(cast.lead)
    assert readers_of_contribution(contribution).include(cast.cfo)
    assert contribution in Contribution.objects.readable_by(cast.cfo)
    assert contribution not in Contribution.objects.readable_by(cast.lead)


def test_drafts_pass_to_the_next_lead(cast: Cast, story: Story) -> None:
    draft = Interpretation.objects.create(
        programme=story.programme, unit=cast.payroll, priority_id=story.first, author=cast.lead
    )
    assert readers_of_interpretation(draft).sentence(cast.lead) == "Only you, as long as you lead Payroll."
    UnitLine.objects.filter(unit=cast.payroll).update(lead=cast.colleague)
    refresh_tree()
    draft = Interpretation.objects.get(pk=draft.pk)
    assert readers_of_interpretation(draft).include(cast.colleague)
    assert not readers_of_interpretation(draft).include(cast.lead)
