"""Somebody asks without their name. Nothing here has an actor, a moment, or a line in the trail."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from inhabit.people.models import Person, today
from inhabit.people.selectors import unit_of
from inhabit.stages.communicate.actions.questions.asking import checked_words
from inhabit.stages.communicate.clock import fortnight_of
from inhabit.stages.communicate.models import UnreleasedQuestion
from inhabit.stages.communicate.unnamed import hash_of_receipt, new_receipt, receiving_unit
from inhabit.strategy.models import Priority


def ask_unnamed(*, text: str, priority: Priority | None, by: Person) -> str:
    """Keep a question without a name and return its receipt, which is kept nowhere.

    ``by`` decides who receives it and is then forgotten. ``ValidationError`` without words, where too
    few people share a receiving lead, and for a second one on a day: five in a batch are five people's,
    as far as one day goes.
    """
    unit, text = unit_of(by), checked_words(text)
    receiver = receiving_unit(unit, by=by) if unit is not None else None
    if receiver is None:
        raise ValidationError(
            _("So few people share a lead with you that leaving out your name would not hide you.")
        )
    if not cache.add(mark_of_the_day(by), 1, timeout=seconds_left_today()):
        raise ValidationError(
            _(
                "You have asked without your name today. One a day keeps five questions five people’s. "
                "Your words are still here: ask with your name, or tomorrow."
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


def mark_of_the_day(person: Person) -> str:
    """Return the key that notes that ``person`` has asked today: worth nothing without the server's key."""
    marked = salted_hmac("inhabit.communicate.unnamed", f"{person.pk} {today()}", algorithm="sha256")
    return f"unnamed-question:{marked.hexdigest()}"


def seconds_left_today() -> int:
    """Return the seconds to midnight: every mark of a day ends then, whenever it was made."""
    midnight = timezone.make_aware(datetime.combine(today() + timedelta(days=1), time()))
    return max(int((midnight - timezone.now()).total_seconds()), 1)


@transaction.atomic
def withdraw_unnamed(*, receipt: str) -> bool:
    """Take back a question that nobody has read yet; say whether there was one."""
    deleted, _by_model = UnreleasedQuestion.objects.filter(receipt=hash_of_receipt(receipt)).delete()
    return deleted > 0
