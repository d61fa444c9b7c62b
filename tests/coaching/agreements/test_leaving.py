"""Somebody leaves, the organisation names somebody else, a coaching rests."""

from datetime import timedelta

import pytest
from cast import Cast, SignIn, days_ago
from django.urls import reverse
from django.utils import timezone
from engagements import agreed, book, engage, make_coach, make_cohort

from inhabit.coaching.agreements.actions import agree, current_agreement
from inhabit.coaching.agreements.tasks import care_for_coachings_of_the_day
from inhabit.coaching.engaging import open_engagement
from inhabit.coaching.models import Agreement, Coach, Engagement, Format
from inhabit.notify.models import Notice
from inhabit.people.models import Person


def care() -> None:
    for _ in range(2):  # twice is fine
        care_for_coachings_of_the_day.call()


def leave(person: Person, days: int = 30) -> None:
    person.placements.update(ends_on=days_ago(days))


@pytest.fixture
def engagement(cast: Cast) -> Engagement:
    return engage(cast.member, make_coach(cast.coach))


@pytest.fixture
def three_way(cast: Cast) -> Engagement:
    cohort = make_cohort(cast.services, party=cast.sponsor)
    return agreed(open_engagement(coach=make_coach(cast.coach), coachees=[cast.member], cohort=cohort))


@pytest.mark.parametrize(("leaver", "stays"), [("member", "coach"), ("coach", "member")])
def test_when_one_leaves_it_ends_and_the_other_is_told(
    leaver: str, stays: str, cast: Cast, engagement: Engagement
) -> None:
    leave(getattr(cast, leaver))
    care()
    engagement.refresh_from_db()
    assert engagement.state == Engagement.State.ENDED
    assert Notice.objects.filter(kind="coaching.has_ended", person=getattr(cast, stays)).count() == 1


def test_a_list_that_forgot_somebody_for_a_day_ends_nothing(cast: Cast, engagement: Engagement) -> None:
    leave(cast.member, days=1)
    care()
    engagement.refresh_from_db()
    assert engagement.is_going_on


def test_when_the_coach_no_longer_coaches_it_ends(cast: Cast, engagement: Engagement) -> None:
    Coach.objects.update(state=Coach.State.ENDED)
    care()
    engagement.refresh_from_db()
    assert engagement.state == Engagement.State.ENDED


def test_a_group_goes_on_without_whoever_leaves(cast: Cast) -> None:
    people = [cast.member, cast.colleague]
    group = open_engagement(coach=make_coach(cast.coach), coachees=people, format=Format.GROUP, name="Six")
    leave(cast.member)
    care()
    group.refresh_from_db()
    assert group.state == Engagement.State.AGREEING
    assert [row.person for row in group.participants.filter(left_at=None)] == [cast.colleague]


def test_when_the_party_leaves_nobody_stands_in(cast: Cast, three_way: Engagement) -> None:
    leave(cast.sponsor)
    care()
    three_way.refresh_from_db()
    assert three_way.party is None
    assert three_way.is_going_on


def test_an_agreement_that_waits_for_a_party_who_left_is_asked_anew(cast: Cast) -> None:
    cohort = make_cohort(cast.services, party=cast.sponsor)
    engagement = open_engagement(coach=make_coach(cast.coach), coachees=[cast.member], cohort=cohort)
    leave(cast.sponsor)
    care()
    for person, side in ((cast.coach, "coach"), (cast.member, "coachee")):
        waiting = current_agreement(engagement)
        assert waiting is not None
        agree(agreement=waiting, side=side, by=person)
    engagement.refresh_from_db()
    assert engagement.is_going_on


def test_a_party_named_anew_is_agreed_to_first(cast: Cast, sign_in: SignIn, three_way: Engagement) -> None:
    assert three_way.cohort is not None
    three_way.cohort.party = cast.steward
    three_way.cohort.save()
    care()
    assert Agreement.objects.get(number=2).party == cast.steward
    three_way.refresh_from_db()
    assert three_way.party == cast.sponsor
    sign_in(cast.member).post(reverse("agreement_kept", args=[three_way.pk]))
    care()
    assert Agreement.objects.count() == 2


def test_what_nobody_agrees_to_ends(cast: Cast) -> None:
    engagement = open_engagement(coach=make_coach(cast.coach), coachees=[cast.member])
    Agreement.objects.update(made_at=timezone.now() - timedelta(days=61))
    care()
    engagement.refresh_from_db()
    assert engagement.state == Engagement.State.ENDED


@pytest.mark.parametrize(
    ("days", "told", "state"), [(140, 0, "going_on"), (160, 2, "going_on"), (190, 0, "ended")]
)
def test_what_rests_is_asked_about_and_ends(days: int, told: int, state: str, engagement: Engagement) -> None:
    long_ago = timezone.now() - timedelta(days=days)
    Engagement.objects.update(agreed_at=long_ago)
    Agreement.objects.update(agreed_at=long_ago)
    care()
    engagement.refresh_from_db()
    assert engagement.state == state
    assert Notice.objects.filter(kind="coaching.rests").count() == told


def test_a_session_to_come_keeps_it_going(engagement: Engagement) -> None:
    long_ago = timezone.now() - timedelta(days=400)
    Engagement.objects.update(agreed_at=long_ago)
    Agreement.objects.update(agreed_at=long_ago)
    book(engagement, timezone.now() + timedelta(days=3))
    care()
    engagement.refresh_from_db()
    assert engagement.is_going_on
