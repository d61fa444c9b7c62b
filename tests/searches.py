"""Coaches and a search for one, for tests of choosing."""

from __future__ import annotations

from cast import Cast, make_person, place
from engagements import make_coach, make_cohort

from inhabit.coaching.matching.enquiring import say_needs
from inhabit.coaching.matching.needs import Needs
from inhabit.coaching.models import Coach, Cohort, Enquiry, Match, Offer
from inhabit.people.models import Person


def make_coaches(cast: Cast, number: int, **fields: object) -> list[Coach]:
    """Return coaches who are placed in Finance, so that they are in nobody's line in Payroll."""
    made = []
    for index in range(Coach.objects.count(), Coach.objects.count() + number):
        person = make_person(f"Coach {index}")
        place(person, cast.finance)
        made.append(make_coach(person, **fields))
    return made


def look(person: Person, cohort: Cohort | None = None, **needs: object) -> Enquiry:
    """Return a search of ``person`` who has said what they need: by an offer, or of their own accord."""
    offer = Offer.objects.create(cohort=cohort, person=person, state="accepted") if cohort else None
    enquiry = Enquiry.objects.create(person=person, offer=offer)
    given = Needs(**({"languages": ("en",)} | needs))  # type: ignore[arg-type]  # as a test needs them
    return say_needs(enquiry=enquiry, needs=given, by=person)


def offer_to_payroll(cast: Cast, **fields: object) -> Cohort:
    return make_cohort(cast.payroll, audience="everyone", party=cast.director, **fields)


def suggested(enquiry: Enquiry) -> list[Match]:
    standing = enquiry.matches.filter(state=Match.State.SUGGESTED)
    return list(standing.select_related("coach__person").order_by("rank"))
