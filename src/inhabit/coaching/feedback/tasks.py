"""What feedback needs by night."""

from django.tasks import task

from inhabit.coaching.feedback.actions import release_alliances


@task
def release_feedback_of_the_day() -> None:
    """Pour together what enough people have said of a coach. Safe to run twice."""
    release_alliances()
