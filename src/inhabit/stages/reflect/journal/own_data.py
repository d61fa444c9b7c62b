"""A person's journal, for their own file; and what they answered to what others showed them."""

from inhabit.people.models import Person
from inhabit.people.own_data import Part
from inhabit.stages.reflect.journal.models import Reflection, ReflectionRhythm, ShownEntry
from inhabit.stages.reflect.journal.pages import written_of


def my_reflections(person: Person) -> Part:
    mine = Reflection.objects.of(person).prefetch_related("shown__reader").order_by("begun_at", "pk")
    return "reflections", [entry(reflection) for reflection in mine]


def entry(reflection: Reflection) -> dict[str, object]:
    written = written_of(reflection.content)
    return {
        "title": written.title,
        "begun_at": reflection.begun_at,
        "kept_at": reflection.kept_at,
        "answers": [{"asked": one.asked, "words": one.words} for one in written.answered],
        "shown_to": [
            {"reader": str(one.reader), "word": one.word, "shown_at": one.shown_at}
            for one in reflection.shown.all()
        ],
    }


def my_answers_to_entries(person: Person) -> Part:
    answered = ShownEntry.objects.filter(reader=person, answered_at__isnull=False).order_by("answered_at")
    return "answers_to_entries_shown_to_me", [
        {"answer": one.answer, "answered_at": one.answered_at} for one in answered
    ]


def my_reminders(person: Person) -> Part:
    chosen = ReflectionRhythm.objects.filter(person=person)
    return "reminders_of_my_journal", list(chosen.values("rhythm", "quiet_until"))
