"""What somebody is offered to think through, and the way there from a next step."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from cast import Cast, SignIn
from django.urls import reverse
from django.utils import timezone
from programmes import Story
from queries import assert_max_queries

from inhabit.audit.models import Event
from inhabit.companion.actions import begin_conversation
from inhabit.companion.library import all_paths
from inhabit.companion.models import Conversation
from inhabit.companion.tasks import forget_unfinished_conversations
from inhabit.people.own_data import own_data

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("who", "move", "path"),
    [
        ("member", "contribute", "clarify-member"),
        ("lead", "interpret", "clarify-lead"),
        ("lead", "contribute", "clarify-member"),
        ("sponsor", "see_map", "clarify-sponsor"),
        ("steward", "see_map", "clarify-steward"),
        ("lead", "retell", "communicate-retell"),
        ("sponsor", "tell_story", "communicate-sponsor"),
        ("member", "play_back", "communicate-member"),
    ],
)
def test_a_next_step_leads_to_the_path_for_the_role(
    cast: Cast, sign_in: SignIn, who: str, move: str, path: str
) -> None:
    response = sign_in(getattr(cast, who)).get(reverse("companion_for", args=[move]))

    assert response.headers["Location"] == reverse("think_about", args=[path])


def test_a_next_step_without_a_path_leads_to_the_choice(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.member).get(reverse("companion_for", args=["nonsense"]))

    assert response.headers["Location"] == reverse("companion")


def test_next_steps_on_home_offer_it_without_a_query(cast: Cast, story: Story, sign_in: SignIn) -> None:
    page = assert_max_queries(sign_in(cast.ceo), reverse("home")).content.decode()

    assert reverse("companion_for", args=["interpret"]) in page
    assert "Think it through first" in page


def test_the_choice_begins_with_ones_stage_and_role(cast: Cast, story: Story, sign_in: SignIn) -> None:
    page = assert_max_queries(sign_in(cast.lead), reverse("companion")).content.decode()
    first, _rest = page.split("About myself")

    assert "before I say what it means for us" in first
    assert "What do I ask of others" not in first
    assert reverse("paths") not in page


def test_the_pages_take_few_queries_however_much_was_begun(cast: Cast, sign_in: SignIn) -> None:
    path = all_paths()["clarify-member"].path
    for _one in range(25):
        begin_conversation(pk=uuid4(), path=path, by=cast.member)
    client = sign_in(cast.member)

    assert_max_queries(client, reverse("companion"))
    assert_max_queries(client, reverse("journal"))
    assert Conversation.objects.count() == 20


def test_what_nobody_goes_on_with_is_deleted_after_14_days(cast: Cast) -> None:
    path = all_paths()["clarify-member"].path
    for days in (13, 15):
        conversation = begin_conversation(pk=uuid4(), path=path, by=cast.member)
        touched_at = timezone.now() - timedelta(days=days)
        Conversation.objects.filter(pk=conversation.pk).update(touched_at=touched_at)

    for _run in range(2):
        forget_unfinished_conversations.call()

    assert Conversation.objects.count() == 1


def test_ones_own_file_has_it_and_the_audit_trail_has_not(cast: Cast, sign_in: SignIn) -> None:
    pk, begin = uuid4(), reverse("think_about", args=["clarify-member"])
    sign_in(cast.member).post(begin, {"words": "Curious", "edits": "0", "conversation": str(pk)})

    [mine] = own_data(cast.member)["conversations_with_myself"]

    assert mine["answers"][0]["words"] == "Curious"
    assert own_data(cast.lead)["conversations_with_myself"] == []
    assert not Event.objects.filter(verb__startswith="conversation").exists()
    assert not Event.objects.filter(actor=cast.member).exists()


def test_the_promise_names_it(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.member).get(reverse("promise")).content.decode()

    assert "What I think through here, and my journal" in page
