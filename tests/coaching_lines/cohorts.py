from engagements import make_cohort
from permission_world import SIGNED_IN, Line, World

from inhabit.coaching.models import CoachingRules, Cohort, Offer

STEWARD = frozenset({"steward"})
MEMBER = frozenset({"member"})


def a_cohort(world: World) -> Cohort:
    """Coaching for everybody in Payroll, offered to ``member``."""
    cohort = make_cohort(world.cast.payroll, audience=Cohort.Audience.EVERYONE, party=world.cast.director)
    Offer.objects.create(cohort=cohort, person=world.cast.member)
    return cohort


def the_cohort(world: World) -> dict[str, object]:
    return {"pk": a_cohort(world).pk}


def a_cohort_and_a_person(world: World) -> dict[str, object]:
    return {"pk": a_cohort(world).pk, "member_pk": world.cast.member.pk}


def an_offer(world: World) -> dict[str, object]:
    return {"pk": a_cohort(world).offers.get().pk}


def may_ask(world: World) -> dict[str, object]:
    CoachingRules.objects.create(pk=1, is_own_request_open=True)
    return {}


LINES: dict[str, Line] = {
    "cohorts": Line(STEWARD),
    "cohort_new": Line(STEWARD),
    "cohort": Line(STEWARD, the_cohort),
    "cohort_edit": Line(STEWARD, the_cohort),
    "cohort_offers": Line(STEWARD, the_cohort, "post"),
    "cohort_progress": Line(STEWARD, the_cohort),
    "cohort_closure": Line(STEWARD, the_cohort),
    "cohort_withdrawal": Line(STEWARD, a_cohort_and_a_person),
    "offer_acceptance": Line(MEMBER, an_offer, "post"),
    "offer_refusal": Line(MEMBER, an_offer, "post"),
    "own_request": Line(SIGNED_IN, may_ask, "post"),
    "coaching_rules": Line(STEWARD),
}
