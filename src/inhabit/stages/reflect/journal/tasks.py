"""What happens to the journal in the background."""

from datetime import timedelta

from django.tasks import task
from django.utils import timezone

from inhabit.stages.reflect.journal.models import Reflection

DAYS_TO_COME_BACK = 1


@task
def forget_entries_thrown_away() -> None:
    """Delete for good what was thrown away more than a day ago. Safe to run twice."""
    since = timezone.now() - timedelta(days=DAYS_TO_COME_BACK)
    Reflection.objects.filter(removed_at__lt=since).delete()
