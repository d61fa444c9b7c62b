"""What is told of promises: to who stands beside one, and to whose it is."""

from django.utils.translation import gettext_lazy as _

from inhabit.notify.kinds import NoticeKind
from inhabit.people.models import Person
from inhabit.stages.empower.commitments.models import Commitment


def promises(person: Person) -> bool:
    """Say whether ``person`` has promised anything, so that an answer can come back; asked once each."""
    if not hasattr(person, "promises_now"):
        person.promises_now = Commitment.objects.owned_by(person).exists()  # type: ignore[attr-defined]  # kept
    return person.promises_now  # type: ignore[attr-defined,no-any-return]  # as above


def stands_beside_somebody(person: Person) -> bool:
    """Say whether ``person`` is asked, or stands, beside a promise; asked once each."""
    if not hasattr(person, "stands_beside_now"):
        person.stands_beside_now = Commitment.objects.beside(person).exists()  # type: ignore[attr-defined]  # kept
    return person.stands_beside_now  # type: ignore[attr-defined,no-any-return]  # as above


ASKED = NoticeKind(
    key="empower.promise_asked",
    label=_("Somebody asks me to stand beside a promise"),
    words=_("Somebody asks whether you would stand beside a promise. A yes or a no is enough."),
    is_urgent=True,
    move="stand_beside",
)
YES = NoticeKind(
    key="empower.promise_yes",
    label=_("Somebody stands beside my promise"),
    words=_("Whom you asked stands beside your promise."),
    comes_back=True,
    reaches=promises,
)
NO = NoticeKind(
    key="empower.promise_no",
    label=_("Somebody can’t stand beside my promise"),
    words=_("Whom you asked can’t stand beside your promise. Perhaps somebody else can."),
    comes_back=True,
    reaches=promises,
)
STUCK = NoticeKind(
    key="empower.promise_stuck",
    label=_("A promise beside which I stand is stuck"),
    words=_("A promise beside which you stand is stuck."),
    reaches=stands_beside_somebody,
)
TEN_MINUTES = NoticeKind(
    key="empower.promise_ten_minutes",
    label=_("Somebody asks me for ten minutes about a promise"),
    words=_("You are asked for ten minutes about a promise beside which you stand."),
    is_urgent=True,
    reaches=stands_beside_somebody,
)
CHANGED = NoticeKind(
    key="empower.promise_changed",
    label=_("A promise beside which I stand was agreed anew"),
    words=_("A promise beside which you stand was agreed anew."),
    reaches=stands_beside_somebody,
)
DONE = NoticeKind(
    key="empower.promise_done",
    label=_("A promise beside which I stand is done"),
    words=_("A promise beside which you stood is done."),
    reaches=stands_beside_somebody,
)
CLOSED = NoticeKind(
    key="empower.promise_closed",
    label=_("A promise beside which I stood is closed"),
    words=_("A promise beside which you stood is closed."),
    reaches=stands_beside_somebody,
)
KINDS_OF_COMMITMENTS = (ASKED, YES, NO, STUCK, TEN_MINUTES, CHANGED, DONE, CLOSED)
