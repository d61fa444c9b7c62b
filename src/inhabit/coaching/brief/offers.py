"""What of their own somebody can show their coach by a tick; and what of it still stands when it is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from inhabit.coaching.brief.words import Given
from inhabit.companion.models import Conversation
from inhabit.companion.selectors import entry_of, journal_of
from inhabit.people.models import Person
from inhabit.stages.clarify.models import Contribution
from inhabit.stages.communicate.models import Playback

MOST_OFFERED = 8  # of each kind, the latest


@dataclass(frozen=True)
class Own:
    """A thing of somebody's own: its key in the form, what kind it is, and its words."""

    key: str
    kind: str
    words: str


def parts_of(person: Person) -> list[Own]:
    """Return what ``person`` finished as their part; never a draft."""
    mine = Contribution.objects.finished().filter(person=person).exclude(text="")
    return [own_part(part) for part in mine[:MOST_OFFERED]]


def entries_of(person: Person) -> list[Own]:
    return [own_entry(conversation) for conversation in journal_of(person)[:MOST_OFFERED]]


def heard_by(person: Person) -> list[Own]:
    """Return what ``person`` said with their name that they heard; nobody knows the other ones."""
    return [own_heard(one) for one in Playback.objects.filter(person=person)[:MOST_OFFERED]]


def things_given(given: Mapping[int, Given], parts: Iterable[Contribution]) -> dict[int, list[Own]]:
    """Return by person what each ticked, as far as it is still their own and was not thrown away.

    ``given`` is by person, and ``parts`` hold those that were ticked. Two queries at most for everybody.
    """
    found: dict[int, list[Own]] = {person: [] for person in given}
    for part in parts:
        if part.pk in given.get(part.person_id, Given()).parts:
            found[part.person_id].append(own_part(part))
    heard = [pk for one in given.values() for pk in one.heard]
    for playback in Playback.objects.filter(pk__in=heard, person__in=given) if heard else []:
        found[playback.person_id].append(own_heard(playback))
    entries = [pk for one in given.values() for pk in one.entries]
    for kept in Conversation.objects.kept().filter(pk__in=entries, person__in=given) if entries else []:
        found[kept.person_id].append(own_entry(kept))
    return found


def own_part(part: Contribution) -> Own:
    return Own(str(part.pk), _("My part"), part.text)


def own_entry(conversation: Conversation) -> Own:
    entry = entry_of(conversation)
    said = (one.words or one.choice for one in entry.talk.exchanges)
    return Own(str(entry.pk), entry.title, in_paragraphs([*said, entry.talk.sentence, entry.talk.act]))


def own_heard(playback: Playback) -> Own:
    return Own(str(playback.pk), _("What I heard"), in_paragraphs([playback.heard, playback.means]))


def in_paragraphs(texts: Iterable[str]) -> str:
    return "\n".join(text for text in dict.fromkeys(texts) if text)
