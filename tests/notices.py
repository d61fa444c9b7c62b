"""Kinds of notices for tests, and a short way to tell somebody something."""

from inhabit.notify.actions import send_notice
from inhabit.notify.kinds import NoticeKind
from inhabit.notify.models import Notice
from inhabit.people.models import Person

ANSWER = NoticeKind(
    "test.answer", "Answers to my questions", "Your question was answered in %(unit)s.", comes_back=True
)
NUDGE = NoticeKind("test.nudge", "Somebody waits for me", "%(unit)s waits for you.", is_urgent=True)
NEWS = NoticeKind("test.news", "News", "%(unit)s has told the story.")
KINDS_FOR_TESTS = (ANSWER, NUDGE, NEWS)


def tell(
    person: Person, kind: NoticeKind = ANSWER, *, key: str = "1", unit: str = "Payroll", address: str = "/me/"
) -> Notice:
    send_notice(kind.key, to=[person], address=address, key=key, details={"unit": unit})
    return Notice.objects.get(person=person, kind=kind.key, key=key)


def told(person: Person) -> list[str]:
    """Return the kinds of what ``person`` was told, the first one first."""
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))
