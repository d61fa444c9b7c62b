"""Who may offer coaching: the programme team, each for its units."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from inhabit.access.permissions import Permission, steward, steward_of_all
from inhabit.coaching.models import Cohort, CohortQuerySet, Offer
from inhabit.people.models import Person, Unit
from inhabit.people.permissions import units_run_by


def cohorts_run_by(person: Person) -> CohortQuerySet:
    """Return the offers of coaching whose units that stand are all run by ``person``.

    What was offered in units that are all dissolved stays with the programme team of the whole organisation.
    """
    standing = Unit.objects.open().filter(cohorts=OuterRef("pk"))
    elsewhere = standing.exclude(pk__in=units_run_by(person).values("pk"))
    mine = Cohort.objects.filter(~Exists(elsewhere))
    return mine if steward_of_all.holds(person) else mine.filter(Exists(standing))


def runs_cohort(person: Person, pk: int) -> bool:
    return steward.holds(person) and cohorts_run_by(person).filter(pk=pk).exists()


def was_offered(person: Person, pk: int) -> bool:
    return Offer.objects.filter(Q(person=person), pk=pk).exists()


team_of_the_cohort = Permission(
    "programme team for the units of the offer",
    lambda person, pk, **_: runs_cohort(person, pk),
    is_hidden=True,
)
whom_it_is_offered = Permission(
    "whom it was offered", lambda person, pk, **_: was_offered(person, pk), is_hidden=True
)
