"""Somebody asks without their name. Nothing here has an actor, a moment, or a line in the trail."""

from __future__ import annotations

from datetime import date, datetime, time

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from inhabit.people.models import Person, Unit, today
from inhabit.people.selectors import unit_of
from inhabit.stages.communicate.actions.questions.asking import checked_words
from inhabit.stages.communicate.clock import DAYS_IN_FORTNIGHT, WAITS_FOR_OTHERS, fortnight_of
from inhabit.stages.communicate.models import Question, UnreleasedQuestion
from inhabit.stages.communicate.unnamed import hash_of_receipt, new_receipt, receiving_unit
from inhabit.strategy.models import Priority


def ask_unnamed(*, text: str, priority: Priority | None, by: Person) -> str:
    """Keep a question without a name and return its receipt, which is kept nowhere.

    ``by`` decides who receives it and is then forgotten. ``ValidationError`` without words, where too
    few people share a receiving lead, and for a second one while the first waits there: five in a batch
    are five people's.
    """
    unit, text = unit_of(by), checked_words(text)
    receiver = receiving_unit(unit, by=by) if unit is not None else None
    if receiver is None:
        raise ValidationError(
            _("So few people share a lead with you that leaving out your name would not hide you.")
        )
    if not cache.add(mark_of(by, receiver), 1, timeout=seconds_marked()):
        raise ValidationError(
            _(
                "A question of yours without your name still waits for others. One at a time keeps five "
                "questions five people’s. Your words are still here: ask with your name, or later."
            )
        )
    receipt = new_receipt()
    with transaction.atomic():
        UnreleasedQuestion.objects.create(
            unit=receiver,
            text=text,
            priority=priority,
            receipt=hash_of_receipt(receipt),
            fortnight=fortnight_of(today()),
        )
    return receipt


def mark_of(person: Person, unit: Unit) -> str:
    """Return the key that notes that ``person`` has asked the lead of ``unit`` since the last five came.

    It is worth nothing without the server's key.
    """
    released = Question.objects.filter(received_by=unit, batch__isnull=False).order_by()
    batches = released.aggregate(number=Count("batch", distinct=True))["number"]
    marked = salted_hmac(
        "inhabit.communicate.unnamed", f"{person.pk} {unit.pk} {batches}", algorithm="sha256"
    )
    return f"unnamed-question:{marked.hexdigest()}"


def seconds_marked() -> int:
    """Return the seconds until what is asked today waits elsewhere: all marks of a fortnight end together."""
    first_day = date.fromordinal((fortnight_of(today()) + WAITS_FOR_OTHERS + 1) * DAYS_IN_FORTNIGHT)
    end = timezone.make_aware(datetime.combine(first_day, time()))
    return max(int((end - timezone.now()).total_seconds()), 1)


@transaction.atomic
def withdraw_unnamed(*, receipt: str, by: Person) -> bool:
    """Take back a question that nobody has read yet, and let ``by`` ask again; say whether there was one."""
    waiting = UnreleasedQuestion.objects.filter(receipt=hash_of_receipt(receipt)).select_related("unit")
    found = waiting.first()
    if found is None:
        return False
    waiting.delete()
    cache.delete(mark_of(by, found.unit))
    return True
