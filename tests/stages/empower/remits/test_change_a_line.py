"""A line that somebody proposed to change, and whoever gives it accepted, holds at once, with its credit."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from django.core.exceptions import ValidationError
from django.urls import reverse
from remits import REFUND, SHIFTS, agreed_remit, write

from inhabit.stages.empower.remits.actions import change_line, propose
from inhabit.stages.empower.remits.models import Level, Remit, RemitLine, RemitVersion


def changed(cast: Cast, remit: Remit, line: RemitLine | None) -> RemitVersion:
    return change_line(
        remit=remit,
        line=line,
        decision=REFUND,
        level=Level.YOURS,
        limit="up to 900 €",
        reason="Nobody missed it.",
        by=cast.lead,
        credited_to=cast.member,
    )


def line_of(remit: Remit) -> RemitLine:
    return remit.versions.get(state="holds").lines.get()


def test_it_holds_as_a_new_version_with_its_proposer(cast: Cast, sign_in: SignIn) -> None:
    remit = agreed_remit(cast)
    changed(cast, remit, line_of(remit))
    shown = sign_in(cast.colleague).get(reverse("remit_history", args=[remit.pk])).text
    assert "changed because of Mia Member" in shown
    assert "up to 900 €" in shown
    assert "up to 200 €" in shown
    assert line_of(remit).limit == "up to 900 €"


@pytest.mark.parametrize("is_proposed", [True, False])
def test_what_is_on_its_way_gets_the_same_change(cast: Cast, *, is_proposed: bool) -> None:
    remit = agreed_remit(cast)
    write(remit, SHIFTS, Level.YOURS, "", cast.lead)
    if is_proposed:
        propose(remit=remit, reason="", by=cast.lead)
    changed(cast, remit, line_of(remit))
    coming = remit.versions.get(state="proposed" if is_proposed else "draft")
    assert {(line.decision, line.limit) for line in coming.lines.all()} == {
        (REFUND, "up to 900 €"),
        (SHIFTS, ""),
    }
    assert line_of(remit).decision == REFUND


def test_a_line_that_holds_no_longer_is_refused(cast: Cast) -> None:
    remit = agreed_remit(cast)
    old = line_of(remit)
    old.key = "00000000-0000-0000-0000-000000000000"
    with pytest.raises(ValidationError):
        changed(cast, remit, old)


def test_a_line_may_be_new(cast: Cast) -> None:
    remit = agreed_remit(cast)
    changed(cast, remit, None)
    assert remit.versions.get(state="holds").lines.count() == 2
