"""What is done about notices in the background."""

from datetime import timedelta

from django.tasks import task
from django.utils import timezone

from inhabit.access.models import Delivery
from inhabit.notify.models import Notice
from inhabit.notify.sending import chunks_of_people, drop_what_reaches_nobody, mail_people

DAYS_KEPT = 180


@task
def send_due_notices() -> int:
    """Have everyone mailed for whom something is due; return how many chunks of people that makes.

    Every 15 minutes. Running it twice, or again after a kill, mails nobody twice: see access.deliveries.
    """
    drop_what_reaches_nobody()
    chunks = list(chunks_of_people())
    for first, last in chunks:
        mail_notices.enqueue(first, last)
    return len(chunks)


@task
def mail_notices(first: int, last: int) -> int:
    """Mail a chunk of people, by their first and last number."""
    return mail_people(first, last)


@task
def forget_old_notices() -> None:
    """Delete notices that were read, and the traces of mails, after half a year."""
    before = timezone.now() - timedelta(days=DAYS_KEPT)
    Notice.objects.filter(read_at__lt=before).delete()
    Delivery.objects.filter(settled_at__lt=before).delete()
