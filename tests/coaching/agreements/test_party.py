"""The party sees the agreement, counts and what was shared with it; a two-way one has none."""

from datetime import timedelta

import pytest
from cast import Cast, SignIn
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from engagements import agreed, book, engage, make_coach, make_cohort
from queries import assert_max_queries

from inhabit.coaching.agreements.actions import agree, prepare_agreement, propose_sentence, renew_agreement
from inhabit.coaching.engaging import open_engagement
from inhabit.coaching.goals.actions import set_goal, share_goal, start_goal
from inhabit.coaching.goals.wording import Level, Wording
from inhabit.coaching.models import Engagement, Opening, Session
from inhabit.notify.models import Notice


@pytest.fixture
def three_way(cast: Cast) -> Engagement:
    cohort = make_cohort(cast.services, party=cast.sponsor)
    return agreed(open_engagement(coach=make_coach(cast.coach), coachees=[cast.member], cohort=cohort))


def test_the_party_sees_how_many_sessions_were_held(
    cast: Cast, sign_in: SignIn, three_way: Engagement
) -> None:
    for days in (3, 2):
        book(three_way, timezone.now() - timedelta(days=days), state=Session.State.HELD)
    book(three_way, timezone.now() + timedelta(days=1))
    page = sign_in(cast.sponsor).get(reverse("agreement", args=[three_way.pk])).content.decode()
    assert "2 of 6 sessions were held." in page
    assert "Add a sentence" not in page
    assert "End this coaching" not in page


def test_that_the_party_looked_is_noted(cast: Cast, sign_in: SignIn, three_way: Engagement) -> None:
    for _ in range(2):
        sign_in(cast.sponsor).get(reverse("agreement", args=[three_way.pk]))
    opening = Opening.objects.get()
    assert (opening.by, opening.what) == (cast.sponsor, Opening.What.COUNTS)


def test_the_party_has_a_list(cast: Cast, sign_in: SignIn, three_way: Engagement) -> None:
    page = assert_max_queries(sign_in(cast.sponsor), reverse("coaching_as_party")).content.decode()
    assert cast.member.name in page
    assert "0 of 6" in page
    assert sign_in(cast.steward).get(reverse("coaching_as_party")).status_code == 404


def test_two_way_coaching_names_nobody(cast: Cast, sign_in: SignIn) -> None:
    engagement = engage(cast.member, make_coach(cast.coach))
    page = sign_in(cast.member).get(reverse("agreement", args=[engagement.pk])).content.decode()
    assert "You asked for this coaching yourselves." in page
    assert set(Notice.objects.values_list("person", flat=True)) <= {cast.member.pk, cast.coach.pk}
    for person in (cast.sponsor, cast.steward, cast.lead, cast.ceo, cast.privacy_officer):
        assert sign_in(person).get(reverse("agreement", args=[engagement.pk])).status_code == 404


def test_a_new_party_sees_nothing_until_all_have_agreed(
    cast: Cast, sign_in: SignIn, three_way: Engagement
) -> None:
    renewed = renew_agreement(engagement=three_way, party=cast.steward)
    address = reverse("agreement", args=[three_way.pk])
    assert "of 6 sessions were held" not in sign_in(cast.steward).get(address).content.decode()
    assert "of 6 sessions were held" in sign_in(cast.sponsor).get(address).content.decode()
    for person, side in ((cast.steward, "party"), (cast.coach, "coach"), (cast.member, "coachee")):
        agree(agreement=renewed, side=side, by=person)
    assert "of 6 sessions were held" in sign_in(cast.steward).get(address).content.decode()
    assert sign_in(cast.sponsor).get(address).status_code == 404


def test_whoever_coaches_or_is_coached_never_is_the_party(cast: Cast) -> None:
    cohort = make_cohort(cast.services, party=cast.member)
    engagement = open_engagement(coach=make_coach(cast.coach), coachees=[cast.member], cohort=cohort)
    assert prepare_agreement(engagement=engagement).party is None


def test_somebody_proposed_reads_nobodys_own_words_before_the_others_agree(
    cast: Cast, sign_in: SignIn, three_way: Engagement
) -> None:
    """The programme team names itself for the organisation; it would read what was written for another."""
    version = propose_sentence(engagement=three_way, text="I am close to giving up.", by=cast.member)
    for person, side in ((cast.coach, "coach"), (cast.member, "coachee"), (cast.sponsor, "party")):
        agree(agreement=version, side=side, by=person)
    renewed = renew_agreement(engagement=three_way, party=cast.steward)
    address = reverse("agreement", args=[three_way.pk])
    page = sign_in(cast.steward).get(address).text
    assert "close to giving up" not in page
    assert "I agree to this" not in page
    with pytest.raises(ValidationError):
        agree(agreement=renewed, side="party", by=cast.steward)
    for person, side in ((cast.coach, "coach"), (cast.member, "coachee")):
        agree(agreement=renewed, side=side, by=person)
    page = sign_in(cast.steward).get(address).text
    assert "close to giving up" in page
    assert "I agree to this" in page


def test_what_was_shared_with_one_party_is_not_with_the_next(
    cast: Cast, sign_in: SignIn, three_way: Engagement
) -> None:
    goal = set_goal(
        goal=start_goal(engagement=three_way, by=cast.member),
        wording=Wording("Ask first.", dict.fromkeys(Level, "So.")),
        edits=0,
        by=cast.member,
    )
    share_goal(goal=goal, by=cast.member)
    renewed = renew_agreement(engagement=three_way, party=cast.steward)
    for person, side in ((cast.steward, "party"), (cast.coach, "coach"), (cast.member, "coachee")):
        agree(agreement=renewed, side=side, by=person)
    assert "Ask first." not in sign_in(cast.steward).get(reverse("agreement", args=[three_way.pk])).text
