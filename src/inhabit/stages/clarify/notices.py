"""What Clarify & Connect tells people."""

from django.utils.translation import gettext_lazy as _

from inhabit.notify.kinds import NoticeKind
from inhabit.notify.reach import answers_for_units, leads
from inhabit.people.models import Person
from inhabit.stages.clarify.contests.models import Contest


def speaks_for_units(person: Person) -> bool:
    """Say whether something that comes back to a unit reaches ``person``, who may have led it before."""
    if not hasattr(person, "speaks_for_units_now"):  # asked once each
        has_spoken = Contest.objects.filter(interpretation__author=person)
        person.speaks_for_units_now = leads(person) or has_spoken.exists()  # type: ignore[attr-defined]  # kept
    return person.speaks_for_units_now  # type: ignore[attr-defined,no-any-return]  # as above


CONTEST_WAITS = NoticeKind(
    key="clarify.contest_waits",
    label=_("A unit says something against a priority, and waits for my answer"),
    words=_("%(unit)s has said something against “%(priority)s”. It waits for your answer."),
    is_urgent=True,
    reaches=answers_for_units,
)
CONTEST_LATE = NoticeKind(
    key="clarify.contest_late",
    label=_("An answer that I owe a unit is later than agreed"),
    words=_("What %(unit)s said against “%(priority)s” still waits for your answer, longer than agreed."),
    is_urgent=True,
    reaches=answers_for_units,
)
CONTEST_LATE_BELOW = NoticeKind(
    key="clarify.contest_late_below",
    label=_("Below me a unit waits for its answer for longer than agreed"),
    words=_(
        "What %(unit)s said against “%(priority)s” has waited for longer than agreed: "
        "you can answer it now, too."
    ),
    is_urgent=True,
    reaches=answers_for_units,
)
CONTEST_PASSED_UP = NoticeKind(
    key="clarify.contest_passed_up",
    label=_("What my unit said against a priority was passed up"),
    words=_("What %(unit)s said against “%(priority)s” has been passed up, with a word to it."),
    comes_back=True,
    reaches=speaks_for_units,
)
CONTEST_ANSWERED = NoticeKind(
    key="clarify.contest_answered",
    label=_("What my unit said against a priority was answered"),
    words=_("What %(unit)s said against “%(priority)s” has been answered."),
    comes_back=True,
    reaches=speaks_for_units,
)
KINDS_OF_CLARIFY = (
    CONTEST_WAITS,
    CONTEST_LATE,
    CONTEST_LATE_BELOW,
    CONTEST_PASSED_UP,
    CONTEST_ANSWERED,
)
