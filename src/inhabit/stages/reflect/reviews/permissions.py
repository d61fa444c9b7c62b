"""Who may read and write reviews, and look at words again as a cycle begins."""

from __future__ import annotations

from inhabit.access.models import Role
from inhabit.access.permissions import Permission, has_role_over
from inhabit.people.models import Person
from inhabit.programme.models import Programme
from inhabit.stages.reflect.reviews.models import CycleReview
from inhabit.stages.reflect.reviews.readers import readable_by, writable_by


def reads(person: Person, pk: int) -> bool:
    return CycleReview.objects.filter(readable_by(person), pk=pk).exists()


def writes(person: Person, pk: int) -> bool:
    return CycleReview.objects.filter(writable_by(person), pk=pk).exists()


def sponsors(person: Person, pk: int) -> bool:
    programme = Programme.objects.select_related("root_unit").filter(pk=pk).first()
    return programme is not None and has_role_over(person, programme.root_unit, Role.SPONSOR)


reader_of_the_review = Permission(
    "everyone here, once it is shared", lambda person, pk, **_: reads(person, pk), is_hidden=True
)
writer_of_the_review = Permission(
    "lead of the unit, sponsor of the programme", lambda person, pk, **_: writes(person, pk), is_hidden=True
)
sponsor_of_the_programme = Permission(
    "sponsor of the programme", lambda person, pk, **_: sponsors(person, pk)
)
