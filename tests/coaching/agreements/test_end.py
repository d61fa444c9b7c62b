"""Either side ends a coaching, at any time and without a reason."""

import pytest
from cast import Cast, SignIn
from django.core.exceptions import ValidationError
from django.urls import reverse
from engagements import engage, make_coach

from inhabit.audit.models import Event
from inhabit.coaching.agreements import ending
from inhabit.coaching.agreements.actions import agree, end_engagement, propose_sentence
from inhabit.coaching.engaging import open_engagement
from inhabit.coaching.models import Engagement, Format
from inhabit.notify.models import Notice
from inhabit.people.models import Person


@pytest.mark.parametrize("who", ["member", "coach"])
def test_either_ends_it_with_one_press(who: str, cast: Cast, sign_in: SignIn) -> None:
    engagement = engage(cast.member, make_coach(cast.coach))
    other = cast.coach if who == "member" else cast.member
    client, address = sign_in(getattr(cast, who)), reverse("engagement_end", args=[engagement.pk])
    assert "You don’t need a reason" in client.get(address).content.decode()
    for _ in range(2):
        client.post(address)
    engagement.refresh_from_db()
    assert engagement.state == Engagement.State.ENDED
    assert engagement.kept_until is not None
    assert engagement.kept_until.year == engagement.ended_at.year + 1  # type: ignore[union-attr]  # it has ended
    told = Notice.objects.filter(kind="coaching.has_ended").values_list("person", flat=True)
    assert list(told) == [other.pk]


def test_ending_leaves_no_line_in_the_trail(cast: Cast) -> None:
    before = Event.objects.count()
    end_engagement(engagement=engage(cast.member, make_coach(cast.coach)), by=cast.member)
    assert Event.objects.count() == before


def test_what_stops_with_it_is_told_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[tuple[int, Person | None]] = []
    monkeypatch.setattr(ending, "endings", [lambda engagement, by: heard.append((engagement.pk, by))])
    engagement = engage(cast.member, make_coach(cast.coach))
    for _ in range(2):
        end_engagement(engagement=engagement, by=cast.coach)
    assert heard == [(engagement.pk, cast.coach)]


def test_nothing_is_agreed_after_the_end(cast: Cast) -> None:
    engagement = open_engagement(coach=make_coach(cast.coach), coachees=[cast.member])
    end_engagement(engagement=engagement, by=cast.member)
    with pytest.raises(ValidationError):
        agree(agreement=engagement.agreements.get(), side="coach", by=cast.coach)
    with pytest.raises(ValidationError):
        propose_sentence(engagement=engagement, text="Once more", by=cast.member)


def test_whoever_leaves_a_group_leaves_it_going_on(cast: Cast, sign_in: SignIn) -> None:
    group = open_engagement(
        coach=make_coach(cast.coach), coachees=[cast.member, cast.colleague], format=Format.GROUP, name="Six"
    )
    address = reverse("engagement_end", args=[group.pk])
    sign_in(cast.member).post(address)
    group.refresh_from_db()
    assert group.state == Engagement.State.AGREEING
    assert sign_in(cast.member).get(reverse("agreement", args=[group.pk])).status_code == 404
    sign_in(cast.colleague).post(address)
    group.refresh_from_db()
    assert group.state == Engagement.State.ENDED
