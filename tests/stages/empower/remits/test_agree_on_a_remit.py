"""A lead writes down what is theirs to decide; it holds once the other side has agreed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import Cast, SignIn
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from programmes import NAMES, Story
from queries import assert_max_queries
from remits import REFUND, SHIFTS, agreed_remit, draft_remit, proposed_remit, write

from inhabit.people.models import Unit
from inhabit.stages.empower.remits.actions import propose
from inhabit.stages.empower.remits.models import Level, Remit, RemitVersion


def post(client: Client, name: str, *args: object, **data: object) -> str:
    return client.post(reverse(name, args=args), data, follow=True).text


def page_of(client: Client, remit: Remit) -> str:
    return assert_max_queries(client, reverse("remit", args=[remit.pk])).text


def unit_page(client: Client, unit: Unit) -> str:
    return assert_max_queries(client, reverse("unit_remits", args=[unit.pk])).text


def test_from_the_first_line_to_what_holds(cast: Cast, story: Story, sign_in: SignIn) -> None:
    lead, member, colleague = sign_in(cast.lead), sign_in(cast.member), sign_in(cast.colleague)
    assert "Write down what is theirs to decide" in unit_page(lead, cast.payroll)
    post(lead, "new_remit", cast.payroll.pk, kind="everyone")
    remit = Remit.objects.get()
    line = {"decision": REFUND, "level": 6, "limit": "up to 200 €", "priority": story.first, "edits": 0}
    assert REFUND in post(lead, "remit_draft", remit.pk, **line)
    assert REFUND not in unit_page(member, cast.payroll)  # nobody reads a draft
    assert REFUND not in page_of(member, remit)
    post(lead, "remit_proposal", remit.pk, reason="You are nearer to the customer.")
    shown = page_of(member, remit)
    assert "You are nearer to the customer." in shown
    assert NAMES[0] in shown
    version = RemitVersion.objects.get()
    post(member, "remit_agreement", remit.pk, version=version.pk)
    assert REFUND not in unit_page(colleague, cast.payroll)  # not before the lead says so
    assert "It holds from now on." in post(lead, "remit_holding", remit.pk, version=version.pk)
    shown = unit_page(colleague, cast.payroll)
    assert REFUND in shown
    assert "You decide, and tell me afterwards" in shown


def test_it_cannot_hold_before_somebody_has_agreed_or_a_week_is_over(cast: Cast, sign_in: SignIn) -> None:
    version, lead = proposed_remit(cast), sign_in(cast.lead)
    assert "once one of them has agreed, or after a week" in post(
        lead, "remit_holding", version.remit_id, version=version.pk
    )
    week_ago = timezone.now() - timedelta(days=7)
    RemitVersion.objects.update(proposed_at=week_ago)
    assert "It holds from now on." in post(lead, "remit_holding", version.remit_id, version=version.pk)


def test_what_is_still_being_written_is_there_for_its_author_alone(cast: Cast, sign_in: SignIn) -> None:
    remit = draft_remit(cast, "person", cast.member)
    for person in (cast.member, cast.colleague, cast.director):
        assert sign_in(person).get(reverse("remit", args=[remit.pk])).status_code == 403
        assert reverse("remit", args=[remit.pk]) not in unit_page(sign_in(person), cast.payroll)


def test_who_has_agreed_is_shown_to_nobody(cast: Cast, sign_in: SignIn) -> None:
    version = proposed_remit(cast)
    post(sign_in(cast.member), "remit_agreement", version.remit_id, version=version.pk)
    shown = page_of(sign_in(cast.lead), version.remit)
    assert "They have begun to agree." in shown
    assert "Mia" not in shown


@pytest.mark.parametrize(("kind", "receiver"), [("person", "member"), ("lead", "lead")])
def test_for_one_it_holds_as_soon_as_they_agree(
    cast: Cast, sign_in: SignIn, kind: str, receiver: str
) -> None:
    person = getattr(cast, receiver)
    version = proposed_remit(cast, kind, person if kind == "person" else None)
    assert "This is agreed" not in page_of(sign_in(person), version.remit)
    post(sign_in(person), "remit_agreement", version.remit_id, version=version.pk)
    assert "This is agreed" in page_of(sign_in(person), version.remit)


def test_what_is_proposed_is_read_by_both_sides_alone(cast: Cast, sign_in: SignIn) -> None:
    version = proposed_remit(cast)
    for person in (cast.outsider, cast.director, cast.sponsor):
        assert REFUND not in page_of(sign_in(person), version.remit)


def test_a_new_version_shows_what_is_different_and_the_old_one_holds(cast: Cast, sign_in: SignIn) -> None:
    remit = agreed_remit(cast)
    line = RemitVersion.objects.get(state="holds").lines.get()
    lead, member = sign_in(cast.lead), sign_in(cast.member)
    changed = {"decision": REFUND, "level": 7, "limit": "up to 500 €", "edits": 0}
    lead.post(reverse("remit_line", args=[remit.pk, line.key]), changed)
    write(remit, SHIFTS, Level.YOURS, "", cast.lead)
    post(lead, "remit_proposal", remit.pk)
    shown = page_of(member, remit)
    assert "up to 200 €" in shown
    assert "up to 500 €" in shown
    assert "Changed" in shown
    assert "New" in shown
    assert "up to 500 €" not in unit_page(member, cast.payroll)
    post(member, "remit_agreement", remit.pk, version=RemitVersion.objects.get(state="proposed").pk)
    post(lead, "remit_holding", remit.pk, version=RemitVersion.objects.get(state="proposed").pk)
    history = assert_max_queries(member, reverse("remit_history", args=[remit.pk])).text
    assert "up to 200 €" in history
    assert "up to 500 €" in history


def test_nobody_agrees_to_what_they_have_not_read(cast: Cast, sign_in: SignIn) -> None:
    version = proposed_remit(cast, "person", cast.member)
    write(version.remit, SHIFTS, Level.YOURS, "", cast.lead)
    propose(remit=version.remit, reason="", by=cast.lead)
    answer = sign_in(cast.member).post(
        reverse("remit_agreement", args=[version.remit_id]), {"version": version.pk}
    )
    assert answer.status_code == 422
    assert "This has been changed meanwhile." in answer.text


def test_a_form_opened_before_a_newer_save_loses_nothing(cast: Cast, sign_in: SignIn) -> None:
    remit, lead = draft_remit(cast), sign_in(cast.lead)
    key = RemitVersion.objects.get().lines.get().key
    address = reverse("remit_line", args=[remit.pk, key])
    mine = {"decision": REFUND, "level": 5, "limit": "up to 50 €", "edits": 0}
    lead.post(address, mine)
    answer = lead.post(address, mine | {"limit": "up to 900 €"})
    assert answer.status_code == 422
    assert "up to 50 €" in answer.text
    assert "up to 900 €" in answer.text


def test_pressing_twice_does_no_harm(cast: Cast, sign_in: SignIn) -> None:
    lead, remit = sign_in(cast.lead), draft_remit(cast)
    for _press in range(2):
        post(lead, "new_remit", cast.payroll.pk, kind="everyone")
    for _press in range(2):
        post(lead, "remit_draft", remit.pk, decision=REFUND, level=6, limit="up to 200 €", edits=0)
    for _press in range(2):
        post(lead, "remit_proposal", remit.pk)
    assert Remit.objects.count() == 1
    assert RemitVersion.objects.get().lines.count() == 1
