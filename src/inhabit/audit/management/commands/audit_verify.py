"""``inhabit audit verify``: check the seal of every event."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from inhabit.audit.selectors import head_seal, trail_state


class Command(BaseCommand):
    help = "Check the seal of every event in the audit trail. Exit status 1 when the trail is broken."

    def handle(self, *args: Any, **options: Any) -> None:
        state = trail_state()
        if not state.is_unbroken:
            raise CommandError(
                f"The trail is broken at event {state.first_broken_id}: it was changed, or one before it is "
                "gone. Keep this database as it is and compare it with a backup.",
                returncode=1,
            )
        self.stdout.write(f"Unbroken: {state.events} events.")
        # Kept elsewhere, the seal shows later whether the newest events were cut off.
        self.stdout.write(f"Last seal: {head_seal() or 'none yet'}")
