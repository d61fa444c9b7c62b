"""A unit is dissolved, merged or moved in mid-cycle: all goes on, and nobody new reads any of it."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from contesting import whose_turn
from django.urls import reverse
from mid_cycle import (
    HEARD,
    OPEN,
    SETTLED,
    STOPPED,
    TOLD,
    WORDS_FOR_ONE,
    MidCycle,
    everything_read_by,
    from_today,
    leave,
    mid_cycle,
    the_night_passes,
)
from programmes import Story as Scene
from questions import answered
from reading import reader

from inhabit.stages.communicate.models import Question, UnreleasedQuestion, WaitingPlayback


@pytest.fixture
def found(cast: Cast, story: Scene) -> MidCycle:
    return mid_cycle(cast, story)


def where_all_waits() -> set[str]:
    """Return the names of the units with whose leads something of Payroll waits."""
    units = [question.unit for question in Question.objects.open()]
    units += [text.unit for text in UnreleasedQuestion.objects.all()]
    units += [text.unit for text in WaitingPlayback.objects.all()]
    return {unit.name for unit in units}


def merge_into_finance(cast: Cast, found: MidCycle) -> None:
    for person in found.members:
        leave(person, to=cast.finance)
    from_today(cast.payroll)
    the_night_passes()


def test_merged_into_another_what_waits_goes_to_the_lead_above(
    cast: Cast, story: Scene, found: MidCycle, sign_in: SignIn
) -> None:
    merge_into_finance(cast, found)
    assert where_all_waits() == {"Services", "Board"}  # without a name: where eight are
    assert whose_turn(found.contest) == cast.services
    director, member = reader(sign_in, cast.director), reader(sign_in, cast.member)
    director.visit("/questions/waiting/").follow(OPEN).send("Answer", text="I do, now.")
    member.visit("/").follow("A question of yours was answered by Services.").reads("I do, now.")
    member.visit("/what-i-heard/").reads(HEARD)
    for person in found.members:
        seen = everything_read_by(person, sign_in, story, found)
        assert TOLD in seen
        assert SETTLED in seen


def test_merged_into_another_nobody_new_reads_anything(
    cast: Cast, story: Scene, found: MidCycle, sign_in: SignIn
) -> None:
    merge_into_finance(cast, found)
    for person in (cast.cfo, cast.outsider, cast.ceo, cast.sponsor, cast.steward):
        seen = everything_read_by(person, sign_in, story, found)
        assert [words for words in (*WORDS_FOR_ONE, TOLD, SETTLED) if words in seen] == [], person
    seen = everything_read_by(cast.director, sign_in, story, found)
    assert [words for words in (*WORDS_FOR_ONE, TOLD, SETTLED) if words in seen] == [OPEN]


def test_the_former_lead_keeps_what_they_have_begun(
    cast: Cast, story: Scene, found: MidCycle, sign_in: SignIn
) -> None:
    merge_into_finance(cast, found)
    mine = sign_in(cast.lead).get("/me/data/").text
    assert "Half a thought for Payroll." in mine
    assert "Half a meaning for Payroll." in mine


def test_what_it_stopped_stays_readable(cast: Cast, story: Scene, found: MidCycle, sign_in: SignIn) -> None:
    merge_into_finance(cast, found)
    reader(sign_in, cast.outsider).visit(reverse("unit_stops", args=[cast.payroll.pk])).reads(STOPPED)


def test_moved_under_another_lead_it_takes_its_words_along(
    cast: Cast, story: Scene, found: MidCycle, sign_in: SignIn
) -> None:
    from_today(cast.payroll, parent=cast.finance)
    the_night_passes()
    assert where_all_waits() == {"Payroll"}
    assert whose_turn(found.contest) == cast.finance
    lead = reader(sign_in, cast.lead).visit("/listening/").reads(HEARD)
    lead.visit("/questions/waiting/").follow(OPEN).send("Pass it up to Finance")
    reader(sign_in, cast.cfo).visit("/questions/waiting/").reads(OPEN)
    for person in (cast.director, cast.outsider, cast.ceo):
        seen = everything_read_by(person, sign_in, story, found)
        assert [words for words in (*WORDS_FOR_ONE, TOLD, SETTLED) if words in seen] == [], person


def test_what_had_gone_up_before_the_move_is_answered_where_it_is(
    cast: Cast, story: Scene, found: MidCycle, sign_in: SignIn
) -> None:
    reader(sign_in, cast.lead).visit("/questions/waiting/").follow(OPEN).send("Pass it up to Services")
    from_today(cast.payroll, parent=cast.finance)
    the_night_passes()
    answered(found.question, cast.director, "Each lead does.")
    member = reader(sign_in, cast.member).visit("/").follow("was answered by Services")
    member.reads("Each lead does.").send("Not yet")
    assert whose_turn_it_is(found.question) == "Board"


def test_a_level_between_is_dissolved_and_its_answers_stay_with_those_below(
    cast: Cast, story: Scene, found: MidCycle, sign_in: SignIn
) -> None:
    reader(sign_in, cast.lead).visit("/questions/waiting/").follow(OPEN).send("Pass it up to Services")
    answered(found.question, cast.director, "Each lead does.")
    leave(cast.lead, to=cast.board)
    from_today(cast.payroll, parent=cast.board)
    from_today(cast.services)
    the_night_passes()
    for person in (*found.members, cast.lead):
        reader(sign_in, person).visit("/questions/").follow(OPEN).reads("Each lead does.")
    for person in (cast.cfo, cast.outsider, cast.sponsor):
        assert OPEN not in everything_read_by(person, sign_in, story, found), person
    reader(sign_in, cast.member).visit(reverse("unit_story", args=[cast.payroll.pk])).reads(TOLD)


def whose_turn_it_is(question: Question) -> str:
    question.refresh_from_db()
    return question.unit.name


def test_with_a_new_lead_only_what_is_for_whoever_leads_is_handed_on(
    cast: Cast, story: Scene, found: MidCycle, sign_in: SignIn
) -> None:
    from_today(cast.payroll, lead=cast.cfo)
    the_night_passes()
    seen = everything_read_by(cast.cfo, sign_in, story, found)
    assert [words for words in WORDS_FOR_ONE if words in seen] == [OPEN, HEARD]
    assert [
        words for words in WORDS_FOR_ONE if words in everything_read_by(cast.lead, sign_in, story, found)
    ] == []
