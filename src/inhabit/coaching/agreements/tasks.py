"""What agreements need in the background."""

from django.tasks import task

from inhabit.coaching.agreements.forgetting import forget_what_is_due
from inhabit.coaching.agreements.upkeep import care_for_coachings


@task
def care_for_coachings_of_the_day() -> None:
    """End what somebody's leaving or a long rest has ended, and forget what is due. Safe to run twice."""
    care_for_coachings()
    forget_what_is_due()
