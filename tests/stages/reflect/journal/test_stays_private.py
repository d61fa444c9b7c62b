"""Nobody reads a journal but its owner, and nobody sees whether there is one."""

from __future__ import annotations

import re

import pytest
from cast import Cast, SignIn
from django.db import connection
from django.test import Client
from django.urls import reverse
from engagements import agreed, engage, make_coach
from programmes import Story
from reflections import SECRET, reflect, reflect_and_show

from inhabit.audit.models import Event
from inhabit.notify.models import Notice
from inhabit.people.own_data import own_data

pytestmark = pytest.mark.django_db

OTHERS = ["lead", "director", "colleague", "coach", "sponsor", "steward", "privacy_officer"]


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_finds_an_entry(cast: Cast, sign_in: SignIn, who: str) -> None:
    kept, draft = reflect(cast.member), reflect(cast.member, keep=False)
    client = sign_in(getattr(cast, who))

    for entry in (kept, draft):
        for name in ("reflection", "reflection_change", "reflection_removal", "reflection_showing"):
            assert client.get(reverse(name, args=[entry.pk])).status_code == 404
        assert client.post(reverse("reflection_draft", args=[entry.pk]), {"edits": 1}).status_code == 404
        assert client.post(reverse("reflection_removal", args=[entry.pk])).status_code == 404
        assert client.post(reverse("reflection_return", args=[entry.pk])).status_code == 404


def pages_of_a_lead(client: Client, cast: Cast) -> str:
    addresses = [
        reverse("home"),
        reverse("unit", args=[cast.payroll.pk]),
        reverse("person", args=[cast.member.pk]),
        reverse("journal"),
        reverse("shown_entries"),
        reverse("notices"),
        reverse("journal_file", args=["md"]),
    ]
    text = "".join(client.get(address).content.decode() for address in addresses)
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"|nonce="[^"]+"|"X-CSRFToken": "\w+"', "", text)


def test_nothing_that_a_lead_sees_depends_on_whether_somebody_writes(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    client = sign_in(cast.lead)
    pages_of_a_lead(client, cast)  # what is kept from the first look on
    before = pages_of_a_lead(client, cast), Event.objects.count(), Notice.objects.count()

    reflect(cast.member)
    reflect(cast.member, keep=False)
    sign_in(cast.member).post(reverse("journal_rhythm"), {"rhythm": "off"})
    sign_in(cast.member).post(reverse("journal_later"))

    assert (pages_of_a_lead(client, cast), Event.objects.count(), Notice.objects.count()) == before


def everything_stored() -> str:
    with connection.cursor() as cursor:
        texts = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            texts += [str(row) for row in cursor.fetchall()]
    return "\n".join(texts)


def test_no_word_can_be_read_in_the_database(cast: Cast, sign_in: SignIn) -> None:
    shown = reflect_and_show(cast.member, cast.lead)
    sign_in(cast.lead).post(reverse("shown_entry", args=[shown.pk]), {"answer": "Mispelgelee"})

    stored = everything_stored()

    assert cast.member.name in stored  # the test sees
    for word in (SECRET, "For you", "Mispelgelee", "What is on your mind"):
        assert word not in stored


def test_a_coach_who_was_not_shown_it_reads_nothing(cast: Cast, sign_in: SignIn) -> None:
    agreed(engage(cast.member, make_coach(cast.coach)))
    shown = reflect_and_show(cast.member, cast.lead)
    client = sign_in(cast.coach)

    assert client.get(reverse("shown_entry", args=[shown.pk])).status_code == 404
    assert "This week" not in client.get(reverse("shown_entries")).content.decode()


def test_the_own_file_holds_it_and_nobody_elses(cast: Cast, sign_in: SignIn) -> None:
    reflect_and_show(cast.member, cast.lead)
    mine, leads = own_data(cast.member), own_data(cast.lead)

    assert SECRET in str(mine["reflections"])
    assert SECRET not in str(leads)
