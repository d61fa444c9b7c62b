"""What somebody thinks in Connect is sealed, and nobody else gets to it."""

from __future__ import annotations

import json

import pytest
from cast import Cast, SignIn
from connecting import PRIVATE, answer, begin, go_through
from django.db import connection as database
from django.urls import reverse
from programmes import Story

from inhabit.audit.models import Event
from inhabit.stages.clarify.models import Connection, ContributionTie, OwnValues, SharedNeed

TABLES = ("clarify_connection", "clarify_connectanswer", "clarify_ownvalues", "clarify_sharedneed")
VALUES = {"values": ["thrift"], "own": "Quiet hours", "goals": "Lead the archive one day", "edits": "0"}


def raw_rows() -> str:
    """Return everything that the database holds of Connect, as it stands there."""
    with database.cursor() as cursor:
        rows = []
        for table in TABLES:
            cursor.execute(f"SELECT * FROM {table}")  # names of our own
            rows += cursor.fetchall()
    return str(rows)


def test_the_database_holds_no_clear_text(cast: Cast, story: Story, sign_in: SignIn) -> None:
    member = sign_in(cast.member)
    go_through(member, story)
    member.post(reverse("my_values"), VALUES)
    assert OwnValues.objects.get().words["goals"] == "Lead the archive one day"
    stored = raw_rows()
    assert len(stored) > 1000
    for words in (*PRIVATE, "fairness", "thrift", "archive", "same day"):
        assert words not in stored


@pytest.mark.parametrize(
    "role", ["lead", "colleague", "director", "coach", "sponsor", "steward", "privacy_officer", "outsider"]
)
def test_nobody_else_gets_there(cast: Cast, story: Story, sign_in: SignIn, role: str) -> None:
    mine = go_through(sign_in(cast.member), story)
    other = sign_in(getattr(cast, role))
    for name in ("connection", "connection_removal"):
        assert other.get(reverse(name, args=[mine.pk])).status_code == 404
    for step in range(1, 6):
        assert other.get(reverse("connect_step", args=[mine.pk, step])).status_code == 404
        assert answer(other, mine, step).status_code == 404
    assert other.post(reverse("connect_draft", args=[mine.pk, 1]), {"edits": 0}).status_code == 404
    for kind in SharedNeed.Kind.values:
        sharing = reverse("connect_sharing", args=[mine.pk, kind])
        assert other.post(sharing, {"text": "Stolen", "share": "1"}).status_code == 404
    assert other.post(reverse("connection_removal", args=[mine.pk])).status_code == 404
    assert Connection.objects.filter(pk=mine.pk).exists()


def test_no_page_of_a_lead_says_who_has_connected(cast: Cast, story: Story, sign_in: SignIn) -> None:
    go_through(sign_in(cast.member), story)
    lead = sign_in(cast.lead)
    for address in (reverse("home"), reverse("unit", args=[cast.payroll.pk]), reverse("needs")):
        page = lead.get(address).text
        for words in (*PRIVATE, "same day"):
            assert words not in page
    assert "Mia Member" not in lead.get(reverse("needs")).text


def test_nothing_of_it_reaches_the_audit_trail(cast: Cast, story: Story, sign_in: SignIn) -> None:
    before = Event.objects.count()
    member = sign_in(cast.member)
    go_through(member, story)
    member.post(reverse("my_values"), VALUES)
    assert Event.objects.count() == before


def test_ones_own_file_holds_it_in_clear(cast: Cast, story: Story, sign_in: SignIn) -> None:
    member = sign_in(cast.member)
    go_through(member, story, also=[story.second])
    member.post(reverse("my_values"), VALUES)
    parts = json.loads(member.get(reverse("my_data")).content)
    assert parts["connections"][0]["answers"]["4"] == {"need": "A word from above on deadlines."}
    assert parts["values_and_goals"]["goals"] == "Lead the archive one day"
    assert parts["contributions"][0]["also"] == [story.second]
    others = json.loads(sign_in(cast.colleague).get(reverse("my_data")).content)
    assert others["connections"] == []
    assert others["values_and_goals"] == {}


def test_throwing_it_away_names_what_goes(cast: Cast, story: Story, sign_in: SignIn) -> None:
    member = sign_in(cast.member)
    mine = go_through(member, story)
    address = reverse("connection_removal", args=[mine.pk])
    page = member.get(address).text
    assert "A word from above on deadlines." in page
    assert "The part on your thread stays." in page
    member.post(address)
    assert not Connection.objects.exists()
    assert "I call back the same day." in member.get(reverse("my_parts")).text


def test_it_goes_with_the_person(cast: Cast, story: Story, sign_in: SignIn) -> None:
    member = sign_in(cast.member)
    go_through(member, story, also=[story.second])
    member.post(reverse("my_values"), VALUES)
    cast.member.account.delete()
    cast.member.delete()
    for model in (Connection, OwnValues, ContributionTie):
        assert not model.objects.exists()


def test_going_through_it_anew_keeps_what_was(cast: Cast, story: Story, sign_in: SignIn) -> None:
    member = sign_in(cast.member)
    first = go_through(member, story)
    second = begin(member, story)
    assert second != first
    page = member.get(reverse("connect_step", args=[second.pk, 5])).text
    assert "I call back the same day." in page
    answer(member, second, 5, sentence="I call back within the hour.", part_edits=1)
    assert "I call back within the hour." in member.get(reverse("my_parts")).text
    assert "I call back the same day." in str(first.answers.get(step=5).words)
