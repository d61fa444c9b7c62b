"""``inhabit renew_engagement_keys``: new keys for all coachings, and every text sealed anew under them."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from inhabit.coaching.models import EngagementKey
from inhabit.coaching.renewing import renew_key
from inhabit.surfaces.progress import count_in_words


class Command(BaseCommand):
    help = (
        "Give every coaching a new key and seal all that was written in it anew: for when somebody may have "
        "seen an old key. Change INHABIT_COACHING_KEYS and run “rewrap” first. People may go on writing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--after", type=int, default=0, help="Go on after this number, where it was stopped."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        keys = list(
            EngagementKey.objects.filter(pk__gt=options["after"]).order_by("pk").values_list("pk", flat=True)
        )
        for done, number in enumerate(keys, start=1):
            renew_key(number)
            if done % 100 == 0:
                self.stdout.write(f"{count_in_words(done, len(keys))} (--after {number})")
        self.stdout.write(f"Coachings under a new key: {len(keys)}.")
