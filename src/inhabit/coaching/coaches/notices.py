"""What coaches and the programme team are told about coaching here."""

from django.utils.translation import gettext_lazy as _

from inhabit.access.models import Role
from inhabit.access.permissions import has_role_over_all
from inhabit.coaching.coaches.permissions import is_known
from inhabit.notify.kinds import NoticeKind
from inhabit.people.models import Person


def runs_all(person: Person) -> bool:
    return has_role_over_all(person, Role.STEWARD)


APPLIED = NoticeKind(
    key="coaching.coach_applied",
    label=_("Somebody would like to coach"),
    words=_("Somebody would like to coach here, and waits for your answer."),
    move="approve_coaches",
    reaches=runs_all,
)
APPROVED = NoticeKind(
    key="coaching.coach_approved",
    label=_("My application to coach was answered"),
    words=_("You coach here from now on."),
    comes_back=True,
    is_urgent=True,
    reaches=is_known,
)
DECLINED = NoticeKind(
    key="coaching.coach_declined",
    label=_("My application to coach was answered"),
    words=_("Your application to coach has been answered."),
    comes_back=True,
    is_urgent=True,
    reaches=is_known,
)
EXPIRES = NoticeKind(
    key="coaching.credential_expires",
    label=_("One of my credentials as a coach expires soon"),
    words=_(
        "One of your credentials as a coach ends within %(days)d days. After that it is no longer shown."
    ),
    reaches=is_known,
)
KINDS_OF_COACHES = (APPLIED, APPROVED, DECLINED, EXPIRES)
