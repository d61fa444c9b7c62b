"""What the journal tells people: only somebody who was shown an entry, and whoever showed it."""

from django.utils.translation import gettext_lazy as _

from inhabit.notify.kinds import NoticeKind
from inhabit.people.models import Person


def anybody(person: Person) -> bool:
    """A coach from outside can be shown an entry, too."""
    return True


ENTRY_SHOWN = NoticeKind(
    key="reflect.entry_shown",
    label=_("Somebody has shown me an entry of their journal"),
    words=_("Somebody has shown you an entry of their journal. You alone may read it."),
    reaches=anybody,
)
ENTRY_ANSWERED = NoticeKind(
    key="reflect.entry_answered",
    label=_("An entry of my journal that I showed somebody was answered"),
    words=_("The entry of your journal that you showed somebody was answered."),
    comes_back=True,
)
KINDS_OF_JOURNAL = (ENTRY_SHOWN, ENTRY_ANSWERED)
