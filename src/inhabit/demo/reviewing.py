"""Writing the reviews of the first cycle: content/learned.yaml."""

from __future__ import annotations

from inhabit.demo.at_work import AtWork
from inhabit.demo.plans import content
from inhabit.people.models import Person, Unit
from inhabit.stages.empower.commitments.counting import count_all_commitments
from inhabit.stages.empower.say_do.counting import count_all_say_do
from inhabit.stages.reflect.reviews.actions import begin_review, share_review, write_review
from inhabit.stages.reflect.reviews.models import CycleReview

SHARED, SHARED_BY_ALL = -36, -35


class Reviews:
    """Lets units, and then the organisation, have looked at the first cycle as a whole."""

    def __init__(self, work: AtWork) -> None:
        self.work = work

    def write(self) -> None:
        """Write them all. What they count is counted first."""
        count_all_commitments()
        count_all_say_do()
        told = content("learned.yaml")
        for key, texts in told["reviews"].items():
            lead = self.work.lead(key, SHARED)
            self.write_review(self.work.unit(key), texts, lead, SHARED, self.said_then(key))
        sponsor = self.work.who("board", "sponsor", SHARED_BY_ALL)
        self.write_review(None, told["review_of_all"], sponsor, SHARED_BY_ALL)

    def said_then(self, key: str) -> list[dict[str, str]]:
        """Return what a unit said in the first cycle, as its review shows it."""
        words = content("cycle.yaml")["words"][key]
        return [
            {"name": self.work.teller.told_of(priority)["name"], "words": meaning}
            for priority, meaning in words.items()
        ]

    def write_review(
        self,
        unit: Unit | None,
        texts: dict[str, str],
        author: Person,
        day: int,
        said: list[dict[str, str]] | None = None,
    ) -> None:
        review = begin_review(programme=self.work.programme, unit=unit, by=author)
        review = write_review(review=review, texts=texts, edits=review.edits, by=author)
        review = share_review(review=review, by=author)
        if said is not None:
            review.page["set_out"] = said
        at = self.work.moment(day)
        CycleReview.objects.filter(pk=review.pk).update(page=review.page, shared_at=at, edited_at=at)
