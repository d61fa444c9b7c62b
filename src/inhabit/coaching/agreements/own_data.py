"""What somebody agreed to in coaching, what they added in their own words, and who opened what of theirs."""

from __future__ import annotations

from inhabit.coaching.agreements.opened import openings_of
from inhabit.coaching.agreements.texts import PURPOSE
from inhabit.coaching.keys import open_in
from inhabit.coaching.models import Agreement, Signature
from inhabit.people.models import Person
from inhabit.people.own_data import Part


def my_consents(person: Person) -> Part:
    mine = Signature.objects.filter(person=person).order_by("agreed_at", "pk")
    return "agreed_to_in_coaching", list(mine.values("agreement__number", "side", "agreed_at"))


def my_sentences(person: Person) -> Part:
    """Return the sentences that ``person`` added, each once, though later versions repeat it."""
    written = Agreement.objects.filter(proposed_by=person, engagement__forgotten_at__isnull=True)
    sentences: dict[str, None] = {}
    for agreement in written.select_related("engagement__key").order_by("made_at", "pk"):
        for clause in agreement.clauses:
            if clause.get("by") == person.pk:
                sentences[open_in(agreement.engagement, clause["sealed"], purpose=PURPOSE)] = None
    return "sentences_in_agreements_on_coaching", list(sentences)


def opened_of_mine(person: Person) -> Part:
    rows = openings_of(person).order_by("hour", "pk")
    return "who_opened_what_of_mine", list(rows.values("what", "by__name", "hour"))


PARTS_OF_AGREEMENTS = (my_consents, my_sentences, opened_of_mine)
