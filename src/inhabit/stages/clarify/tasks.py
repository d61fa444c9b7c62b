"""What Clarify & Connect does in the background."""

from django.tasks import task

from inhabit.stages.clarify.contests.reminding import tell_of_overdue_contests
from inhabit.stages.clarify.counting import count_all_contributions


@task
def count_contributions_of_the_day() -> None:
    """Count contributions in pools. Safe to run twice."""
    count_all_contributions()


@task
def remind_of_contests_of_the_day() -> None:
    """Tell those who can answer what is overdue since today. Safe to run twice."""
    tell_of_overdue_contests()
