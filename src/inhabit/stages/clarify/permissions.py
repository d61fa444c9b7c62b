"""Who may write and read in Clarify & Connect."""

from inhabit.access.permissions import Permission
from inhabit.people.models import Person
from inhabit.stages.clarify.models import Contribution


def is_author(person: Person, pk: int) -> bool:
    """Say whether ``person`` wrote the contribution. Deleted ones have no author."""
    return Contribution.objects.filter(pk=pk, person=person).exists()


author_of_the_contribution = Permission(
    "author of the contribution", lambda person, pk, **_: is_author(person, pk), is_hidden=True
)
