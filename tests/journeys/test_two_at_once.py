"""Two edit the same thing: the second sees what the first wrote, and loses nothing of their own."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from contesting import down_to_payroll, let_it_be_late, say_against
from django.urls import reverse
from programmes import Story as Scene
from questions import Days, asked_by
from reading import Reader, reader
from stories import published, retold

from inhabit.people.models import Person, UnitLine
from inhabit.people.tree import refresh_tree
from inhabit.stages.communicate.upkeep import care_for_questions


def two_windows(sign_in: SignIn, person: Person, address: str) -> tuple[Reader, Reader]:
    """Open a page twice, before anything is written on it."""
    return reader(sign_in, person).visit(address), reader(sign_in, person).visit(address)


def test_a_retelling(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    told = published(cast, story)
    address = reverse("retelling", args=[cast.services.pk, told.pk])
    first, second = two_windows(sign_in, cast.director, address)
    keep = "Keep and read it as others will"
    first.send(keep, text_en="We are one desk from May on.")
    second.send(keep, status=422, text_en="We become one desk in May.")
    second.reads("[new: from]").send(keep).reads("We become one desk in May.").send("Tell it")
    first.visit(reverse("unit_story", args=[cast.services.pk])).reads("We become one desk in May.")


def test_a_retelling_that_was_told_meanwhile(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    told = published(cast, story)
    address = reverse("retelling", args=[cast.services.pk, told.pk])
    second = reader(sign_in, cast.director).visit(address)
    retold(told, cast.services, "We are one desk from May on.")
    second.send("Keep and read it as others will", status=422, text_en="We become one desk in May.")
    second.reads("[new: from]").send("Keep and read it as others will").send("Tell it")
    second.reads("Told anew.", "We become one desk in May.")


def test_the_draft_of_a_former_lead_is_not_the_next_ones(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    told = published(cast, story)
    address = reverse("retelling", args=[cast.services.pk, told.pk])
    keep = "Keep and read it as others will"
    former = (
        reader(sign_in, cast.director).visit(address).send(keep, text_en="Half a thought.").visit(address)
    )
    UnitLine.objects.filter(unit=cast.services).update(lead=cast.lead)
    refresh_tree()
    former.send(keep, status=403, text_en="Half a thought, and more.")
    reader(sign_in, cast.lead).visit(address).does_not_read("Half a thought.")
    assert "Half a thought." in former.client.get("/me/data/").text


def test_an_interpretation(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    address = reverse("interpretation", args=[cast.board.pk, story.first])
    first, second = two_windows(sign_in, cast.ceo, address)
    keep = "Keep and look at all priorities"
    first.send(keep, meaning="Nobody rings us twice.")
    second.send(keep, status=409, meaning="Nobody rings us three times.")
    second.reads("twice").send(keep).reads("Nobody rings us three times.")


def test_an_answer(cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lead and the one above, who sees what has waited too long, answer it on one day."""
    question, days = asked_by(cast.member), Days(monkeypatch)
    days.go_to(question.due_on)
    days.pass_by(1)
    address = reverse("question", args=[question.pk])
    lead, director = (reader(sign_in, person).visit(address) for person in (cast.lead, cast.director))
    director.send("Answer", text="Each lead does.")
    lead.send("Answer", status=409, text="I do.").reads("Somebody else has answered it", "I do.")
    lead.follow("See how it stands now").reads("Each lead does.", "Dario Director")


def test_an_answer_to_what_the_lead_has_answered(
    cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one above keeps their words too, and reads an answer no more that was for Payroll alone."""
    question, days = asked_by(cast.member), Days(monkeypatch)
    days.go_to(question.due_on)
    days.pass_by(1)
    address = reverse("question", args=[question.pk])
    lead, director = (reader(sign_in, person).visit(address) for person in (cast.lead, cast.director))
    lead.send("Answer", text="I do.")
    director.send("Answer", status=409, text="Each lead does.").reads("Each lead does.")
    director.does_not_read("I do.", "See how it stands now", question.wording)


def test_an_answer_to_a_question_that_went_up(
    cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    question, days = asked_by(cast.member), Days(monkeypatch)
    lead = reader(sign_in, cast.lead).visit(reverse("question", args=[question.pk]))
    days.go_to(question.climbs_on)
    care_for_questions()
    lead.send("Answer", status=409, text="I do.").reads("has gone on to another lead", "I do.")
    lead.follow("See how it stands now").reads("Services")


def test_an_answer_to_a_contest(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    down_to_payroll(cast, story)
    contest = say_against(story, cast.payroll, story.first)
    let_it_be_late(contest)
    address = reverse("contest", args=[contest.pk])
    director, ceo = (reader(sign_in, person).visit(address) for person in (cast.director, cast.ceo))
    ceo.send("Send the answer", verdict="changed", text="You get two people.")
    director.send("Send the answer", status=409, verdict="stays", text="It is the law.")
    director.reads("Somebody was faster.", "You get two people.", "It is the law.")


def test_a_stop(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    down_to_payroll(cast, story)
    new = reverse("new_stop", args=[cast.services.pk])
    reader(sign_in, cast.director).visit(new).send("Put it on the list", text="We print no lists.")
    listed = reverse("unit_stops", args=[cast.services.pk])
    first, second = (window.follow("Change") for window in two_windows(sign_in, cast.director, listed))
    first.send("Keep it", text="We print no lists for others.")
    second.send("Keep it", status=409, text="We print nothing.")
    second.reads("for others").send("Keep it").reads("We print nothing.")
