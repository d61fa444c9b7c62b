"""A cycle is reviewed, and what was said before is confirmed as the next one begins."""

from __future__ import annotations

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.people.models import Person, Unit
from inhabit.programme.models import Programme, UnitStage
from inhabit.stages.clarify.actions.stale import StaleFormError
from inhabit.stages.clarify.models import Contribution, Interpretation
from inhabit.stages.reflect.reviews.cycles import cycle_to_review
from inhabit.stages.reflect.reviews.models import CycleReview, StillMyPart, StillRight
from inhabit.stages.reflect.reviews.pages import Page, page_of_programme, page_of_unit

TEXTS = ("went_well", "was_hard", "goes_on")


@transaction.atomic
def begin_review(*, programme: Programme, unit: Unit | None, by: Person) -> CycleReview:
    """Return the review of the cycle that is at its end, begun where there is none; ``unit`` None for all.

    ``ValidationError`` before a unit has come to the last stage of its first cycle.
    """
    place = unit or programme.root_unit
    stage = UnitStage.objects.select_for_update().filter(programme=programme, unit=place).first()
    cycle = cycle_to_review(stage)
    if cycle is None:
        raise ValidationError(
            _("A cycle is reviewed at its end. You can write it in the stage “Reflect & Reinforce”.")
        )
    review, is_new = CycleReview.objects.get_or_create(
        programme=programme, unit=unit, cycle=cycle, defaults={"author": by}
    )
    if is_new:
        review.page = gathered(review)
        review.save(update_fields=["page"])
    return review


def gathered(review: CycleReview) -> Page:
    """Return what is there now for the page of ``review``."""
    if review.unit is None:
        return page_of_programme(review.programme, review.cycle)
    return page_of_unit(review.unit, review.programme, review.cycle)


@transaction.atomic
def write_review(
    *, review: CycleReview, texts: dict[str, str], edits: int, by: Person, is_read_anew: bool = True
) -> CycleReview:
    """Keep what was written and, unless it is kept while somebody types, read the figures anew.

    ``StaleFormError`` where somebody has saved other words since the form was opened; ``ValidationError``
    once it is shared.
    """
    stored = locked(review)
    if stored.is_shared:
        raise ValidationError(_("This review has been shared. It stays as it is."))
    if stored.edits != edits and any(getattr(stored, name) != text for name, text in texts.items()):
        raise StaleFormError(stored)
    for name, text in texts.items():
        setattr(stored, name, text.strip())
    stored.edits, stored.author = stored.edits + 1, by
    if is_read_anew:
        stored.page = gathered(stored)
    stored.save()
    return stored


@transaction.atomic
def share_review(*, review: CycleReview, by: Person) -> CycleReview:
    """Let everybody read it, as it stands now and for good. A second time changes nothing.

    ``ValidationError`` where nobody has written a word of their own.
    """
    stored = locked(review)
    if stored.is_shared:
        return stored
    if not any(getattr(stored, name) for name in TEXTS):
        raise ValidationError(_("Add a sentence of your own first: figures alone say little."))
    stored.page, stored.shared_at, stored.author = gathered(stored), timezone.now(), by
    stored.save()
    record_event("review.shared", stored, by=by, details={"cycle": stored.cycle})
    return stored


def locked(review: CycleReview) -> CycleReview:
    rows = CycleReview.objects.select_for_update(of=("self",))
    return rows.select_related("programme__root_unit", "unit").get(pk=review.pk)


@transaction.atomic
def confirm_words(*, programme: Programme, unit: Unit, words: Collection[int], by: Person) -> int:
    """Say that ``words`` (numbers of what ``unit`` says) are still right in its present cycle.

    Return how many of them stand confirmed; those that hold no longer are passed over.
    """
    stage = UnitStage.objects.select_for_update().get(programme=programme, unit=unit)
    held = Interpretation.objects.shared().filter(programme=programme, unit=unit, pk__in=words)
    numbers = list(held.values_list("pk", flat=True))
    StillRight.objects.bulk_create(
        [StillRight(interpretation_id=pk, cycle=stage.cycle, said_by=by) for pk in numbers],
        ignore_conflicts=True,
    )
    if numbers:
        record_event(
            "interpretation.confirmed",
            unit,
            by=by,
            details={"priorities": len(numbers), "cycle": stage.cycle},
        )
    return len(numbers)


@transaction.atomic
def confirm_parts(*, parts: Collection[int], cycle: int, by: Person) -> int:
    """Say that ``parts`` (numbers of one's own contributions) are still one's own in ``cycle``."""
    mine = Contribution.objects.finished().filter(person=by, pk__in=parts).values_list("pk", flat=True)
    numbers = list(mine)
    StillMyPart.objects.bulk_create(
        [StillMyPart(contribution_id=pk, cycle=cycle) for pk in numbers], ignore_conflicts=True
    )
    return len(numbers)
