"""Five speak and five ask without their names: a lead of eight reads it a day later, and nothing says who."""

from __future__ import annotations

import re

import pytest
from cast import Cast, SignIn
from django.urls import reverse
from programmes import Story as Scene
from pytest_django import DjangoCaptureOnCommitCallbacks
from questions import Days, wide_payroll
from reading import Reader, reader
from stories import published, retold

from inhabit.stages.communicate.listening_tasks import pass_on_playbacks_of_the_day
from inhabit.stages.communicate.tasks import care_for_questions_of_the_day

HEARD = [f"I heard the matter of {number} calls." for number in ["one", "two", "three", "four", "five"]]
ASKED = [f"Who pays for the {number} telephone?" for number in ["red", "blue", "green", "white", "black"]]


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> Days:
    return Days(monkeypatch)


@pytest.fixture
def listeners(cast: Cast, story: Scene, sign_in: SignIn) -> list[Reader]:
    """Five of the eight members of Payroll, who have been told the story."""
    members = wide_payroll(cast)
    told = published(cast, story)
    retold(told, cast.services)
    retold(told, cast.payroll)
    return [reader(sign_in, member) for member in members[:5]]


def let_a_day_pass(days: Days) -> None:
    days.pass_by(1)
    pass_on_playbacks_of_the_day.enqueue()
    care_for_questions_of_the_day.enqueue()


def test_what_five_heard_is_read_on_the_next_day(
    cast: Cast, sign_in: SignIn, days: Days, listeners: list[Reader]
) -> None:
    lead = reader(sign_in, cast.lead)
    for listener, words in zip(listeners, HEARD, strict=True):
        listener.visit("/").follow("Say it").reads("Nobody learns that it was you.")
        listener.send("Send", heard=words, name="without").reads("This receipt is the only thing")
        lead.visit("/listening/").does_not_read(*HEARD)
        listener.visit("/").does_not_read("Say what you heard")
    let_a_day_pass(days)
    lead.visit("/").reads("5 texts without a name").follow("Listen").reads(*HEARD)
    lead.does_not_read("Mia Member", "Colin Colleague", "Payroll 0", "Payroll 1", "Payroll 2")
    for other in (cast.director, cast.ceo):
        reader(sign_in, other).visit("/listening/").does_not_read(*HEARD)
    lead.follow("Write what I heard").send("Share with the unit", text="Five of you speak of calls.")
    listeners[0].visit(reverse("unit_story", args=[cast.payroll.pk])).reads("Five of you speak of calls.")


def test_what_five_asked_climbs_and_is_answered_for_all(
    cast: Cast,
    sign_in: SignIn,
    days: Days,
    listeners: list[Reader],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    lead, director, ceo = (reader(sign_in, person) for person in (cast.lead, cast.director, cast.ceo))
    for listener, words in zip(listeners, ASKED, strict=True):
        listener.visit("/questions/ask/").send("Ask", text=words, name="unnamed").reads("Your receipt")
    receipt = receipt_on(listeners[0])
    lead.visit("/questions/waiting/").does_not_read(*ASKED)
    let_a_day_pass(days)

    lead.visit("/").reads("Answer 5 questions in Payroll").follow("See what waits").reads(*ASKED)
    lead.follow(ASKED[0]).does_not_read("Mia Member").send("Pass it up to Services")
    director.visit("/questions/waiting/").follow(ASKED[0]).reads("asked without a name")
    director.does_not_read("Mia Member").send("Pass it up to Board")
    ceo.visit("/questions/waiting/").follow(ASKED[0])
    with django_capture_on_commit_callbacks(execute=True):
        ceo.send("Answer", text="We do.", audience="everyone")

    listeners[0].visit("/questions/receipt/").send("See what became of it", receipt=receipt)
    listeners[0].reads(ASKED[0], "We do.")
    for listener in listeners:
        listener.visit("/questions/").reads(ASKED[0], "We do.")
        listener.visit("/notices/").reads("Questions that were asked without a name have been answered.")


def receipt_on(reader: Reader) -> str:
    found = re.search(r"\s([\w-]{32})\s", reader.page.words)
    assert found is not None
    return found[1]
