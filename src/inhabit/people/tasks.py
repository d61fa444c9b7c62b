"""Background work on the tree of units."""

from django.tasks import task

from inhabit.people.tree import refresh_tree


@task
def refresh_tree_of_the_day() -> None:
    """Let changes that were dated ahead to today take effect. Running it twice changes nothing."""
    refresh_tree()
