"""What somebody has of feedback. What they said of a coach isn't here: nobody knows which of it is theirs."""

from inhabit.coaching.feedback.reviews import text_of
from inhabit.coaching.models import AllianceAsked, Review
from inhabit.people.models import Person
from inhabit.people.own_data import Part


def my_reviews_of_coaching(person: Person) -> Part:
    mine = Review.objects.filter(author=person).select_related("engagement__key")
    return "reviews_of_coaching", [
        {
            "text": text_of(review),
            "shared_with_the_other_side": review.is_for_other_side,
            "shared_with_the_organisation": review.is_for_party,
            "edited_on": review.edited_on,
        }
        for review in mine.filter(engagement__forgotten_at__isnull=True)
    ]


def my_times_asked_about_coaching(person: Person) -> Part:
    """Return at which moments somebody was asked; whether they answered is kept nowhere."""
    mine = AllianceAsked.objects.filter(person=person).order_by("moment", "pk")
    return "asked_about_working_with_a_coach", list(mine.values("moment"))


PARTS_OF_FEEDBACK = (my_reviews_of_coaching, my_times_asked_about_coaching)
