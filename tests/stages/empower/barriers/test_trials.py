"""Another way is tried for two weeks, then kept or dropped."""

from datetime import timedelta

import pytest
from barriers import raised, told, tried
from cast import Cast, SignIn
from django.core.exceptions import ValidationError
from django.urls import reverse
from programmes import Story
from queries import assert_max_queries
from questions import Days

from inhabit.people.models import today
from inhabit.stages.empower.barriers.actions.trials import end_trial
from inhabit.stages.empower.barriers.models import Trial
from inhabit.stages.empower.barriers.upkeep import care_for_barriers

KEPT = {"outcome": "kept", "learned": "Nobody missed the second one", "after": "two days"}


def test_a_lead_begins_one_and_those_in_it_are_told(cast: Cast, sign_in: SignIn) -> None:
    barrier = raised(cast.member)
    address = reverse("trial_new", args=[barrier.pk])
    assert "Colin Colleague" in sign_in(cast.lead).get(address).text
    sent = {"change": "One signature", "measure": "Days until paid", "weeks": "2", "people": [cast.member.pk]}
    for _ in range(2):
        assert sign_in(cast.lead).post(address, sent).status_code == 302
    trial = Trial.objects.get()
    assert trial.ends_on >= today() + timedelta(days=14)
    assert told("trial_begun") == {"Mia Member"}
    barrier.refresh_from_db()
    assert barrier.state == "seen_to"
    assert "One signature" in sign_in(cast.member).get(reverse("barrier", args=[barrier.pk])).text


def test_only_how_we_work_can_be_tried(cast: Cast) -> None:
    with pytest.raises(ValidationError):
        tried(raised(cast.member, category="resources"), cast.lead)


def test_those_in_it_note_what_they_see(cast: Cast, sign_in: SignIn) -> None:
    trial = tried(raised(cast.member), cast.lead, cast.member)
    address = reverse("trial_notes", args=[trial.pk])
    assert sign_in(cast.member).post(address, {"text": "Paid on the day"}).status_code == 302
    assert sign_in(cast.colleague).post(address, {"text": "Me too"}).status_code == 403
    sign_in(cast.colleague).post(reverse("trial_joining", args=[trial.pk]))
    assert sign_in(cast.colleague).post(address, {"text": "Me too"}).status_code == 302
    page = assert_max_queries(sign_in(cast.outsider), reverse("trial", args=[trial.pk])).text
    assert "Paid on the day" in page


def test_kept_it_closes_the_barrier_and_is_how_we_do_it_now(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    barrier = raised(cast.member)
    trial = tried(barrier, cast.lead, cast.member)
    assert sign_in(cast.lead).post(reverse("trial_end", args=[trial.pk]), KEPT).status_code == 302
    barrier.refresh_from_db()
    assert barrier.state == "closed"
    page = sign_in(cast.outsider).get(reverse("unit_barriers", args=[cast.payroll.pk])).text
    assert "How we do it now" in page
    assert "One signature below a hundred" in page
    listed = assert_max_queries(sign_in(cast.sponsor), reverse("programme_trials", args=[story.programme.pk]))
    assert "Nobody missed the second one" in listed.text


def test_dropped_the_barrier_is_open_again_with_its_clock(cast: Cast) -> None:
    barrier = raised(cast.member)
    trial = tried(barrier, cast.lead)
    end_trial(trial=trial, outcome="dropped", learned="Too risky", by=cast.lead)
    barrier.refresh_from_db()
    assert barrier.state == "open"
    assert barrier.due_on is not None
    assert told("barrier_word") == {"Mia Member"}


def test_two_who_end_it_differently_hear_of_each_other(cast: Cast, sign_in: SignIn) -> None:
    trial = tried(raised(cast.member), cast.lead, cast.member)
    end_trial(trial=trial, outcome="dropped", learned="Too risky", by=cast.lead)
    answer = sign_in(cast.member).post(reverse("trial_end", args=[trial.pk]), KEPT)
    assert answer.status_code == 422
    trial.refresh_from_db()
    assert trial.outcome == "dropped"


def test_those_in_it_are_asked_when_its_time_is_over(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, sign_in: SignIn
) -> None:
    tried(raised(cast.member), cast.lead, cast.member)
    days = Days(monkeypatch)
    days.pass_by(15)
    for _ in range(2):
        care_for_barriers()
    assert told("trial_over") == {"Lena Lead", "Mia Member"}
    assert "The trial in Payroll is over" in sign_in(cast.member).get(reverse("home")).text


def test_another_unit_tries_it_too(cast: Cast, sign_in: SignIn) -> None:
    trial = tried(raised(cast.member), cast.lead)
    address = reverse("trial_here", args=[trial.pk])
    assert "One signature below a hundred" in sign_in(cast.cfo).get(address).text
    sent = {"change": "One signature", "measure": "Days", "weeks": "3"}
    for _ in range(2):
        assert sign_in(cast.cfo).post(address, sent).status_code == 302
    copy = Trial.objects.get(copied_from=trial)
    assert copy.unit == cast.finance
    assert copy.barrier is None
