"""``inhabit rewrap``: puts the key of every engagement under the newest key, so that older ones can go."""

from __future__ import annotations

from typing import Any

from cryptography.fernet import InvalidToken
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from inhabit.coaching.keys import rewrapped
from inhabit.coaching.models import EngagementKey
from inhabit.surfaces.progress import count_in_words

BATCH = 500


class Command(BaseCommand):
    help = (
        "Wrap the key of every coaching anew, with the first key of INHABIT_COACHING_KEYS. No text changes. "
        "Can be stopped, and run twice."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        total, done, last = EngagementKey.objects.count(), 0, 0
        while keys := self.wrap_next(last):
            done, last = done + len(keys), keys[-1].pk
            self.stdout.write(count_in_words(done, total))
        self.stdout.write(f"Keys under the newest key: {done}. Older keys can be removed.")

    def wrap_next(self, last: int) -> list[EngagementKey]:
        try:
            return wrap_batch(last)
        except InvalidToken:
            raise CommandError(
                "A key of a coaching was wrapped with a key that INHABIT_COACHING_KEYS doesn’t hold. "
                "Nothing of its batch was changed. Put that key behind the others, and run it again."
            ) from None


@transaction.atomic
def wrap_batch(last: int) -> list[EngagementKey]:
    """Wrap the keys after number ``last`` anew, and return them; what is under the newest stays as it is."""
    keys = list(EngagementKey.objects.select_for_update().filter(pk__gt=last).order_by("pk")[:BATCH])
    changed = []
    for key in keys:
        before = key.wrapped, key.former
        key.wrapped, key.former = rewrapped(key.wrapped), key.former and rewrapped(key.former)
        if before != (key.wrapped, key.former):
            changed.append(key)
    EngagementKey.objects.bulk_update(changed, ["wrapped", "former"])
    return keys
