"""Taking back what one has asked the lead of one's unit."""

from cast import Cast, SignIn
from django.urls import reverse
from programmes import Story, interpret

from inhabit.audit.models import Event
from inhabit.people.models import Unit
from inhabit.stages.clarify.models import InterpretationRequest


def test_asking_offers_to_take_it_back(cast: Cast, story: Story, sign_in: SignIn) -> None:
    interpret(story, cast.board, story.first, "Board.")
    interpret(story, cast.services, story.first, "Services.")
    member = sign_in(cast.member)
    undo = reverse("interpretation_request_withdrawal", args=[cast.payroll.pk])
    asked = member.post(reverse("interpretation_request", args=[cast.payroll.pk]), follow=True).text
    assert f'action="{undo}"' in asked
    assert "Undo" in asked
    answer = member.post(undo, follow=True).text
    assert "It is as if you had not asked." in answer
    assert "Ask what it means for Payroll" in answer
    assert not InterpretationRequest.objects.exists()
    lead = sign_in(cast.lead).get(reverse("home")).text
    assert "Somebody in your unit has asked" not in lead


def test_taking_back_twice_or_what_was_never_asked_changes_nothing(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    sign_in(cast.colleague).post(reverse("interpretation_request", args=[cast.payroll.pk]))
    undo = reverse("interpretation_request_withdrawal", args=[cast.payroll.pk])
    for person in (cast.member, cast.member, cast.outsider):
        assert sign_in(person).post(undo).status_code == 302
    assert InterpretationRequest.objects.get().asked_by == cast.colleague


def test_neither_leaves_a_trace_of_who_asked(cast: Cast, story: Story, sign_in: SignIn) -> None:
    before = Event.objects.count()
    member = sign_in(cast.member)
    member.post(reverse("interpretation_request", args=[cast.payroll.pk]))
    member.post(reverse("interpretation_request_withdrawal", args=[cast.payroll.pk]))
    assert Event.objects.count() == before


def test_it_takes_posts_only(cast: Cast, story: Story, sign_in: SignIn) -> None:
    undo = reverse("interpretation_request_withdrawal", args=[cast.payroll.pk])
    assert sign_in(cast.member).get(undo).status_code == 405


def test_what_was_asked_of_a_unit_dissolved_since_can_be_taken_back(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    member = sign_in(cast.member)
    member.post(reverse("interpretation_request", args=[cast.payroll.pk]))
    Unit.objects.filter(pk=cast.payroll.pk).update(is_open=False)
    member.post(reverse("interpretation_request_withdrawal", args=[cast.payroll.pk]))
    assert not InterpretationRequest.objects.exists()
