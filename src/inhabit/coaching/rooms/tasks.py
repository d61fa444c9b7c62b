"""What coaching does in the background between sessions."""

from django.tasks import task
from django.utils import timezone

from inhabit.coaching.rooms.actions.nudges import send_nudges


@task
def send_due_reminders() -> None:
    """Tell people of the reminders that they have set. Safe to run twice."""
    send_nudges(timezone.now())
