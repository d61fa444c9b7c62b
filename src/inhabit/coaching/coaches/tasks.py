"""What happens to coaches over time."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.tasks import task
from django.urls import reverse
from django.utils import timezone

from inhabit.coaching.coaches.notices import EXPIRES
from inhabit.coaching.models import Coach, Credential
from inhabit.notify.actions import News, send_notices

REMINDED_BEFORE = (60, 14)  # days


@task
def remind_of_expiring_credentials() -> int:
    """Tell coaches which credentials end in 60 and in 14 days; return how many. Run twice, it tells once.

    A night that was missed is made up for: whoever is within the days and was not told is told.
    """
    today, news = timezone.localdate(), []
    held = Credential.objects.filter(coach__state__in=Coach.IN_SERVICE, expires_on__gte=today)
    for credential in held.filter(
        expires_on__lte=today + timedelta(days=max(REMINDED_BEFORE))
    ).select_related("coach"):
        left = (credential.expires_on - today).days  # type: ignore[operator]  # those without a day are not read
        before = min(days for days in REMINDED_BEFORE if left <= days)
        news.append(
            News(
                person=credential.coach.person_id,
                address=reverse("coach_credentials"),
                key=f"{credential.pk}:{credential.expires_on}:{before}",
                details={"days": before},
            )
        )
    with transaction.atomic():
        send_notices(EXPIRES.key, news)
    return len(news)
