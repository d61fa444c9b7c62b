"""Everybody reads the strategy; only those who write it see drafts."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest
from cast import Cast, SignIn, appoint
from django.test import Client
from django.urls import reverse

from inhabit.access.models import Role
from inhabit.strategy.actions import publish_version, save_draft, start_draft
from inhabit.strategy.contents import Contents, PriorityContents
from inhabit.strategy.models import Sign
from inhabit.strategy.selectors import contents_of
from strategy.drafting import CONTENTS, FIRST_VISIT, make_draft, make_published

EVERYONE = ["ceo", "director", "lead", "member", "outsider", "sponsor", "steward", "coach", "privacy_officer"]
WRITERS = {"sponsor", "steward"}


@pytest.mark.parametrize("role", EVERYONE)
def test_everyone_reads_what_is_in_force(cast: Cast, sign_in: SignIn, role: str) -> None:
    make_published(cast.sponsor)
    page = sign_in(getattr(cast, role)).get("/strategy/").text
    for words in ("Whatever breaks works again.", "First visit", "60 of 100", "Tenants wait for us twice."):
        assert words in page
    for words in ("The van carries", "Nobody goes alone.", "Repairs done at once", "64 %", "85 %", "Repack"):
        assert words in page
    assert "dated 15 January 2026" in page
    assert ("Work on the next version" in page) == (role in WRITERS)


def test_nobody_reads_it_without_signing_in(client: Client, db: None) -> None:
    make_published()
    assert client.get("/strategy/").status_code == 302


@pytest.mark.parametrize("role", EVERYONE)
def test_drafts_are_the_writers_alone(cast: Cast, sign_in: SignIn, role: str) -> None:
    draft = make_draft(cast.sponsor)
    sign = Sign.objects.get()
    published = make_published(
        contents=replace(CONTENTS, priorities=(PriorityContents(name="A", weight=100),)), name="B"
    )
    client = sign_in(getattr(cast, role))
    is_writer = role in WRITERS
    for name, refusal in [
        ("strategy_version", 404),
        ("strategy_version_file", 404),
        ("strategy_changes", 404),
        ("edit_draft", 403),
        ("publish_draft", 403),
        ("discard_draft", 403),
    ]:
        status = client.get(reverse(name, args=[draft.pk])).status_code
        assert status in (200, 302) if is_writer else status == refusal, name
    both = reverse("strategy_difference", args=[published.pk, draft.pk])
    assert client.get(both).status_code == (200 if is_writer else 404)
    for name in ("new_strategy", "import_strategy_file"):
        assert client.get(reverse(name)).status_code == (200 if is_writer else 403)
    for name in ("autosave_draft", "edit_draft", "discard_draft", "publish_draft"):
        if not is_writer:
            assert client.post(reverse(name, args=[draft.pk])).status_code == 403
    if not is_writer:
        assert client.post(reverse("new_draft", args=[draft.strategy_id])).status_code == 403
        assert client.get(reverse("new_reading", args=[sign.pk])).status_code == 403
    assert ("Repairs" in client.get("/strategy/versions/").text) == is_writer


def test_a_sponsor_of_a_part_does_not_write_the_whole(cast: Cast, sign_in: SignIn) -> None:
    appoint(cast.lead, Role.SPONSOR, cast.payroll)
    assert sign_in(cast.lead).get(reverse("new_strategy")).status_code == 403


def test_the_draft_says_who_reads_it(cast: Cast, sign_in: SignIn) -> None:
    draft = make_draft(cast.sponsor)
    page = sign_in(cast.steward).get(reverse("edit_draft", args=[draft.pk])).text
    assert "The sponsor and the programme team of the whole organisation." in page


def test_without_a_strategy_those_who_may_are_shown_how_to_begin(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.steward).get("/strategy/").text
    assert "Write the strategy" in page
    assert "Bring it as a file" in page
    page = sign_in(cast.member).get("/strategy/").text
    assert "No strategy has been published yet." in page
    assert "Write the strategy" not in page


def test_the_list_and_the_difference_are_for_everyone(cast: Cast, sign_in: SignIn) -> None:
    first = make_published(cast.sponsor)
    draft = start_draft(strategy=first.strategy, by=None)
    lighter = replace(FIRST_VISIT, weight=50, why="Tenants wait for us three times.")
    changed = replace(CONTENTS, priorities=(lighter, replace(CONTENTS.priorities[1], weight=50)))
    draft = save_draft(version=draft, contents=changed, edits=draft.edits, by=None)
    second = publish_version(version=draft, by=None)
    client = sign_in(cast.member)
    listed = client.get("/strategy/versions/").text
    assert "Version 1" in listed
    assert "Version 2" in listed
    response = client.get(reverse("strategy_changes", args=[second.pk]), follow=True)
    assert "<strong>First visit</strong> weighs less: 50 instead of 60." in response.text
    assert "twice<" in response.text
    assert "three times<" in response.text
    former = client.get(reverse("strategy_version", args=[first.pk])).text
    assert "No longer in force" in former


def test_a_version_comes_as_a_file(cast: Cast, sign_in: SignIn) -> None:
    version = make_published()
    response = sign_in(cast.member).get(reverse("strategy_version_file", args=[version.pk]))
    assert response["Content-Disposition"] == 'attachment; filename="repairs-1.yaml"'
    assert "name: Repairs" in response.text


def test_queries_do_not_grow_with_the_strategy(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: Callable[..., AbstractContextManager[object]]
) -> None:
    many = tuple(
        replace(FIRST_VISIT, key=PriorityContents().key, name=f"P{n}", weight=10, signs=FIRST_VISIT.signs * 3)
        for n in range(10)
    )
    version = make_published(contents=Contents("Vision", None, many))
    draft = start_draft(strategy=version.strategy, by=None)
    member, steward = sign_in(cast.member), sign_in(cast.steward)
    for client, address in [
        (member, "/strategy/"),
        (member, "/strategy/versions/"),
        (steward, "/strategy/"),
        (steward, "/strategy/versions/"),
        (steward, reverse("edit_draft", args=[draft.pk])),
        (steward, reverse("publish_draft", args=[draft.pk])),
        (steward, reverse("discard_draft", args=[draft.pk])),
        (steward, reverse("strategy_difference", args=[version.pk, draft.pk])),
    ]:
        with django_assert_max_num_queries(15):
            assert client.get(address).status_code == 200


def test_blanks_of_a_draft_are_not_read_as_rows(cast: Cast, sign_in: SignIn) -> None:
    priority = replace(FIRST_VISIT, key_points=("", "One"), signs=())
    draft = make_draft(contents=replace(CONTENTS, priorities=(priority,)))
    page = sign_in(cast.sponsor).get(reverse("strategy_version", args=[draft.pk])).text
    assert "<li></li>" not in page
    assert contents_of(draft).priorities[0].key_points == ("", "One")


def test_on_paper_each_page_says_which_version_it_is(cast: Cast, sign_in: SignIn) -> None:
    make_published(cast.sponsor)
    page = sign_in(cast.member).get("/strategy/").text
    foot = " ".join(page[page.index('class="print-foot"') :].split("</div>")[0].split())
    assert "version 1 · published" in foot
    assert f"by {cast.sponsor}" in foot
    assert "· printed" in foot
