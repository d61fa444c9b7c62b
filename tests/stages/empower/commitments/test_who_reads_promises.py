"""Who reads a promise, and what becomes of that when its owner moves or leaves."""

from datetime import timedelta

import pytest
from cast import Cast, SignIn, days_ago, place
from django.urls import reverse
from django.utils import timezone
from programmes import Story
from queries import assert_max_queries

from inhabit.people.models import today
from inhabit.people.tree import refresh_tree
from inhabit.stages.empower.commitments.actions import check_in, choose_readers, promise
from inhabit.stages.empower.commitments.models import Commitment
from inhabit.stages.empower.commitments.readers import readers_of_commitment

NOW = timezone.now()
OUTCOME = "Nobody waits for a payslip"


@pytest.fixture
def promised(cast: Cast, story: Story) -> Commitment:
    return promise(
        owner=cast.member,
        unit=cast.payroll,
        outcome=OUTCOME,
        due_on=today() + timedelta(days=9),
        by=cast.member,
    )


def in_payroll(cast: Cast) -> str:
    return reverse("unit_commitments", args=[cast.payroll.pk])


def test_the_unit_reads_what_was_promised_and_not_how_it_goes(
    cast: Cast, promised: Commitment, sign_in: SignIn
) -> None:
    check_in(commitment=promised, state="stuck", line="It hangs at the bank", by=cast.member)
    for person in (cast.colleague, cast.lead):
        client = sign_in(person)
        assert OUTCOME in assert_max_queries(client, in_payroll(cast)).text
        page = client.get(reverse("commitment", args=[promised.pk])).text
        assert "It hangs at the bank" not in page
        assert "Stuck" not in page


def test_others_read_nothing_of_it(cast: Cast, promised: Commitment, sign_in: SignIn) -> None:
    for person in (cast.outsider, cast.director, cast.sponsor, cast.steward):
        client = sign_in(person)
        assert OUTCOME not in client.get(in_payroll(cast)).text
        assert client.get(reverse("commitment", args=[promised.pk])).status_code == 404


def test_the_owner_may_show_how_it_goes_from_then_on(
    cast: Cast, promised: Commitment, sign_in: SignIn
) -> None:
    sign_in(cast.member).post(
        reverse("commitment_readers", args=[promised.pk]),
        {"audience": "my_unit", "shows_check_ins": "on"},
    )
    check_in(commitment=promised, state="stuck", line="It hangs at the bank", by=cast.member)
    page = sign_in(cast.colleague).get(reverse("commitment", args=[promised.pk])).text
    assert "It hangs at the bank" in page


def test_the_owner_may_hide_it(cast: Cast, promised: Commitment, sign_in: SignIn) -> None:
    choose_readers(
        commitment=promised, audience="partner", shows_check_ins=True, may_be_told=False, by=cast.member
    )
    assert OUTCOME not in sign_in(cast.colleague).get(in_payroll(cast)).text


def test_after_a_move_nobody_new_reads_it_until_its_owner_says_so(
    cast: Cast, promised: Commitment, sign_in: SignIn
) -> None:
    cast.member.placements.update(ends_on=days_ago(0))
    place(cast.member, cast.finance, starts_on=days_ago(0))
    refresh_tree()
    assert OUTCOME not in sign_in(cast.colleague).get(in_payroll(cast)).text
    assert sign_in(cast.cfo).get(reverse("commitment", args=[promised.pk])).status_code == 404
    member = sign_in(cast.member)
    assert "You have moved" in member.get(reverse("commitment", args=[promised.pk])).text
    member.post(reverse("commitment_readers", args=[promised.pk]), {"audience": "my_unit"})
    assert OUTCOME in sign_in(cast.cfo).get(reverse("commitment", args=[promised.pk])).text


def test_of_an_owner_who_has_left_nobody_reads_it(cast: Cast, promised: Commitment, sign_in: SignIn) -> None:
    cast.member.placements.update(ends_on=days_ago(0))
    refresh_tree()
    assert OUTCOME not in sign_in(cast.lead).get(in_payroll(cast)).text


@pytest.mark.parametrize("change", [{"due_on": days_ago(1)}, {"state": "not_kept", "closed_at": NOW}])
def test_what_became_of_it_is_not_read_by_the_unit(
    cast: Cast, promised: Commitment, sign_in: SignIn, change: dict[str, object]
) -> None:
    Commitment.objects.update(**change)
    lead = sign_in(cast.lead)
    assert OUTCOME not in lead.get(in_payroll(cast)).text
    assert lead.get(reverse("commitment", args=[promised.pk])).status_code == 404


@pytest.mark.parametrize("change", [{}, {"due_on": days_ago(1)}, {"state": "kept", "closed_at": NOW}])
def test_the_sentence_and_the_rule_agree(cast: Cast, promised: Commitment, change: dict[str, object]) -> None:
    Commitment.objects.filter(pk=promised.pk).update(**{"edits": 1} | change)
    promised.refresh_from_db()
    readers = readers_of_commitment(promised)
    for person in (cast.member, cast.colleague, cast.lead, cast.outsider, cast.director, cast.sponsor):
        may = Commitment.objects.readable_by(person).filter(pk=promised.pk).exists()
        assert readers.include(person) == may, person
