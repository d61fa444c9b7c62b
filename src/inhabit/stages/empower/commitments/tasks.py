"""What is done for promises in the background."""

from django.tasks import task

from inhabit.stages.empower.commitments.counting import count_all_commitments


@task
def count_commitments_of_the_day() -> None:
    """Count promises in pools. Safe to run twice."""
    count_all_commitments()
