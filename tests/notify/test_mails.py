"""Mailing what is due: to whom, when, in which words, once."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from unittest import mock

import pytest
from cast import Cast, make_account
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone
from notices import ANSWER, NEWS, NUDGE, tell

from inhabit.access.models import Account, Delivery
from inhabit.notify.models import Notice
from inhabit.notify.tasks import forget_old_notices, send_due_notices
from inhabit.people.models import Placement, today

WEDNESDAY = datetime(2026, 11, 25, 10, tzinfo=UTC)  # eleven o'clock in Berlin
NIGHT = datetime(2026, 11, 25, 22, tzinfo=UTC)
MONDAY = datetime(2026, 11, 30, 7, 5, tzinfo=UTC)  # five past eight


@pytest.fixture
def clock(cast: Cast) -> Iterator[mock.Mock]:
    """A Wednesday morning, and everyone's account."""
    make_account(cast.member)
    with mock.patch.object(timezone, "now", return_value=WEDNESDAY) as now:
        yield now


def run(clock: mock.Mock, at: datetime) -> list[EmailMultiAlternatives]:
    """Send what is due at a moment; return the mails that this makes."""
    clock.return_value = at
    before = len(mail.outbox)
    send_due_notices.enqueue()
    return mail.outbox[before:]  # type: ignore[return-value]  # all of ours have two forms


def html_of(message: EmailMultiAlternatives) -> str:
    [alternative] = message.alternatives
    return str(alternative.content)


def test_what_is_urgent_comes_in_the_next_run(cast: Cast, clock: mock.Mock) -> None:
    tell(cast.member, NUDGE)
    [message] = run(clock, WEDNESDAY + timedelta(minutes=10))
    assert message.to == ["mia.member@example.org"]
    assert message.subject == "Payroll waits for you."
    assert run(clock, WEDNESDAY + timedelta(minutes=25)) == []


def test_at_night_it_waits_for_the_morning_of_the_reader(cast: Cast, clock: mock.Mock) -> None:
    Account.objects.update(time_zone="America/New_York")
    clock.return_value = NIGHT + timedelta(hours=4)  # nine in the evening there
    tell(cast.member, NUDGE)
    assert run(clock, NIGHT + timedelta(hours=14)) == []
    assert len(run(clock, NIGHT + timedelta(hours=15, minutes=1))) == 1


def test_whoever_moves_to_another_time_zone_is_not_woken(cast: Cast, clock: mock.Mock) -> None:
    tell(cast.member, NUDGE)
    Account.objects.update(time_zone="Asia/Tokyo")  # where it is evening
    assert run(clock, WEDNESDAY + timedelta(minutes=1)) == []
    assert len(run(clock, WEDNESDAY + timedelta(hours=14))) == 1


def test_all_else_comes_together_on_monday(cast: Cast, clock: mock.Mock) -> None:
    tell(cast.member, NEWS, unit="Services")
    tell(cast.member, ANSWER)
    assert run(clock, WEDNESDAY + timedelta(hours=1)) == []
    [message] = run(clock, MONDAY)
    assert message.subject == "What came back to you"
    for form in (message.body, html_of(message)):
        assert form.index("Your question was answered in Payroll.") < form.index(
            "Services has told the story."
        )
        assert "http://127.0.0.1:8000/notices/" in form
    assert run(clock, MONDAY + timedelta(days=7)) == []


def test_what_was_read_is_not_mailed(cast: Cast, clock: mock.Mock) -> None:
    tell(cast.member, NUDGE)
    Notice.objects.update(read_at=WEDNESDAY)
    assert run(clock, WEDNESDAY) == []


def test_in_the_language_of_the_reader(cast: Cast, clock: mock.Mock) -> None:
    Account.objects.update(language="de")
    tell(cast.member, ANSWER)
    [message] = run(clock, MONDAY)
    assert '<html lang="de"' in html_of(message)
    assert "25. November" in message.body


def test_whoever_has_left_is_mailed_nothing(cast: Cast, clock: mock.Mock) -> None:
    tell(cast.member, NUDGE)
    tell(cast.colleague, NUDGE)  # has never joined
    Placement.objects.filter(person=cast.member).update(ends_on=today())
    assert run(clock, WEDNESDAY) == []
    assert not Notice.objects.to_mail().exists()


def test_run_twice_at_the_same_moment_it_mails_once(cast: Cast, clock: mock.Mock) -> None:
    tell(cast.member, NUDGE)
    assert len(run(clock, WEDNESDAY)) == 1
    assert run(clock, WEDNESDAY) == []
    assert Delivery.objects.get().state == Delivery.State.SENT


def test_killed_after_sending_it_mails_once_more_and_no_more(cast: Cast, clock: mock.Mock) -> None:
    tell(cast.member, NUDGE)
    with (
        mock.patch("inhabit.notify.sending.note_mail", side_effect=KeyboardInterrupt),
        pytest.raises(KeyboardInterrupt),
    ):
        run(clock, WEDNESDAY)
    assert len(mail.outbox) == 1
    assert run(clock, WEDNESDAY + timedelta(minutes=5)) == []
    assert len(run(clock, WEDNESDAY + timedelta(minutes=16))) == 1
    assert run(clock, WEDNESDAY + timedelta(minutes=40)) == []


def test_nothing_is_loaded_and_every_link_is_ours(cast: Cast, clock: mock.Mock) -> None:
    tell(cast.member, NUDGE, unit="<img src=x> & Co")
    [message] = run(clock, WEDNESDAY)
    html = html_of(message)
    assert re.findall(r"<(img|link|script|iframe|object)\b|url\(|@import|<[^>]*\ssrc=", html) == []
    links = re.findall(r'href="([^"]*)"', html) + re.findall(r"https?://\S+", message.body)
    assert links
    assert all(link.startswith("http://127.0.0.1:8000/") for link in links)
    assert "&lt;img src=x&gt; &amp; Co waits for you." in html
    assert "<img src=x> & Co waits for you." in message.body


def test_many_are_named_up_to_a_point(cast: Cast, clock: mock.Mock) -> None:
    for number in range(30):
        tell(cast.member, NEWS, key=str(number))
    [message] = run(clock, MONDAY)
    assert message.body.count("has told the story") == 20
    assert "And 10 more" in message.body


def test_read_ones_and_the_traces_of_mails_go_after_half_a_year(cast: Cast, clock: mock.Mock) -> None:
    tell(cast.member, NUDGE)
    unread = tell(cast.member, NEWS)
    run(clock, WEDNESDAY)
    Notice.objects.exclude(pk=unread.pk).update(read_at=WEDNESDAY)
    clock.return_value = WEDNESDAY + timedelta(days=179)
    forget_old_notices.enqueue()
    assert (Notice.objects.count(), Delivery.objects.count()) == (2, 1)
    clock.return_value = WEDNESDAY + timedelta(days=181)
    forget_old_notices.enqueue()
    assert list(Notice.objects.all()) == [unread]
    assert not Delivery.objects.exists()
