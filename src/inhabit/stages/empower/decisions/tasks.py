"""What the decision log does in the background."""

from django.tasks import task

from inhabit.stages.empower.decisions.upkeep import tell_whose_day_has_come


@task
def tell_of_decisions_to_look_at() -> None:
    """Tell whose day has come. Running it twice changes nothing."""
    tell_whose_day_has_come()
