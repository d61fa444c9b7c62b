"""What is done about people in the background. Arguments are numbers only."""

from django.core.exceptions import ValidationError
from django.tasks import task

from inhabit.access.actions import invite_by_mail
from inhabit.people.invitations import members_of, members_within, to_mail
from inhabit.people.models import Person, PersonQuerySet, Unit
from inhabit.people.tree import refresh_tree

CHUNK = 200


@task
def invite_unit(unit_id: int, by_id: int, with_below: bool) -> int:
    """Mail everyone of a unit (and, asked for, of the units below) who can be mailed; return how many.

    Whoever has joined or holds an invitation that works is passed over, so running it again, also
    after being stopped half-way, writes to nobody twice.
    """
    unit = Unit.objects.filter(pk=unit_id).first()
    by = Person.objects.filter(pk=by_id).first()
    if unit is None or by is None:
        return 0
    return mail_people(members_within(unit) if with_below else members_of(unit), by)


def mail_people(people: PersonQuerySet, by: Person | None) -> int:
    """Mail those of ``people`` who can be mailed, a chunk at a time; return how many."""
    sent, last = 0, 0
    while chunk := list(to_mail(people).filter(pk__gt=last).order_by("pk")[:CHUNK]):
        last = chunk[-1].pk
        sent += sum(invite_if_possible(person, by) for person in chunk)
    return sent


def invite_if_possible(person: Person, by: Person | None) -> bool:
    try:
        invite_by_mail(person=person, by=by)
    except ValidationError:  # joined or left a moment ago
        return False
    return True


@task
def refresh_tree_of_the_day() -> None:
    """Let changes that were dated ahead to today take effect. Running it twice changes nothing."""
    refresh_tree()
