"""None of these: three others, twice at most; then a waiting list that says how it goes on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import Cast, SignIn
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from searches import look, make_coaches, offer_to_payroll, suggested

from inhabit.coaching.agreements.actions import end_engagement
from inhabit.coaching.cohorts.actions import close_cohort
from inhabit.coaching.cohorts.answering import accept_offer
from inhabit.coaching.matching.choosing import choose_coach
from inhabit.coaching.matching.enquiring import pass_on_all
from inhabit.coaching.matching.tasks import serve_who_waits
from inhabit.coaching.matching.waiting import serve_waiting_list
from inhabit.coaching.models import Enquiry, Match, Offer
from inhabit.notify.models import Notice

pytestmark = pytest.mark.django_db


def pass_on(enquiry: Enquiry) -> None:
    pass_on_all(enquiry=enquiry, seen={match.pk for match in suggested(enquiry)}, by=enquiry.person)


def test_three_others_twice_then_one_waits(cast: Cast) -> None:
    make_coaches(cast, 9)
    enquiry = look(cast.member)
    seen = {match.coach for match in suggested(enquiry)}
    for _round in range(2):
        pass_on(enquiry)
        assert len(suggested(enquiry)) == 3
        seen |= {match.coach for match in suggested(enquiry)}
    assert len(seen) == 9
    pass_on(enquiry)
    enquiry.refresh_from_db()
    assert (enquiry.state, suggested(enquiry)) == (Enquiry.State.WAITING, [])


def test_pressed_twice_it_passes_on_three_only(cast: Cast, sign_in: SignIn) -> None:
    make_coaches(cast, 9)
    enquiry = look(cast.member)
    sent = {"seen": [match.pk for match in suggested(enquiry)]}
    client, address = sign_in(cast.member), reverse("suggestions_refusal", args=[enquiry.pk])
    client.post(address, sent)
    client.post(address, sent)
    assert Match.objects.filter(state=Match.State.PASSED).count() == 3
    enquiry.refresh_from_db()
    assert enquiry.rounds == 1


def test_with_nobody_who_fits_one_waits_and_is_told_when_there_is(cast: Cast, sign_in: SignIn) -> None:
    enquiry = look(cast.member)
    page = sign_in(cast.member).get(reverse("suggestions", args=[enquiry.pk])).content.decode()
    assert "You are on the waiting list" in page
    serve_who_waits.func()
    assert not Notice.objects.exists()
    make_coaches(cast, 1)
    serve_who_waits.func()
    assert Notice.objects.get().kind == "coaching.suggestions"
    assert len(suggested(enquiry)) == 1
    serve_who_waits.func()
    assert Notice.objects.count() == 1


def test_a_place_that_comes_free_goes_to_who_waits_longest(cast: Cast) -> None:
    make_coaches(cast, 2)
    cohort = offer_to_payroll(cast, sessions=6, budget=6)
    first = look(cast.lead, cohort)
    engagement = choose_coach(match=suggested(first)[0], by=cast.lead)
    for person in (cast.member, cast.colleague):
        accept_offer(offer=Offer.objects.create(cohort=cohort, person=person), by=person)
    early, late = (Enquiry.objects.get(person=who) for who in (cast.colleague, cast.member))
    Enquiry.objects.filter(pk=early.pk).update(waiting_since=timezone.now() - timedelta(days=1))
    serve_who_waits.func()
    assert not Notice.objects.filter(kind="coaching.suggestions").exists()
    end_engagement(engagement=engagement, by=cast.lead)
    serve_who_waits.func()
    early.refresh_from_db()
    late.refresh_from_db()
    assert (early.state, late.state) == (Enquiry.State.OPEN, Enquiry.State.WAITING)


def test_looking_in_vain_takes_as_many_queries_for_three_as_for_one(cast: Cast) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert serve_waiting_list() == 0
        return len(asked)

    look(cast.member)
    for_one = queries()
    look(cast.colleague)
    look(cast.lead)
    assert Enquiry.objects.filter(state=Enquiry.State.WAITING).count() == 3
    assert queries() == for_one


def test_when_the_offer_is_closed_who_waits_is_told(cast: Cast) -> None:
    cohort = offer_to_payroll(cast)
    enquiry = look(cast.member, cohort)
    close_cohort(cohort=cohort, by=cast.steward)
    enquiry.refresh_from_db()
    assert enquiry.state == Enquiry.State.WITHDRAWN
    assert Notice.objects.get(person=cast.member).kind == "coaching.offer_ended"
