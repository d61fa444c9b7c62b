"""Nothing opens before all sides have agreed, and each agrees by one press."""

import pytest
from cast import Cast, SignIn
from django.core.exceptions import ValidationError
from django.urls import reverse
from engagements import make_coach, make_cohort
from queries import assert_max_queries

from inhabit.coaching.agreements.actions import OtherVersionError, agree, propose_sentence, renew_agreement
from inhabit.coaching.engaging import open_engagement
from inhabit.coaching.models import Agreement, Engagement, EngagementKey, Signature
from inhabit.notify.models import Notice


@pytest.fixture
def two_way(cast: Cast) -> Engagement:
    return open_engagement(coach=make_coach(cast.coach), coachees=[cast.member])


@pytest.fixture
def three_way(cast: Cast) -> Engagement:
    cohort = make_cohort(cast.services, party=cast.sponsor)
    return open_engagement(coach=make_coach(cast.coach), coachees=[cast.member], cohort=cohort)


def press(sign_in: SignIn, person: object, engagement: Engagement, side: str, number: int = 1) -> None:
    address = reverse("agreement_consent", args=[engagement.pk])
    sign_in(person).post(address, {"number": number, "side": side})  # type: ignore[arg-type]  # of the cast
    engagement.refresh_from_db()


def test_two_way_begins_when_both_have_agreed(cast: Cast, sign_in: SignIn, two_way: Engagement) -> None:
    press(sign_in, cast.member, two_way, "coachee")
    assert not two_way.is_agreed
    press(sign_in, cast.coach, two_way, "coach")
    assert two_way.is_going_on
    assert two_way.is_agreed
    assert set(Notice.objects.filter(kind="coaching.agreed").values_list("person", flat=True)) == {
        cast.member.pk,
        cast.coach.pk,
    }


def test_three_way_waits_for_the_party_too(cast: Cast, sign_in: SignIn, three_way: Engagement) -> None:
    press(sign_in, cast.coach, three_way, "coach")
    press(sign_in, cast.member, three_way, "coachee")
    assert not three_way.is_agreed
    press(sign_in, cast.sponsor, three_way, "party")
    assert three_way.is_going_on


def test_pressing_twice_agrees_once(cast: Cast, sign_in: SignIn, two_way: Engagement) -> None:
    for _ in range(2):
        press(sign_in, cast.member, two_way, "coachee")
    assert Signature.objects.count() == 1
    assert not two_way.is_agreed


def test_nobody_agrees_for_another(cast: Cast, sign_in: SignIn, two_way: Engagement) -> None:
    press(sign_in, cast.coach, two_way, "coachee")
    assert Signature.objects.count() == 0
    with pytest.raises(ValidationError):
        agree(agreement=two_way.agreements.get(), side="coachee", by=cast.colleague)


def test_a_sentence_of_ones_own_makes_a_version_to_agree_to_anew(
    cast: Cast, sign_in: SignIn, two_way: Engagement
) -> None:
    press(sign_in, cast.coach, two_way, "coach")
    address = reverse("agreement_sentence", args=[two_way.pk])
    sign_in(cast.member).post(address, {"text": "We walk while we talk."})
    page = sign_in(cast.coach).get(reverse("agreement", args=[two_way.pk])).content.decode()
    assert "We walk while we talk." in page
    assert "I agree to this" in page
    press(sign_in, cast.coach, two_way, "coach", 2)
    press(sign_in, cast.member, two_way, "coachee", 2)
    assert two_way.is_going_on


def test_whoever_read_an_older_version_is_shown_the_newer(
    cast: Cast, sign_in: SignIn, two_way: Engagement
) -> None:
    first = two_way.agreements.get()
    propose_sentence(engagement=two_way, text="We walk.", by=cast.coach)
    with pytest.raises(OtherVersionError):
        agree(agreement=first, side="coachee", by=cast.member)
    address = reverse("agreement_consent", args=[two_way.pk])
    page = sign_in(cast.member).post(address, {"number": 1, "side": "coachee"}, follow=True)
    assert "Another version has been proposed meanwhile" in page.content.decode()
    assert Signature.objects.count() == 0


def test_the_same_sentence_sent_twice_is_proposed_once(cast: Cast, two_way: Engagement) -> None:
    for _ in range(2):
        propose_sentence(engagement=two_way, text="We walk.", by=cast.member)
    assert two_way.agreements.count() == 2


def test_an_empty_sentence_is_refused_kindly(cast: Cast, sign_in: SignIn, two_way: Engagement) -> None:
    answer = sign_in(cast.member).post(reverse("agreement_sentence", args=[two_way.pk]), {"text": " "})
    assert answer.status_code == 422
    assert two_way.agreements.count() == 1


def test_while_a_new_version_waits_the_one_before_holds(cast: Cast, two_way: Engagement) -> None:
    for person, side in ((cast.member, "coachee"), (cast.coach, "coach")):
        agree(agreement=two_way.agreements.get(), side=side, by=person)
    Engagement.objects.update(minutes=90)
    renewed = renew_agreement(engagement=two_way)
    two_way.refresh_from_db()
    assert renewed.number == 2
    assert two_way.is_going_on
    assert renew_agreement(engagement=two_way).pk == renewed.pk
    assert Agreement.objects.get(number=1).set_aside_at is None


def test_a_proposed_version_can_be_left_aside(cast: Cast, sign_in: SignIn, two_way: Engagement) -> None:
    for person, side in ((cast.member, "coachee"), (cast.coach, "coach")):
        agree(agreement=two_way.agreements.get(), side=side, by=person)
    propose_sentence(engagement=two_way, text="We walk.", by=cast.member)
    sign_in(cast.coach).post(reverse("agreement_kept", args=[two_way.pk]))
    page = sign_in(cast.coach).get(reverse("agreement", args=[two_way.pk])).content.decode()
    assert "We walk." not in page


def test_home_says_that_an_agreement_waits(cast: Cast, sign_in: SignIn, two_way: Engagement) -> None:
    home = sign_in(cast.member).get("/").content.decode()
    assert reverse("agreement", args=[two_way.pk]) in home
    press(sign_in, cast.member, two_way, "coachee")
    assert reverse("agreement", args=[two_way.pk]) not in sign_in(cast.member).get("/").content.decode()


def test_the_page_asks_little(cast: Cast, sign_in: SignIn, three_way: Engagement) -> None:
    for person in (cast.member, cast.coach, cast.sponsor):
        assert_max_queries(sign_in(person), reverse("agreement", args=[three_way.pk]))


def test_each_reads_it_in_their_language(cast: Cast, sign_in: SignIn, two_way: Engagement) -> None:
    client = sign_in(cast.member)
    page = client.get(reverse("agreement", args=[two_way.pk]), headers={"accept-language": "de"})
    assert "Was die Organisation erfährt" in page.content.decode()


def test_sentences_of_ones_own_lie_sealed(cast: Cast, two_way: Engagement) -> None:
    propose_sentence(engagement=two_way, text="Speak of my illness to nobody.", by=cast.member)
    assert "illness" not in str(list(Agreement.objects.values()))
    assert EngagementKey.objects.filter(engagement=two_way).exists()


def test_the_coach_is_told_that_somebody_has_chosen_them(cast: Cast, two_way: Engagement) -> None:
    told = Notice.objects.filter(kind="coaching.agreement_waits").values_list("person__name", flat=True)
    assert list(told) == [cast.coach.name]
