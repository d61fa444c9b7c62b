"""Mails that cannot be delivered: tried again where that helps, and visible where it doesn't."""

import smtplib
from collections.abc import Iterator
from datetime import timedelta
from unittest import mock

import pytest
from cast import Cast, SignIn
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.urls import reverse
from django.utils import timezone
from notices import NUDGE, tell

from inhabit.access.actions import invite_by_mail
from inhabit.access.deliveries import MOST_ATTEMPTS
from inhabit.access.models import Delivery
from inhabit.access.tasks import mail_invitation, send_mails_again
from inhabit.notify.models import Notice
from inhabit.notify.tasks import send_due_notices

UNKNOWN = smtplib.SMTPRecipientsRefused({"mia.member@example.org": (550, b"no such user")})
GREYLISTED = smtplib.SMTPRecipientsRefused({"mia.member@example.org": (451, b"later")})


@pytest.fixture
def server() -> Iterator[mock.Mock]:
    """The mail server; a test says with ``side_effect`` how it answers."""
    with mock.patch.object(EmailBackend, "send_messages", return_value=1) as send:
        yield send


def invite(cast: Cast) -> Delivery:
    invitation = invite_by_mail(person=cast.member, by=cast.lead)
    mail_invitation.enqueue(invitation.pk)
    return Delivery.objects.get()


def let_time_pass() -> None:
    Delivery.objects.update(try_at=timezone.now() - timedelta(minutes=1))


def nudge(cast: Cast) -> None:
    tell(cast.member, NUDGE)
    Notice.objects.update(due_at=timezone.now())
    with mock.patch("inhabit.notify.sending.is_quiet", return_value=False):
        send_due_notices.enqueue()


def test_the_team_sees_an_invitation_that_was_refused(cast: Cast, sign_in: SignIn, server: mock.Mock) -> None:
    server.side_effect = UNKNOWN
    delivery = invite(cast)
    assert (delivery.state, delivery.reason) == ("failed", "refused")
    address = reverse("unit_invitations", args=[cast.payroll.pk])
    assert "could not be delivered" in sign_in(cast.steward).get(address).text
    server.side_effect = None
    again = invite_by_mail(person=cast.member, by=cast.lead)
    assert "could not be delivered" not in sign_in(cast.steward).get(address).text
    mail_invitation.enqueue(again.pk)
    assert "could not be delivered" not in sign_in(cast.steward).get(address).text


@pytest.mark.parametrize("trouble", [GREYLISTED, ConnectionRefusedError(), smtplib.SMTPServerDisconnected()])
def test_what_may_go_better_later_is_tried_again(cast: Cast, server: mock.Mock, trouble: Exception) -> None:
    server.side_effect = trouble
    assert invite(cast).state == "waiting"
    send_mails_again.enqueue()
    assert server.call_count == 1, "not before its time"
    server.side_effect = None
    let_time_pass()
    send_mails_again.enqueue()
    assert Delivery.objects.get().state == "sent"
    assert server.call_count == 2


def test_after_the_last_attempt_it_is_given_up(cast: Cast, server: mock.Mock) -> None:
    server.side_effect = TimeoutError
    invite(cast)
    for _ in range(MOST_ATTEMPTS + 3):
        let_time_pass()
        send_mails_again.enqueue()
    assert (Delivery.objects.get().state, Delivery.objects.get().reason) == ("failed", "no_answer")
    assert server.call_count == MOST_ATTEMPTS


def test_an_invitation_is_mailed_once_however_often_the_task_runs(
    cast: Cast, django_capture_on_commit_callbacks: object
) -> None:
    invitation = invite_by_mail(person=cast.member, by=cast.lead)
    for _ in range(3):
        mail_invitation.enqueue(invitation.pk)
    assert len(mail.outbox) == 1


def test_the_reader_learns_that_a_mail_did_not_reach_them(
    cast: Cast, sign_in: SignIn, server: mock.Mock
) -> None:
    member = sign_in(cast.member)
    server.side_effect = UNKNOWN
    nudge(cast)
    for name in ("notices", "notice_preferences"):
        page = member.get(reverse(name)).text
        assert "We could not reach you at mia.member@example.org." in page
        assert "The mail server knows no such address." in page
    assert not Notice.objects.to_mail().exists()
    cast.member.email = "mia@example.com"
    cast.member.save()
    cast.member.account.email = None
    cast.member.account.save()
    assert "We could not reach you" not in member.get(reverse("notices")).text


def test_where_the_server_is_away_nothing_is_lost(cast: Cast, sign_in: SignIn, server: mock.Mock) -> None:
    sign_in(cast.member)
    server.side_effect = ConnectionRefusedError
    nudge(cast)
    assert Notice.objects.to_mail().exists()
    server.side_effect = None
    let_time_pass()
    with mock.patch("inhabit.notify.sending.is_quiet", return_value=False):
        send_due_notices.enqueue()
    assert not Notice.objects.to_mail().exists()
    assert Delivery.objects.get().state == "sent"


def test_nothing_of_it_is_logged(
    cast: Cast, server: mock.Mock, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    server.side_effect = UNKNOWN
    invite(cast)
    written = caplog.text + "".join(capsys.readouterr())
    assert "mia" not in written.lower()
