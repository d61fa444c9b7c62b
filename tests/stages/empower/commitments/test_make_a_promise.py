"""Somebody promises one thing, with a date."""

from datetime import timedelta

from cast import Cast, SignIn
from django.urls import reverse
from programmes import Story
from queries import assert_max_queries

from inhabit.people.models import today
from inhabit.stages.clarify.models import Contribution
from inhabit.stages.empower.commitments.models import Commitment


def typed(**further: object) -> dict[str, object]:
    return {
        "outcome": "Nobody waits for a payslip",
        "due_on": today() + timedelta(days=9),
        "serves": "",
        "audience": "my_unit",
    } | further


def test_a_promise_hangs_on_my_part_and_its_priority(cast: Cast, story: Story, sign_in: SignIn) -> None:
    part = Contribution.objects.create(
        programme=story.programme,
        person=cast.member,
        priority_id=story.second,
        text="I call back",
        finished_at="2026-01-01T00:00Z",
    )
    client = sign_in(cast.member)
    form = client.get(reverse("new_commitment"))
    assert "I call back" in form.text
    client.post(reverse("new_commitment"), typed(serves=f"contribution:{part.pk}"))
    made = Commitment.objects.get()
    assert (made.contribution, made.priority_id, made.unit) == (part, story.second, cast.payroll)
    assert (made.programme, made.cycle) == (story.programme, 1)
    page = assert_max_queries(client, reverse("my_commitments"))
    assert "Nobody waits for a payslip" in page.text


def test_a_double_click_makes_one(cast: Cast, story: Story, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    client.post(reverse("new_commitment"), typed())
    client.post(reverse("new_commitment"), typed())
    assert Commitment.objects.count() == 1


def test_a_day_that_is_over_is_no_promise_and_nothing_typed_is_lost(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    client = sign_in(cast.member)
    answer = client.post(reverse("new_commitment"), typed(due_on=today() - timedelta(days=1)))
    assert answer.status_code == 422
    assert "still to come" in answer.text
    assert "Nobody waits for a payslip" in answer.text
    assert not Commitment.objects.exists()


def test_what_it_serves_is_on_ones_own_thread(cast: Cast, story: Story, sign_in: SignIn) -> None:
    other = Contribution.objects.create(
        programme=story.programme,
        person=cast.colleague,
        priority_id=story.first,
        text="Not yours",
        finished_at="2026-01-01T00:00Z",
    )
    answer = sign_in(cast.member).post(reverse("new_commitment"), typed(serves=f"contribution:{other.pk}"))
    assert answer.status_code == 422
    assert "Not yours" not in answer.text


def test_a_promise_outlives_the_part_it_served(cast: Cast, story: Story, sign_in: SignIn) -> None:
    part = Contribution.objects.create(
        programme=story.programme,
        person=cast.member,
        priority_id=story.first,
        text="I call back",
        finished_at="2026-01-01T00:00Z",
    )
    client = sign_in(cast.member)
    client.post(reverse("new_commitment"), typed(serves=f"contribution:{part.pk}"))
    part.delete()
    made = Commitment.objects.get()
    assert made.priority_id == story.first
    assert "Nobody waits" in assert_max_queries(client, reverse("commitment", args=[made.pk])).text
