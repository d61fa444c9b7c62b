"""Who reads what is whose to decide is said by the rule that the server enforces."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn, make_guest
from django.urls import reverse
from remits import REFUND, agreed_remit

from inhabit.people.own_data import own_data
from inhabit.stages.empower.remits.actions import ask_for_change, reply
from inhabit.stages.empower.remits.models import RemitAnswer
from inhabit.stages.empower.remits.readers import readers_of
from inhabit.stages.empower.remits.requests.actions import ask_to_settle


@pytest.mark.parametrize("kind", ["everyone", "lead", "person"])
def test_what_is_said_is_what_happens(cast: Cast, sign_in: SignIn, kind: str) -> None:
    remit = agreed_remit(cast, kind, cast.member if kind == "person" else None)
    said, address = readers_of(remit), reverse("remit", args=[remit.pk])
    people = (cast.lead, cast.member, cast.colleague, cast.outsider, cast.director, cast.sponsor)
    for person in people:
        opens = sign_in(person).get(address).status_code == 200
        assert opens == said.include(person), person


def test_guests_see_nothing_of_it(cast: Cast, sign_in: SignIn) -> None:
    remit = agreed_remit(cast)
    guest = sign_in(make_guest("Greta Guest"))
    for address in (
        reverse("remit", args=[remit.pk]),
        reverse("unit_remits", args=[cast.payroll.pk]),
        reverse("may_i", query={"q": "money back"}),
    ):
        answer = guest.get(address)
        assert answer.status_code == 403
        assert REFUND not in answer.text


def test_all_that_somebody_wrote_is_in_their_own_file(cast: Cast) -> None:
    version = agreed_remit(cast).versions.get()
    ask_for_change(version=version, word="More, please.", by=cast.member)
    reply(wish=RemitAnswer.objects.get(agrees=False), text="In May.", by=cast.lead)
    ask_to_settle(unit=cast.payroll, decision="Order paper", by=cast.member)
    mine, leads = str(own_data(cast.member)), str(own_data(cast.lead))
    assert "More, please." in mine
    assert "Order paper" in mine
    assert "In May." not in mine
    assert REFUND in leads
    assert "In May." in leads
    assert "More, please." not in leads
