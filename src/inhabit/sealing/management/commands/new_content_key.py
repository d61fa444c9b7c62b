"""``inhabit new_content_key``: makes a key for INHABIT_CONTENT_KEYS, and keeps it nowhere."""

from typing import Any

from django.core.management.base import BaseCommand

from inhabit.sealing.keys import new_key


class Command(BaseCommand):
    help = (
        "Print a new key for what only its author reads. Put it first in INHABIT_CONTENT_KEYS, then: reseal."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(new_key())
