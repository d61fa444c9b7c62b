"""Whoever is offered coaching says yes or no; a no is nobody's business."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn, make_person, place
from django.urls import reverse
from engagements import make_cohort

from inhabit.audit.models import Event
from inhabit.coaching.cohorts.selectors import standing_of
from inhabit.coaching.models import Cohort, Enquiry, Offer
from inhabit.notify.models import Notice
from inhabit.people.models import Person

pytestmark = pytest.mark.django_db


def offered(cast: Cast, **fields: object) -> Offer:
    cohort = make_cohort(cast.payroll, audience="everyone", party=cast.director, **fields)
    return Offer.objects.create(cohort=cohort, person=cast.member)


def test_it_waits_on_home_and_under_coaching(cast: Cast, sign_in: SignIn) -> None:
    offered(cast)
    client = sign_in(cast.member)
    assert "Would you like a coach?" in client.get(reverse("home")).content.decode()
    page = client.get(reverse("coaching")).content.decode()
    assert "You are offered coaching" in page
    assert "Dario Director learns for the organisation" in page


def test_a_yes_leads_to_what_one_needs(cast: Cast, sign_in: SignIn) -> None:
    offer, client = offered(cast), sign_in(cast.member)
    address = reverse("offer_acceptance", args=[offer.pk])
    first, second = client.post(address), client.post(address)
    enquiry = Enquiry.objects.get()
    assert first.url == second.url == reverse("coaching_needs", args=[enquiry.pk])
    assert "Would you like a coach?" not in client.get(reverse("home")).content.decode()


def test_a_no_leaves_no_trace_but_the_answer(cast: Cast, sign_in: SignIn) -> None:
    offer, client = offered(cast), sign_in(cast.member)
    client.post(reverse("offer_refusal", args=[offer.pk]))
    offer.refresh_from_db()
    assert offer.state == Offer.State.DECLINED
    assert not Event.objects.exists()
    assert not Notice.objects.exists()
    assert "You said no to coaching" in client.get(reverse("coaching")).content.decode()


def test_a_no_can_become_a_yes(cast: Cast, sign_in: SignIn) -> None:
    offer, client = offered(cast), sign_in(cast.member)
    client.post(reverse("offer_refusal", args=[offer.pk]))
    client.post(reverse("offer_acceptance", args=[offer.pk]))
    assert Enquiry.objects.filter(offer=offer, state="open").exists()


def test_after_the_end_nothing_changes(cast: Cast, sign_in: SignIn) -> None:
    offer = offered(cast)
    Offer.objects.update(state=Offer.State.LAPSED)
    client = sign_in(cast.member)
    response = client.post(reverse("offer_acceptance", args=[offer.pk]), follow=True)
    assert "no longer open" in response.content.decode()
    assert not Enquiry.objects.exists()


def test_when_all_places_are_taken_one_waits(cast: Cast, sign_in: SignIn) -> None:
    offer = offered(cast, sessions=6, budget=6)
    other = Offer.objects.create(cohort=offer.cohort, person=cast.colleague, state="accepted")
    Enquiry.objects.create(person=cast.colleague, offer=other)
    client = sign_in(cast.member)
    client.post(reverse("offer_acceptance", args=[offer.pk]))
    assert Enquiry.objects.get(person=cast.member).state == Enquiry.State.WAITING
    assert "All places are taken at present" in client.get(reverse("coaching")).content.decode()


def many(cast: Cast, number: int) -> tuple[Cohort, list[Person]]:
    cohort = make_cohort(cast.payroll, audience="everyone")
    people = [make_person(f"Person {index}") for index in range(number)]
    for person in people:
        place(person, cast.payroll)
        Offer.objects.create(cohort=cohort, person=person)
    return cohort, people


def test_with_few_people_nothing_but_the_offers_is_counted(cast: Cast) -> None:
    cohort, _people = many(cast, 7)
    assert standing_of(cohort).accepted is None
    assert standing_of(cohort).promised is None


def test_noes_and_silence_are_one_figure_unless_each_is_of_eight(cast: Cast) -> None:
    cohort, people = many(cast, 20)
    Offer.objects.filter(person__in=people[:7]).update(state="declined")
    assert standing_of(cohort).declined is None
    assert standing_of(cohort).others == 20
    Offer.objects.filter(person__in=people[:8]).update(state="declined")
    assert (standing_of(cohort).declined, standing_of(cohort).unanswered) == (8, 12)


@pytest.mark.parametrize("answer", ["offered", "declined", "accepted"])
def test_withdrawing_tells_nothing_of_the_answer(cast: Cast, sign_in: SignIn, answer: str) -> None:
    cohort, people = many(cast, 20)
    Offer.objects.filter(person__in=people[:9]).update(state="declined")
    Offer.objects.filter(person=people[0]).update(state=answer)
    before, client = standing_of(cohort), sign_in(cast.steward)
    address = reverse("cohort_withdrawal", args=[cohort.pk, people[0].pk])
    page = client.post(address, follow=True).content.decode()
    assert "If Person 0 had not answered yet, the offer to them is withdrawn now." in page
    assert standing_of(cohort) == before
    assert Offer.objects.get(person=people[0]).state == ("withdrawn" if answer == "offered" else answer)
