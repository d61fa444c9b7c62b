"""What Clarify & Connect does in the background."""

from django.tasks import task

from inhabit.stages.clarify.counting import count_all_contributions


@task
def count_contributions_of_the_day() -> None:
    """Count contributions in pools. Safe to run twice."""
    count_all_contributions()
