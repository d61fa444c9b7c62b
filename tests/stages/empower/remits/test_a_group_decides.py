"""A list for a group in the unit: its lead says who belongs to it."""

from __future__ import annotations

from cast import Cast, SignIn
from django.urls import reverse
from remits import REFUND, write

from inhabit.stages.empower.remits.actions import agree, hold, propose
from inhabit.stages.empower.remits.models import Level, Remit


def begin(cast: Cast, sign_in: SignIn, **said: object) -> str:
    data = {"kind": "group", "name": "Counter", "people": [cast.member.pk]} | said
    return sign_in(cast.lead).post(reverse("new_remit", args=[cast.payroll.pk]), data, follow=True).text


def test_only_those_in_it_agree_and_decide(cast: Cast, sign_in: SignIn) -> None:
    begin(cast, sign_in)
    remit = Remit.objects.get()
    write(remit, REFUND, Level.YOURS, "", cast.lead)
    version = propose(remit=remit, reason="", by=cast.lead)
    refused = sign_in(cast.colleague).post(
        reverse("remit_agreement", args=[remit.pk]), {"version": version.pk}
    )
    assert refused.status_code == 403
    agree(version=version, by=cast.member)
    hold(version=version, by=cast.lead)
    assert REFUND in sign_in(cast.member).get(reverse("may_i")).text
    assert REFUND not in sign_in(cast.colleague).get(reverse("may_i")).text
    people = reverse("remit_people", args=[remit.pk])
    sign_in(cast.lead).post(people, {"people": [cast.member.pk, cast.colleague.pk]})
    assert REFUND in sign_in(cast.colleague).get(reverse("may_i")).text


def test_a_group_has_a_name_and_people(cast: Cast, sign_in: SignIn) -> None:
    assert "Give the group a name" in begin(cast, sign_in, name="")
    assert "Choose who belongs to the group." in begin(cast, sign_in, people=[])
    assert Remit.objects.count() == 0


def test_nobody_from_elsewhere_can_be_chosen(cast: Cast, sign_in: SignIn) -> None:
    begin(cast, sign_in, people=[cast.outsider.pk])
    assert Remit.objects.count() == 0
