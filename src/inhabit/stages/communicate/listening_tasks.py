"""What listening needs in the background."""

from django.tasks import task

from inhabit.stages.communicate.actions.batches import pass_on_unnamed_playbacks
from inhabit.stages.communicate.playback_counting import count_all_playbacks


@task
def pass_on_playbacks_of_the_day() -> None:
    """Pass on the playbacks without a name that wait too long, or where nobody reads. Safe to run twice."""
    pass_on_unnamed_playbacks()


@task
def count_playbacks_of_the_day() -> None:
    """Count in pools how many played a story back. Safe to run twice."""
    count_all_playbacks()
