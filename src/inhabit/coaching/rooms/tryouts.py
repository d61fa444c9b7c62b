"""What a rehearsal shows: the listeners, texts that somebody could show, and the note beside a draft."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inhabit.coaching.models import Session, Tryout
from inhabit.coaching.rooms.actions.tryouts import Staged, change_of, staged_in
from inhabit.people.models import Person
from inhabit.sealing.keys import UnreadableSealError
from inhabit.stages.clarify.models import Interpretation
from inhabit.stages.communicate.beside import Aside
from inhabit.stages.communicate.models import Retelling

MOST_TEXTS = 6

# How a coach plays each of the listeners of ``communicate.listeners``.
PLAYED: dict[str, str | Promise] = {
    "sceptic": gettext_lazy(
        "Lean back. Ask after the second sentence. Accept an honest “I don’t know”, and nothing smoother."
    ),
    "afraid": gettext_lazy(
        "Be polite and hardly ask. Let pauses arise. Whatever is said, come back to the job once more."
    ),
    "third_time": gettext_lazy(
        "Nod too early and look at your phone. Wake up only when something is said about your own work."
    ),
    "newcomer": gettext_lazy(
        "Be friendly and curious. Ask about every word that only people from here use, however small."
    ),
}


@dataclass(frozen=True)
class Text:
    """Something of one's own that one could show."""

    key: str
    label: str
    text: str


@dataclass(frozen=True)
class Scene:
    """A rehearsal of one person. ``change`` and ``is_put_away`` are for that person alone."""

    person: Person
    staged: Staged
    played: str
    seen: str
    change: str = ""
    is_put_away: bool = False


def scene_of(session: Session, person: Person, reader: Person) -> Scene:
    """Return the rehearsal of ``person`` as ``reader`` may see it."""
    tryout = Tryout.objects.filter(session=session, person=person).first()
    if tryout is None:
        return Scene(person, Staged(), "", "0")
    tryout.session = session
    staged = staged_in(tryout)
    played = str(PLAYED.get(staged.listener.key, "")) if staged.listener else ""
    is_own = person == reader
    return Scene(
        person,
        staged,
        played,
        str(tryout.edits),
        change=change_of(tryout) if is_own else "",
        is_put_away=is_own and tryout.put_away_at is not None,
    )


def texts_at_hand(person: Person) -> list[Text]:
    """Return what ``person`` is writing or has written as a lead: retellings, and what priorities mean."""
    retellings = Retelling.objects.filter(author=person).select_related("unit").order_by("-edited_at")
    meanings = Interpretation.objects.filter(author=person).exclude(meaning="").select_related("unit")
    told = [
        Text(f"retelling-{one.pk}", _("How I tell it in %(unit)s") % {"unit": one.unit}, one.words.text)
        for one in retellings[:MOST_TEXTS]
    ]
    meant = [
        Text(f"meaning-{one.pk}", _("What it means for %(unit)s") % {"unit": one.unit}, one.meaning)
        for one in meanings.order_by("-edited_at")[:MOST_TEXTS]
    ]
    return [text for text in [*told, *meant] if text.text.strip()]


def change_noted(author: Person) -> list[Aside]:
    """Return the one thing that ``author`` wanted to change after the latest rehearsal with their coach."""
    noted = Tryout.objects.filter(person=author, put_away_at__isnull=True).exclude(change="")
    latest = noted.select_related("session__engagement__key").order_by("-edited_at").first()
    if latest is None:
        return []
    try:
        text = change_of(latest)
    except UnreadableSealError:  # its key was destroyed when its time was over
        return []
    address = reverse("session_rehearsal", args=[latest.session_id])
    return [Aside(_("What you wanted to change, after rehearsing it with your coach"), text, address)]
