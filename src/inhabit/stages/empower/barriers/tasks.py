"""What happens to barriers and trials in the background."""

from django.tasks import task

from inhabit.stages.empower.barriers.upkeep import care_for_barriers


@task
def care_for_barriers_of_the_day() -> None:
    """Release, lift and remind, as far as it is due today. Running it twice changes nothing."""
    care_for_barriers()
