"""Who may read, change and answer a story."""

from inhabit.access.permissions import Permission
from inhabit.people.models import Person
from inhabit.stages.reflect.recognitions.models import Recognised, Recognition
from inhabit.stages.reflect.recognitions.selectors import readable_by


def is_in_it(person: Person, pk: int) -> bool:
    return Recognised.objects.filter(
        recognition=pk, person=person, recognition__taken_back_at__isnull=True
    ).exists()


def wrote_it(person: Person, pk: int) -> bool:
    return Recognition.objects.filter(pk=pk, author=person).exists()


def may_read(person: Person, pk: int) -> bool:
    return wrote_it(person, pk) or is_in_it(person, pk) or readable_by(person).filter(pk=pk).exists()


# What does not show is between its writer and those in it: to everybody else it is not there.
reader_of_the_recognition = Permission(
    "whoever the story shows to", lambda person, pk, **_: may_read(person, pk), is_hidden=True
)
writer_of_the_recognition = Permission(
    "whoever wrote the story", lambda person, pk, **_: wrote_it(person, pk), is_hidden=True
)
somebody_in_it = Permission(
    "whoever the story is about", lambda person, pk, **_: is_in_it(person, pk), is_hidden=True
)
