"""A unit says that a priority can't work there; it goes up, is answered, and the answer comes back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from unittest import mock

import pytest
from cast import Cast, SignIn
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone
from programmes import Story as Scene
from reading import Reader, reader

from inhabit.access.models import Account
from inhabit.notify.tasks import send_due_notices

WEDNESDAY = datetime(2026, 11, 25, 10, tzinfo=UTC)  # eleven o'clock in Berlin
MONDAY = datetime(2026, 11, 30, 7, 5, tzinfo=UTC)  # five past eight


@pytest.fixture
def clock(story: Scene) -> Iterator[mock.Mock]:
    with mock.patch.object(timezone, "now", return_value=WEDNESDAY) as now:
        yield now


def mails(clock: mock.Mock, at: datetime) -> dict[str, EmailMultiAlternatives]:
    """Return what is mailed at a moment, by whom it is for."""
    clock.return_value = at
    mail.outbox.clear()
    send_due_notices.enqueue()
    return {message.to[0]: message for message in mail.outbox}  # type: ignore[misc]  # all have two forms


def say_what_it_means(lead: Reader, **words: str) -> None:
    lead.visit("/").follow("Write it").follow("Answer within a day")
    lead.send("Keep and look at all priorities", **words).send("Share")


def test_a_contested_priority_is_answered(
    cast: Cast, story: Scene, sign_in: SignIn, clock: mock.Mock
) -> None:
    ceo, director, lead = (reader(sign_in, person) for person in (cast.ceo, cast.director, cast.lead))
    say_what_it_means(ceo, meaning="Nobody rings us twice.")
    say_what_it_means(director, meaning="We answer by noon.")
    because = "Our phones are staffed until noon."
    say_what_it_means(lead, stance="contest", because=because, wish="A second shift.")
    lead.reads("What you say against a priority has gone up.")
    director.visit("/").reads("Answer what a unit says against a priority").follow("Answer")
    director.reads(because, "A second shift.", "Lena Lead")
    director.send("Send the answer", verdict="passed_up", text="A second shift is not mine to give.")
    lead.visit("/").reads("has been passed up, with a word to it.")

    ceo.visit("/").follow("Answer").reads("A second shift is not mine to give.")
    ceo.send("Send the answer", verdict="changed", text="You get two people from January.")
    lead.visit("/").follow("has been answered.").reads("You get two people from January.", "Clara Chief")
    lead.follow("Say what it means for us now").send(
        "Keep and look at all priorities", stance="ours", meaning="We answer until eight in the evening."
    )
    lead.send("Share")
    member = reader(sign_in, cast.member).visit("/").reads("We answer until eight in the evening.")
    member.follow("Payroll")


def test_whoever_is_waited_for_is_mailed_at_once_and_who_waited_on_monday(
    cast: Cast, story: Scene, sign_in: SignIn, clock: mock.Mock
) -> None:
    """The two of one line read German, the two of the other English."""
    ceo, director, lead, cfo = (
        reader(sign_in, person) for person in (cast.ceo, cast.director, cast.lead, cast.cfo)
    )
    say_what_it_means(ceo, meaning="Nobody rings us twice.")
    say_what_it_means(director, meaning="We answer by noon.")
    for person in (lead, cfo):
        say_what_it_means(person, stance="contest", because="Our phones are staffed until noon.")
    Account.objects.filter(person__in=[cast.director, cast.lead]).update(language="de")

    at_once = mails(clock, WEDNESDAY + timedelta(minutes=15))
    assert set(at_once) == {cast.director.email, cast.ceo.email}
    assert at_once[cast.ceo.email].subject.startswith("Finance has said something against")
    assert at_once[cast.director.email].subject.startswith("Payroll hat etwas gegen")
    for person, message in ((director, at_once[cast.director.email]), (ceo, at_once[cast.ceo.email])):
        assert "staffed" not in message.body
        person.visit(address_in(message)).reads("Our phones are staffed until noon.")
    ceo.send("Send the answer", verdict="stays", text="Others will ring for you.")
    director.send("Antwort senden", verdict="stays", text="Andere rufen für Sie an.")
    assert mails(clock, WEDNESDAY + timedelta(hours=1)) == {}

    weekly = mails(clock, MONDAY)
    assert {to: message.subject for to, message in weekly.items()} == {
        cast.lead.email: "Was zu Ihnen zurückkam",
        cast.cfo.email: "What came back to you",
    }
    lead.visit(address_in(weekly[cast.lead.email])).reads("Andere rufen für Sie an.")
    cfo.visit(address_in(weekly[cast.cfo.email])).reads("Others will ring for you.")
    assert mails(clock, MONDAY + timedelta(days=7)) == {}


def address_in(message: EmailMultiAlternatives) -> str:
    """Return the path of the first link in the text of a mail."""
    found = re.search(r"https?://[^/\s]+(/\S*)", str(message.body))
    assert found is not None
    return found[1]
