"""What a person has said about barriers and trials with their name, for their own file."""

from inhabit.people.models import Person
from inhabit.people.own_data import Part
from inhabit.stages.empower.barriers.models import Barrier, BarrierEvent, Raising, Trial, TrialNote


def my_barriers(person: Person) -> Part:
    mine = Raising.objects.filter(person=person).order_by("pk")
    fields = ("text", "help", "raised_on", "confirmed_on", "barrier__category", "barrier__state")
    return "barriers", list(mine.values(*fields))


def my_words_on_barriers(person: Person) -> Part:
    mine = BarrierEvent.objects.filter(by=person).order_by("pk")
    return "words_on_barriers", list(mine.values("kind", "word", "happened_on", "unit__name"))


def barriers_i_closed(person: Person) -> Part:
    mine = Barrier.objects.filter(closed_by=person).order_by("closed_on", "pk")
    return "barriers_closed", list(mine.values("done", "closed_on", "unit__name"))


def my_trials(person: Person) -> Part:
    mine = Trial.objects.filter(people__person=person).order_by("pk")
    fields = ("change", "measure", "before", "after", "learned", "outcome", "starts_on", "unit__name")
    return "trials", list(mine.values(*fields))


def my_trial_notes(person: Person) -> Part:
    mine = TrialNote.objects.filter(author=person).order_by("pk")
    return "trial_notes", list(mine.values("text", "noted_on"))
