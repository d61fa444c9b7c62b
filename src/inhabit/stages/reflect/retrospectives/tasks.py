"""What retrospectives need in the background."""

from django.tasks import task

from inhabit.stages.reflect.retrospectives.actions.closing import care_for_retrospectives


@task
def care_for_retrospectives_of_the_day() -> None:
    """End what was forgotten, and delete what was kept long enough. Running it twice changes nothing."""
    care_for_retrospectives()
