"""What a person has written in reviews and confirmed as a cycle began, for their own file."""

from inhabit.people.models import Person
from inhabit.people.own_data import Part
from inhabit.stages.reflect.reviews.models import CycleReview, StillMyPart, StillRight


def my_reviews(person: Person) -> Part:
    mine = CycleReview.objects.filter(author=person).order_by("pk")
    fields = ("programme__name", "unit__name", "cycle", "went_well", "was_hard", "goes_on", "shared_at")
    return "cycle_reviews", list(mine.values(*fields))


def my_confirmed_words(person: Person) -> Part:
    mine = StillRight.objects.filter(said_by=person).order_by("pk")
    return "confirmed_interpretations", list(mine.values("interpretation", "cycle", "said_at"))


def my_confirmed_parts(person: Person) -> Part:
    mine = StillMyPart.objects.filter(contribution__person=person).order_by("pk")
    return "confirmed_contributions", list(mine.values("contribution", "cycle", "said_at"))


PARTS = (my_reviews, my_confirmed_words, my_confirmed_parts)
