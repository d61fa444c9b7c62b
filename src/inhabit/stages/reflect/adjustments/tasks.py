"""What is done about proposed changes in the background."""

from django.tasks import task

from inhabit.stages.reflect.adjustments.reminding import tell_of_overdue_proposals


@task
def remind_of_proposals_of_the_day() -> None:
    """Tell those who can answer what is overdue since today. Safe to run twice."""
    tell_of_overdue_proposals()
