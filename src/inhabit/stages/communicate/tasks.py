"""What Communicate & Cascade does in the background."""

from django.tasks import task

from inhabit.stages.communicate.upkeep import care_for_questions


@task
def care_for_questions_of_the_day() -> None:
    """Release, lift and remind, as far as it is due today. Running it twice changes nothing."""
    care_for_questions()
