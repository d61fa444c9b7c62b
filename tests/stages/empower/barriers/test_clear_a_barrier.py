"""Who sees to it says what is done, hands it on, closes it; who had it in their way has the last word."""

import pytest
from barriers import raised, told
from cast import Cast, SignIn
from django.urls import reverse
from queries import assert_max_queries
from questions import Days

from inhabit.audit.models import Event
from inhabit.people.models import Person, today
from inhabit.stages.empower.barriers.actions import close_barrier, join_barrier, reopen_barrier
from inhabit.stages.empower.barriers.models import Barrier
from inhabit.stages.empower.barriers.upkeep import care_for_barriers


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> Days:
    return Days(monkeypatch)


def post(sign_in: SignIn, who: Person, name: str, barrier: Barrier, **sent: str) -> int:
    status: int = sign_in(who).post(reverse(name, args=[barrier.pk]), sent).status_code
    barrier.refresh_from_db()
    return status


def edits(barrier: Barrier) -> str:
    barrier.refresh_from_db()
    return str(barrier.edits)


def test_what_is_being_done_is_told_to_those_in_whose_way_it_stands(cast: Cast, sign_in: SignIn) -> None:
    barrier = raised(cast.member)
    sent = {"doing": "I talk to audit", "planned_on": "2030-01-07", "edits": edits(barrier)}
    assert post(sign_in, cast.lead, "barrier_doing", barrier, **sent) == 302
    assert barrier.state == "seen_to"
    assert told("barrier_seen_to") == {"Mia Member"}
    page = assert_max_queries(sign_in(cast.member), reverse("barrier", args=[barrier.pk])).text
    assert "I talk to audit" in page


def test_two_leads_at_once_lose_nothing(cast: Cast, sign_in: SignIn) -> None:
    barrier = raised(cast.member)
    opened = edits(barrier)
    post(sign_in, cast.lead, "barrier_doing", barrier, doing="I talk to audit", edits=opened)
    answer = sign_in(cast.lead).post(
        reverse("barrier_closure", args=[barrier.pk]), {"done": "Audit agreed", "edits": opened}
    )
    assert answer.status_code == 422
    assert "meanwhile" in answer.text
    assert "Audit agreed" in answer.text
    assert "I talk to audit" in answer.text
    assert (
        post(sign_in, cast.lead, "barrier_closure", barrier, done="Audit agreed", edits=edits(barrier)) == 302
    )
    assert barrier.state == "closed"


def test_it_is_handed_to_somebody_who_is_told_and_may_close_it(cast: Cast, sign_in: SignIn) -> None:
    barrier = raised(cast.member)
    sent = {"to": str(cast.colleague.pk), "edits": edits(barrier)}
    assert post(sign_in, cast.lead, "barrier_owner", barrier, **sent) == 302
    assert told("barrier_handed") == {"Colin Colleague"}
    assert post(sign_in, cast.colleague, "barrier_closure", barrier, done="Done", edits=edits(barrier)) == 302


def test_nobody_elsewhere_can_be_handed_it(cast: Cast, sign_in: SignIn) -> None:
    barrier = raised(cast.member)
    sent = {"to": str(cast.outsider.pk), "edits": edits(barrier)}
    assert post(sign_in, cast.lead, "barrier_owner", barrier, **sent) == 422
    assert barrier.owner is None


def test_an_owner_who_leaves_gives_it_back_to_the_lead(cast: Cast, sign_in: SignIn) -> None:
    barrier = raised(cast.member)
    post(sign_in, cast.lead, "barrier_owner", barrier, to=str(cast.colleague.pk), edits=edits(barrier))
    cast.colleague.placements.update(ends_on=today())
    care_for_barriers()
    barrier.refresh_from_db()
    assert barrier.owner is None
    assert "Lena Lead" in told("barrier_handed")


def test_gone_says_who_had_it_in_their_way(cast: Cast, sign_in: SignIn) -> None:
    barrier = raised(cast.member)
    join_barrier(barrier=barrier, by=cast.colleague)
    close_barrier(barrier=barrier, done="One signature now", by=cast.lead)
    assert told("barrier_closed") == {"Mia Member", "Colin Colleague"}
    assert "What stood in your way was closed" in sign_in(cast.member).get(reverse("home")).text
    post(sign_in, cast.member, "barrier_confirmation", barrier)
    assert barrier.state == "closed", "the other has not said a word"
    post(sign_in, cast.colleague, "barrier_confirmation", barrier)
    assert barrier.state == "done"
    assert told("barrier_confirmed") == {"Lena Lead"}


def test_not_gone_opens_it_again_with_a_word(cast: Cast, sign_in: SignIn) -> None:
    barrier = raised(cast.member)
    close_barrier(barrier=barrier, done="One signature now", by=cast.lead)
    assert post(sign_in, cast.member, "barrier_reopening", barrier) == 422
    assert post(sign_in, cast.member, "barrier_reopening", barrier, word="Still two for wages") == 302
    assert barrier.state == "open"
    assert barrier.due_on is not None
    assert told("barrier_reopened") == {"Lena Lead"}
    assert "Still two for wages" in sign_in(cast.lead).get(reverse("barrier", args=[barrier.pk])).text


def test_without_a_word_it_stands_as_closed_after_its_time(cast: Cast, days: Days, sign_in: SignIn) -> None:
    barrier = raised(cast.member)
    close_barrier(barrier=barrier, done="One signature now", by=cast.lead)
    days.pass_by(10)
    care_for_barriers()
    barrier.refresh_from_db()
    assert barrier.state == "closed"
    days.pass_by(20)
    care_for_barriers()
    barrier.refresh_from_db()
    assert barrier.state == "done"
    reopen_barrier(barrier=barrier, word="Too late", by=cast.member)
    barrier.refresh_from_db()
    assert barrier.state == "done"
    assert "nobody said otherwise" in sign_in(cast.member).get(reverse("barrier", args=[barrier.pk])).text


def test_the_same_ones_are_merged_and_everyone_keeps_their_words(cast: Cast, sign_in: SignIn) -> None:
    first, second = raised(cast.member), raised(cast.colleague, "Two signatures for any payment")
    page = sign_in(cast.lead).get(reverse("barrier", args=[second.pk])).text
    assert "Perhaps the same" in page
    for _ in range(2):
        assert post(sign_in, cast.lead, "barrier_merging", second, other=str(first.pk)) == 302
    assert first.raisings.count() == 2
    assert (
        sign_in(cast.colleague).get(reverse("barrier", args=[second.pk]))["Location"].endswith(f"{first.pk}/")
    )


def test_the_trail_names_who_did_what_but_no_words(cast: Cast) -> None:
    close_barrier(barrier=raised(cast.member), done="One signature now", by=cast.lead)
    events = Event.objects.filter(verb__startswith="barrier.").order_by("pk")
    assert list(events.values_list("verb", flat=True)) == ["barrier.raised", "barrier.closed"]
    assert not any("signature" in str(event.details) for event in events)
