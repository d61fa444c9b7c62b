"""Offers reach everybody they are for once, in the background, also when that is cut short."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import Cast, SignIn, make_person, place
from django.urls import reverse
from django.utils import timezone
from engagements import make_cohort

from inhabit.audit.models import Event
from inhabit.coaching.cohorts import offering
from inhabit.coaching.cohorts.offering import begin_offering, send_all_offers, send_some_offers
from inhabit.coaching.cohorts.tasks import close_what_is_over, send_offers
from inhabit.coaching.models import Cohort, Offer
from inhabit.notify.models import Notice

pytestmark = pytest.mark.django_db


def payroll(cast: Cast, **fields: object) -> Cohort:
    return make_cohort(cast.payroll, audience="everyone", party=cast.director, **fields)


def test_everybody_is_offered_it_and_told_once(cast: Cast) -> None:
    cohort = payroll(cast)
    assert begin_offering(cohort=cohort, by=cast.steward)
    send_offers.func(cohort.pk)
    send_offers.func(cohort.pk)
    assert set(Offer.objects.values_list("person", flat=True)) == {cast.member.pk, cast.colleague.pk}
    assert Notice.objects.filter(kind="coaching.offered").count() == 2
    assert Event.objects.filter(verb="cohort.offered").get().details == {"people": 2}


def test_cut_short_it_goes_on_where_it_was(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offering, "CHUNK", 1)
    cohort = payroll(cast)
    begin_offering(cohort=cohort, by=cast.steward)
    assert send_some_offers(cohort)
    assert Offer.objects.count() == 1
    send_all_offers(cohort)
    assert Offer.objects.count() == 2
    cohort.refresh_from_db()
    assert cohort.sending_since is None


def test_pressed_twice_it_is_sent_once(cast: Cast) -> None:
    cohort = payroll(cast)
    assert begin_offering(cohort=cohort, by=cast.steward)
    assert not begin_offering(cohort=cohort, by=cast.steward)


def test_who_joins_later_can_be_added(cast: Cast, sign_in: SignIn) -> None:
    cohort = payroll(cast)
    begin_offering(cohort=cohort, by=cast.steward)
    send_all_offers(cohort)
    new = make_person("Nora New")
    place(new, cast.payroll)
    client = sign_in(cast.steward)
    assert "One new person in these units" in client.get(reverse("cohort", args=[cohort.pk])).content.decode()
    client.post(reverse("cohort_offers", args=[cohort.pk]))
    send_all_offers(cohort)
    assert Offer.objects.filter(person=new).exists()
    assert Notice.objects.filter(kind="coaching.offered").count() == 3


def test_a_closed_offer_is_sent_to_nobody_more(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offering, "CHUNK", 1)
    cohort = payroll(cast)
    begin_offering(cohort=cohort, by=cast.steward)
    send_some_offers(cohort)
    cohort.closed_at = timezone.now()
    cohort.save()
    send_all_offers(cohort)
    assert Offer.objects.count() == 1


def test_after_its_last_day_it_lapses(cast: Cast) -> None:
    today = timezone.localdate()
    cohort = payroll(cast, starts_on=today - timedelta(days=9), ends_on=today - timedelta(days=1))
    offer = Offer.objects.create(cohort=cohort, person=cast.member)
    close_what_is_over.func()
    close_what_is_over.func()
    offer.refresh_from_db()
    assert offer.state == Offer.State.LAPSED
    assert Event.objects.filter(verb="cohort.closed").count() == 1
