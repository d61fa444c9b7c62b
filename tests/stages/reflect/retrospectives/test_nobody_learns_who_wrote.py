"""What is written without a name stays without one: on the page, in the rows, by order or by time."""

from __future__ import annotations

from uuid import uuid4

import pytest
from cast import Cast, SignIn
from django.urls import reverse
from programmes import Story
from queries import assert_max_queries
from retrospectives import begin, bring_to, enlarge, seat, write

from inhabit.audit.models import Event
from inhabit.people.own_data import own_data
from inhabit.stages.reflect.retrospectives.actions.closing import close_retrospective
from inhabit.stages.reflect.retrospectives.models import Card, Phase, Retrospective

SECRET_THOUGHT = "The Monday meeting is too long."


@pytest.fixture
def writing(cast: Cast, story: Story) -> Retrospective:
    people = enlarge(cast, 4)
    stored = begin(cast, story)
    seat(stored, [cast.member, cast.colleague, cast.lead, *people])
    return bring_to(stored, Phase.WRITE)


def test_others_see_a_number_until_all_have_written(
    writing: Retrospective, cast: Cast, sign_in: SignIn
) -> None:
    author, lead = sign_in(cast.colleague), sign_in(cast.lead)
    address = reverse("retrospective", args=[writing.pk])
    write(author, writing, SECRET_THOUGHT)
    assert SECRET_THOUGHT in author.get(address).text
    seen = lead.get(address).text
    assert SECRET_THOUGHT not in seen
    assert "1 card has been written in all." in seen
    bring_to(writing, Phase.GROUP)
    assert SECRET_THOUGHT in lead.get(address).text
    assert str(cast.colleague) not in lead.get(address).text


def test_no_row_and_no_event_says_who(writing: Retrospective, cast: Cast, sign_in: SignIn) -> None:
    events = Event.objects.count()
    write(sign_in(cast.colleague), writing, SECRET_THOUGHT)
    card = Card.objects.get()
    assert card.author is None
    assert str(cast.colleague.pk) != card.receipt
    assert Event.objects.count() == events
    assert SECRET_THOUGHT not in str(own_data(cast.colleague))
    close_retrospective(retrospective=bring_to(writing, Phase.AGREE), by=cast.member)
    assert Card.objects.get().receipt == ""


def test_only_the_browser_that_wrote_it_changes_a_card(
    writing: Retrospective, cast: Cast, sign_in: SignIn
) -> None:
    author, other = sign_in(cast.colleague), sign_in(cast.lead)
    sent = write(author, writing, SECRET_THOUGHT)
    write(other, writing, "Something else", key=sent["key"], revision=2)
    assert Card.objects.get().text == SECRET_THOUGHT
    write(author, writing, "Said better", key=sent["key"], revision=2)
    write(author, writing, SECRET_THOUGHT, key=sent["key"], revision=1)  # the first save, arriving late
    assert Card.objects.get().text == "Said better"
    write(author, writing, "", key=sent["key"], revision=3)
    write(author, writing, "Said better", key=sent["key"], revision=2)
    assert "Said better" not in author.get(reverse("retrospective", args=[writing.pk])).text


def test_what_comes_late_appears_with_all_that_does(
    writing: Retrospective, cast: Cast, sign_in: SignIn
) -> None:
    bring_to(writing, Phase.GROUP)
    write(sign_in(cast.colleague), writing, SECRET_THOUGHT)
    lead, address = sign_in(cast.lead), reverse("retrospective", args=[writing.pk])
    assert SECRET_THOUGHT not in lead.get(address).text
    bring_to(writing, Phase.VOTE)
    assert SECRET_THOUGHT in lead.get(address).text
    late = {"key": uuid4(), "column": 0, "revision": 1, "text": "Too late"}
    refused = lead.post(reverse("retrospective_card", args=[writing.pk]), late, headers={"X-Outbox": "1"})
    assert refused.status_code == 409
    assert refused.json()["message"] == "This step is over."
    plain = lead.post(reverse("retrospective_card", args=[writing.pk]), late)
    assert plain.status_code == 409
    assert "Too late" in plain.text  # without a script it comes back on the page


def test_what_hurts_goes_out_of_sight(writing: Retrospective, cast: Cast, sign_in: SignIn) -> None:
    write(sign_in(cast.colleague), writing, SECRET_THOUGHT)
    bring_to(writing, Phase.GROUP)
    removal = reverse("retrospective_removal", args=[writing.pk])
    sign_in(cast.member).post(removal, {"card": Card.objects.get().pk, "is_removed": "1"})
    seen = sign_in(cast.lead).get(reverse("retrospective", args=[writing.pk])).text
    assert SECRET_THOUGHT not in seen
    assert "A card was taken out of sight." in seen


def test_outside_the_unit_only_what_was_agreed_on_is_read(
    writing: Retrospective, cast: Cast, sign_in: SignIn
) -> None:
    write(sign_in(cast.colleague), writing, SECRET_THOUGHT)
    assert sign_in(cast.director).get(reverse("retrospective", args=[writing.pk])).status_code == 403
    close_retrospective(retrospective=bring_to(writing, Phase.AGREE), by=cast.member)
    summary = reverse("retrospective_summary", args=[writing.pk])
    assert SECRET_THOUGHT in sign_in(cast.lead).get(summary).text
    for outside in (cast.director, cast.outsider, cast.steward):
        assert SECRET_THOUGHT not in sign_in(outside).get(summary).text


def test_asking_for_news_is_cheap(writing: Retrospective, cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.colleague)
    page = client.get(reverse("retrospective", args=[writing.pk]))
    mark = page.context["room"].pulse.mark
    state = reverse("retrospective_state", args=[writing.pk])
    assert assert_max_queries(client, f"{state}?seen={mark}", most=7).status_code == 204
    assert assert_max_queries(client, state, most=15).status_code == 200
    assert_max_queries(client, reverse("unit_retrospectives", args=[cast.payroll.pk]))
