"""What say and do does in the background."""

from django.tasks import task

from inhabit.stages.empower.say_do.counting import count_all_say_do


@task
def count_say_do_of_the_day() -> None:
    """Count how decisions and promises lie on the priorities. Running it twice changes nothing."""
    count_all_say_do()
