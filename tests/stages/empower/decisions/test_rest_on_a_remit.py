"""A decision can rest on a line that was agreed; who reads that list sees it."""

from __future__ import annotations

from cast import Cast, SignIn
from decisions import LINE, logged
from django.urls import reverse
from programmes import Story
from remits import agreed_remit

from inhabit.stages.empower.models import Decision, Remit, RemitLine


def test_it_is_offered_carried_over_from_an_address_and_shown(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    agreed_remit(cast)
    client, line = sign_in(cast.member), RemitLine.objects.all()[0]
    form = client.get(reverse("decision_new"), {"line": line.pk}).text
    assert f'<option value="{line.pk}" selected>' in form
    data = {"text": LINE, "unit": cast.payroll.pk, "audience": "everyone", "priority": "none"}
    page = client.post(reverse("decision_new"), data | {"remit_line": line.pk}, follow=True).text
    assert "It rests on what was agreed:" in page
    assert line.decision in page


def test_the_list_of_one_person_is_not_shown_to_others(cast: Cast, story: Story, sign_in: SignIn) -> None:
    agreed_remit(cast, Remit.Kind.PERSON, cast.member)
    line = RemitLine.objects.all()[0]
    address = reverse("decision", args=[logged(cast.member, cast.payroll, remit_line=line.pk).pk])
    assert line.decision in sign_in(cast.member).get(address).text
    assert line.decision not in sign_in(cast.outsider).get(address).text


def test_it_stays_where_the_list_has_changed(cast: Cast, story: Story, sign_in: SignIn) -> None:
    agreed_remit(cast)
    line = RemitLine.objects.all()[0]
    decision = logged(cast.member, cast.payroll, remit_line=line.pk)
    Remit.objects.update(ended_at="2026-01-01T00:00Z")
    data = {
        "text": "Otherwise",
        "unit": cast.payroll.pk,
        "audience": "everyone",
        "priority": "none",
        "edits": 0,
    }
    client = sign_in(cast.member)
    client.post(reverse("decision_change", args=[decision.pk]), data | {"remit_line": line.pk})
    assert Decision.objects.get().remit_line == line
    assert Decision.objects.get().text == "Otherwise"
