"""``inhabit invite people``: everybody by mail, and codes for those without an address."""

from __future__ import annotations

from io import StringIO

import pytest
from cast import Cast, SignIn
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse

from inhabit.access.models import Invitation
from inhabit.people.models import Person


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("invite_people", *arguments, stdout=out)
    return out.getvalue()


@pytest.mark.django_db(transaction=True)
def test_everybody_with_an_address_gets_one_mail(cast: Cast) -> None:
    Person.objects.filter(pk=cast.member.pk).update(email="")
    assert "10 of 10 invitations" in run()
    assert len(mail.outbox) == 10
    assert "1 have no mail address" in run()
    assert len(mail.outbox) == 10


def test_a_unit_alone(cast: Cast) -> None:
    assert "1 of 1 invitations" in run("--unit", str(cast.finance.pk), "--not-below")


def test_codes_are_printed_once(cast: Cast) -> None:
    Person.objects.filter(pk=cast.member.pk).update(email="")
    header, line = run("--codes").splitlines()
    assert line.startswith("Mia Member,Payroll,")
    assert Invitation.objects.get().person == cast.member
    assert run("--codes").splitlines() == [header]


def test_a_name_is_never_run_as_a_formula(cast: Cast) -> None:
    Person.objects.filter(pk=cast.member.pk).update(email="", name='=HYPERLINK("https://evil.example")')
    assert """\n"'=HYPERLINK""" in run("--codes")


def test_a_unit_that_is_not_there(cast: Cast) -> None:
    with pytest.raises(CommandError, match="no such unit"):
        run("--unit", "999")


def test_the_programme_team_sees_where_codes_are_needed(cast: Cast, sign_in: SignIn) -> None:
    Person.objects.filter(pk=cast.member.pk).update(email="")
    address = reverse("unit_invitations", args=[cast.board.pk])
    below = reverse("unit_invitations", args=[cast.payroll.pk])
    assert below in sign_in(cast.steward).get(address).text
    assert below not in sign_in(cast.ceo).get(address).text
