"""Looking back on a coaching: in one's own words, shared by choice."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.coaching.agreements.party import Panel
from inhabit.coaching.keys import open_in, seal_in
from inhabit.coaching.models import Engagement, Opening, Review, Session
from inhabit.coaching.sealed_texts import SealedTexts
from inhabit.people.models import Person


class StaleReviewError(Exception):
    """What is stored is newer than the form that somebody sends."""

    def __init__(self, text: str, edits: int) -> None:
        super().__init__()
        self.text = text
        self.edits = edits


@dataclass(frozen=True)
class LookBack:
    """A review, opened for somebody who may read it."""

    author: Person
    text: str


def is_time_to_look_back(engagement: Engagement) -> bool:
    """Say whether the coaching has ended, or all of its sessions were held."""
    if not engagement.is_open:
        return False
    if engagement.state == Engagement.State.ENDED:
        return True
    return Session.objects.held().filter(engagement=engagement).count() >= engagement.sessions_planned


def purpose_of(review: Review) -> str:
    return f"review:{review.pk}:{review.author_id}"


def text_of(review: Review) -> str:
    return open_in(review.engagement, review.text, purpose=purpose_of(review))


REVIEWS = SealedTexts(Review, "engagement", {"text": purpose_of})


def own_review(engagement: Engagement, author: Person) -> Review:
    """Return what ``author`` has written, or an empty one that is not stored."""
    stored = Review.objects.filter(engagement=engagement, author=author).first()
    review = stored or Review(engagement=engagement, author=author)
    review.engagement = engagement
    return review


@transaction.atomic
def save_review(
    *,
    engagement: Engagement,
    text: str,
    is_for_other_side: bool,
    is_for_party: bool = False,
    edits: int,
    by: Person,
) -> Review:
    """Keep ``by``'s look back and whom they show it to; sharing can be taken back the same way.

    ``ValidationError`` before it is time; ``StaleReviewError`` where other words were stored meanwhile.
    """
    locked = Engagement.objects.select_for_update(no_key=True, of=("self",))
    engagement = locked.select_related("coach", "key").get(pk=engagement.pk)
    if not is_time_to_look_back(engagement):
        raise ValidationError(_("It opens after the last session, or when the coaching has ended."))
    review = own_review(engagement, by)
    if review.edits != edits and text_of(review) != text:
        raise StaleReviewError(text_of(review), review.edits)
    may_tell_party = engagement.is_three_way and engagement.coach.person_id != by.pk
    review.text = seal_in(engagement, text, purpose=purpose_of(review))
    review.is_for_other_side, review.is_for_party = is_for_other_side, is_for_party and may_tell_party
    review.edits, review.edited_on = review.edits + 1, timezone.localdate()
    review.save()
    return review


def reviews_for(engagement: Engagement, reader: Person) -> list[LookBack]:
    """Return what the other side shows to ``reader``; one coached person reads no other's."""
    others = Review.objects.filter(engagement=engagement, is_for_other_side=True).exclude(author=reader)
    coach = engagement.coach.person_id
    return opened(engagement, others if reader.pk == coach else others.filter(author=coach))


def reviews_for_party(engagement: Engagement) -> list[LookBack]:
    """Return what coached people show to the organisation's party."""
    shared = Review.objects.filter(engagement=engagement, is_for_party=True)
    return opened(engagement, shared.exclude(author=engagement.coach.person_id))


def opened(engagement: Engagement, reviews: QuerySet[Review]) -> list[LookBack]:
    found = []
    for review in reviews.select_related("author"):
        review.engagement = engagement  # one key for all
        found.append(LookBack(review.author, text_of(review)))
    return [one for one in found if one.text]


SHARED_REVIEWS = Panel("coaching/feedback/for_party.html", reviews_for_party, Opening.What.REVIEW)
