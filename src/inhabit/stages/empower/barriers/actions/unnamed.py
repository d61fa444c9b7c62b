"""Somebody raises a barrier without their name. Nothing here has an actor, a moment, or a line in the trail.

The rule is that of questions, see ``communicate.unnamed``: the first lead above with eight people from
whom it can be, five together, in random order, and a receipt that the server knows by its hash alone.
"""

from __future__ import annotations

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from inhabit.people.models import Person, Unit, today
from inhabit.people.selectors import unit_of
from inhabit.stages.communicate.actions.questions.unnamed import seconds_marked
from inhabit.stages.communicate.clock import fortnight_of
from inhabit.stages.communicate.unnamed import hash_of_receipt, new_receipt, receiving_unit
from inhabit.stages.empower.barriers.actions.raising import Words, checked_words
from inhabit.stages.empower.barriers.models import Barrier, UnreleasedBarrier


def raise_unnamed(*, words: Words, by: Person) -> str:
    """Keep a barrier without a name and return its receipt, which is kept nowhere.

    ``by`` decides who receives it and is then forgotten. ``ValidationError`` without words, where too
    few people share a receiving lead, and for a second one while the first waits there: five in a batch
    are five people's.
    """
    unit, text = unit_of(by), checked_words(words.text)
    receiver = receiving_unit(unit, by=by) if unit is not None else None
    if receiver is None:
        raise ValidationError(
            _("So few people share a lead with you that leaving out your name would not hide you.")
        )
    if not cache.add(mark_of(by, receiver), 1, timeout=seconds_marked()):
        raise ValidationError(
            _(
                "Something of yours without your name still waits for others. One at a time keeps five "
                "barriers five people’s. Your words are still here: raise it with your name, or later."
            )
        )
    receipt = new_receipt()
    with transaction.atomic():
        UnreleasedBarrier.objects.create(
            unit=receiver,
            text=text,
            help=words.help.strip(),
            category=words.category,
            priority=words.priority,
            receipt=hash_of_receipt(receipt),
            fortnight=fortnight_of(today()),
        )
    return receipt


def mark_of(person: Person, unit: Unit) -> str:
    """Return the key that notes that ``person`` has raised something since the last five came to ``unit``.

    It is worth nothing without the server's key.
    """
    released = Barrier.objects.filter(home=unit, batch__isnull=False).order_by()
    batches = released.aggregate(number=Count("batch", distinct=True))["number"]
    marked = salted_hmac("inhabit.empower.unnamed", f"{person.pk} {unit.pk} {batches}", algorithm="sha256")
    return f"unnamed-barrier:{marked.hexdigest()}"


@transaction.atomic
def withdraw_unnamed(*, receipt: str, by: Person) -> bool:
    """Take back what nobody has read yet, and let ``by`` raise something again; say whether there was any."""
    waiting = UnreleasedBarrier.objects.filter(receipt=hash_of_receipt(receipt)).select_related("unit")
    found = waiting.first()
    if found is None:
        return False
    waiting.delete()
    cache.delete(mark_of(by, found.unit))
    return True
