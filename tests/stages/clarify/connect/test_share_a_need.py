"""Somebody shows their lead what they need, in words of their choice, and the lead answers."""

from __future__ import annotations

import json
from typing import Any

import pytest
from cast import Cast, SignIn, days_ago, place
from connecting import go_through
from django.test import Client
from django.urls import reverse
from programmes import Story
from queries import assert_max_queries

from inhabit.notify.models import Notice
from inhabit.people.models import Person, Unit, UnitLine, today
from inhabit.people.selectors import unit_of
from inhabit.people.tree import refresh_tree
from inhabit.stages.clarify.connect.readers import readers_of_need
from inhabit.stages.clarify.models import Connection, SharedNeed

WORDS = "Tell us which deadline gives way."


def share(client: Client, mine: Connection, unit: Unit, kind: str = "need", **fields: Any) -> Any:
    data = {"text": WORDS, "unit": str(unit.pk), "share": "1"} | fields
    return client.post(reverse("connect_sharing", args=[mine.pk, kind]), data)


def reply(client: Client, need: SharedNeed, words: str, edits: int = 0) -> Any:
    return client.post(reverse("need_reply", args=[need.pk]), {"reply": words, "edits": edits})


def move(person: Person, unit: Unit) -> None:
    person.placements.update(ends_on=today())
    place(person, unit, starts_on=today())
    refresh_tree()


def test_nothing_goes_before_it_was_seen_as_the_lead_will_see_it(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    member = sign_in(cast.member)
    mine = go_through(member, story)
    address = reverse("connect_sharing", args=[mine.pk, "need"])
    assert "A word from above on deadlines." in assert_max_queries(member, address).text
    preview = member.post(address, {"text": WORDS, "unit": str(cast.payroll.pk), "look": "1"}).text
    for words in (WORDS, "Mia Member", "Answer within a day", "whoever leads Payroll (now Lena Lead)"):
        assert words in preview
    assert not SharedNeed.objects.exists()
    assert share(member, mine, cast.payroll).url == reverse("connection", args=[mine.pk])
    needs = assert_max_queries(sign_in(cast.lead), reverse("needs")).text
    for words in (WORDS, "Mia Member", "Answer within a day"):
        assert words in needs
    assert "A word from above" not in needs
    assert "my evenings" not in needs


@pytest.mark.parametrize("role", ["colleague", "director", "cfo", "sponsor", "steward", "privacy_officer"])
def test_only_the_lead_reads_it(cast: Cast, story: Story, sign_in: SignIn, role: str) -> None:
    member = sign_in(cast.member)
    share(member, go_through(member, story), cast.payroll)
    need, other = SharedNeed.objects.get(), getattr(cast, role)
    assert need not in SharedNeed.objects.read_by_lead(other)
    assert not readers_of_need(need).include(other)
    page = sign_in(other).get(reverse("needs"))
    assert page.status_code == 403 or WORDS not in page.text


def test_home_asks_the_lead_for_a_word_and_it_comes_back(cast: Cast, story: Story, sign_in: SignIn) -> None:
    member, lead = sign_in(cast.member), sign_in(cast.lead)
    mine = go_through(member, story)
    share(member, mine, cast.payroll)
    share(member, mine, cast.payroll, kind="rub", text="It rubs with my evenings.")
    home = assert_max_queries(lead, reverse("home")).text
    assert "Read what your people need to say yes" in home
    assert "2 texts wait" in home
    for need in SharedNeed.objects.all():
        assert reply(lead, need, "The second one gives way.").url == reverse("needs")
        reply(lead, need, "The second one gives way.")
    assert "Read what your people need" not in lead.get(reverse("home")).text
    notices = Notice.objects.filter(person=cast.member)
    assert {notice.kind for notice in notices} == {"clarify.heard"}
    assert len(notices) == 2
    closing = assert_max_queries(member, reverse("connection", args=[mine.pk])).text
    assert "Lena Lead heard you:" in closing
    assert "The second one gives way." in closing
    parts = json.loads(lead.get(reverse("my_data")).content)
    assert len(parts["replies_to_what_people_need"]) == 2


def test_taken_back_nobody_reads_it(cast: Cast, story: Story, sign_in: SignIn) -> None:
    member, lead = sign_in(cast.member), sign_in(cast.lead)
    mine = go_through(member, story)
    share(member, mine, cast.payroll)
    need = SharedNeed.objects.get()
    member.post(reverse("connect_sharing_withdrawal", args=[mine.pk, "need"]))
    assert WORDS not in lead.get(reverse("needs")).text
    late = reply(lead, need, "Typed for ten minutes.")
    assert late.status_code == 410
    assert "no longer here" in late.text
    assert "Typed for ten minutes." in late.text
    assert "A word from above on deadlines." in member.get(reverse("connection", args=[mine.pk])).text


def test_after_a_move_neither_lead_reads_it(cast: Cast, story: Story, sign_in: SignIn) -> None:
    member = sign_in(cast.member)
    mine = go_through(member, story)
    share(member, mine, cast.payroll)
    move(cast.member, cast.finance)
    need = SharedNeed.objects.get()
    for person in (cast.lead, cast.cfo):
        assert not readers_of_need(need).include(person)
        assert need not in SharedNeed.objects.read_by_lead(person)
        assert WORDS not in sign_in(person).get(reverse("needs")).text
    page = sign_in(cast.member).get(reverse("connection", args=[mine.pk])).text
    assert "You have moved since you shared it" in page


def test_a_form_that_names_the_former_lead_shares_nothing(cast: Cast, story: Story, sign_in: SignIn) -> None:
    mine = go_through(sign_in(cast.member), story)
    move(cast.member, cast.finance)
    refused = share(sign_in(cast.member), mine, cast.payroll)
    assert refused.status_code == 422
    assert WORDS in refused.text
    assert "Farid Finance" in refused.text
    assert not SharedNeed.objects.exists()


def test_where_a_unit_is_dissolved_nobody_reads_it(cast: Cast, story: Story, sign_in: SignIn) -> None:
    member = sign_in(cast.member)
    mine = go_through(member, story)
    share(member, mine, cast.payroll)
    UnitLine.objects.filter(unit=cast.payroll).update(ends_on=today())
    move(cast.member, cast.services)
    for lead in (cast.lead, cast.director):
        assert not SharedNeed.objects.read_by_lead(lead).exists()
    assert sign_in(cast.member).get(reverse("connection", args=[mine.pk])).status_code == 200


def test_the_next_lead_reads_it_too_as_the_page_says(cast: Cast, story: Story, sign_in: SignIn) -> None:
    member = sign_in(cast.member)
    share(member, go_through(member, story), cast.payroll)
    UnitLine.objects.filter(unit=cast.payroll).update(lead=cast.cfo)
    refresh_tree()
    assert WORDS in sign_in(cast.cfo).get(reverse("needs")).text
    assert not SharedNeed.objects.read_by_lead(cast.lead).exists()


def test_whoever_leads_their_own_unit_has_nobody_to_share_with(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    ceo = sign_in(cast.ceo)
    mine = go_through(ceo, story)
    assert ceo.get(reverse("connect_sharing", args=[mine.pk, "need"])).status_code == 404
    assert "Show my lead" not in ceo.get(reverse("connection", args=[mine.pk])).text


def test_other_words_take_the_answer_away_and_a_stale_answer_is_not_lost(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    member, lead = sign_in(cast.member), sign_in(cast.lead)
    mine = go_through(member, story)
    share(member, mine, cast.payroll)
    need = SharedNeed.objects.get()
    share(member, mine, cast.payroll, text="On second thought: more time.")
    stale = reply(lead, need, "To the first words.")
    assert stale.status_code == 409
    assert "On second thought: more time." in stale.text
    assert "To the first words." in stale.text
    need.refresh_from_db()
    assert need.reply == ""
    assert reply(lead, need, "Take the time.", edits=need.edits).status_code == 302
    assert reply(lead, need, "   ", edits=2).status_code == 422


def test_many_needs_come_page_by_page(cast: Cast, story: Story, sign_in: SignIn) -> None:
    for index in range(21):
        person = Person.objects.create(external_id=f"p{index}", name=f"Person {index:02}")
        place(person, cast.payroll, starts_on=days_ago(40))
        mine = Connection.objects.create(programme=story.programme, person=person, priority_id=story.first)
        SharedNeed.objects.create(
            connection=mine, kind="need", text=WORDS, audience_unit=unit_of(person), shared_at=mine.started_at
        )
    page = assert_max_queries(sign_in(cast.lead), reverse("needs")).text
    assert page.count(WORDS) == 20
    assert "Page 1 of 2" in page
