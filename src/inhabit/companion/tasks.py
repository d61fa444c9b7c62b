"""What happens to conversations in the background."""

from datetime import timedelta

from django.tasks import task
from django.utils import timezone

from inhabit.companion.models import Conversation

DAYS_UNFINISHED = 14


@task
def forget_unfinished_conversations() -> None:
    """Delete conversations that nobody went on with for 14 days. Safe to run twice."""
    since = timezone.now() - timedelta(days=DAYS_UNFINISHED)
    Conversation.objects.going_on().filter(touched_at__lt=since).delete()
