"""Somebody leaves with all they have begun; and a lead never does anything: nobody else is held up."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn, days_ago
from contesting import let_it_be_late, say_against
from django.urls import reverse
from mid_cycle import (
    DRAFTED,
    HEARD,
    MEANT,
    OPEN,
    UNNAMED,
    UNNAMED_HEARD,
    MidCycle,
    everything_read_by,
    from_today,
    leave,
    mid_cycle,
    the_night_passes,
)
from programmes import Story as Scene
from programmes import interpret
from questions import Days, asked_by
from reading import reader
from stories import published

from inhabit.stages.communicate.models import Telling, UnreleasedQuestion, WaitingPlayback
from inhabit.stages.communicate.tasks import care_for_questions_of_the_day


@pytest.fixture
def found(cast: Cast, story: Scene) -> MidCycle:
    return mid_cycle(cast, story)


def test_a_member_leaves_and_the_question_stays_without_a_name(
    cast: Cast, story: Scene, found: MidCycle, sign_in: SignIn
) -> None:
    leave(cast.member)
    the_night_passes()
    lead = reader(sign_in, cast.lead).visit("/questions/waiting/").follow(OPEN)
    lead.does_not_read("Mia Member").send("Answer", text="I do, now.").reads("I do, now.")
    reader(sign_in, cast.colleague).visit("/questions/").reads(OPEN, "I do, now.")
    assert WaitingPlayback.objects.count() == UnreleasedQuestion.objects.count() == 4
    everything_read_by(cast.lead, sign_in, story, found)
    assert sign_in(cast.member).get("/").status_code == 403


def test_a_lead_leaves_and_the_next_one_goes_on(
    cast: Cast, story: Scene, found: MidCycle, sign_in: SignIn
) -> None:
    leave(cast.lead)
    from_today(cast.payroll, lead=None)
    the_night_passes()
    assert OPEN in everything_read_by(cast.director, sign_in, story, found)
    from_today_with(cast)
    seen = everything_read_by(cast.colleague, sign_in, story, found)
    assert HEARD in seen
    assert [words for words in (DRAFTED, MEANT, UNNAMED, UNNAMED_HEARD) if words in seen] == []
    retelling = reverse("retelling", args=[cast.payroll.pk, found.told.pk])
    colleague = reader(sign_in, cast.colleague).visit(retelling).does_not_read(DRAFTED)
    colleague.send("Keep and read it as others will", text_en="I tell it anew.").send("Tell it")
    reader(sign_in, cast.member).visit(reverse("unit_story", args=[cast.payroll.pk])).reads("I tell it anew.")


def from_today_with(cast: Cast) -> None:
    """Let Payroll, whose lead has gone this morning, be led by a colleague."""
    cast.payroll.lines.filter(ends_on=None).update(lead=cast.colleague)
    the_night_passes()


def test_a_lead_who_never_does_anything_holds_up_nobody(
    cast: Cast, story: Scene, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Services stays silent: Payroll says what it means, tells the story and asks, past it."""
    interpret(story, cast.board, story.first, "Nobody rings us twice.")
    story.shared_long_ago(cast.board, days_ago(20))
    published(cast, story)
    question, days = asked_by(cast.member, OPEN), Days(monkeypatch)
    lead, member = reader(sign_in, cast.lead), reader(sign_in, cast.member)
    lead.visit("/questions/waiting/").follow(OPEN).send("Pass it up to Services")

    lead.visit("/").follow("Write it").follow("Answer within a day").reads("Nobody rings us twice.")
    lead.send("Keep and look at all priorities", meaning="We ring back by noon.").send("Share")
    member.visit("/").reads("We ring back by noon.", "Services")
    contest = say_against(story, cast.payroll, story.second)
    let_it_be_late(contest)
    ceo = reader(sign_in, cast.ceo).visit("/").follow("Answer")
    ceo.send("Send the answer", verdict="changed", text="You get two people.")
    lead.visit("/").reads("has been answered.")

    lead.visit("/").does_not_read("Tell Payroll the story in your own words")
    days.go_to(Telling.objects.get(unit=cast.board).waits_until)
    lead.visit("/").follow("Tell it").reads("Services has not told it yet")
    lead.send("Keep and read it as others will", text_en="We keep each call.").send("Tell it")
    member.visit("/notices/").follow("has been told in Payroll").reads("We keep each call.")

    question.refresh_from_db()
    days.go_to(question.climbs_on)
    care_for_questions_of_the_day.enqueue()
    ceo.visit("/").follow("See what waits").follow(OPEN).send("Answer", text="Each lead does.")
    member.visit("/").follow("was answered by Board").reads("Each lead does.")
    sponsor = reader(sign_in, cast.sponsor).visit(reverse("programme", args=[story.programme.pk]))
    sponsor.reads("Services").send("Remind kindly: Dario Director")
    reader(sign_in, cast.director).visit("/notices/").reads("Services")
