"""Who may write and read stories and retellings."""

from __future__ import annotations

from inhabit.access.permissions import Permission
from inhabit.people.models import Person
from inhabit.programme.models import Programme
from inhabit.stages.communicate.models import Story
from inhabit.stages.communicate.readers.stories import StoryTeam, readers_of_story


def may_write_story(person: Person, pk: int) -> bool:
    """Say whether ``person`` writes the story of the programme with number ``pk``."""
    programme = Programme.objects.select_related("root_unit").filter(pk=pk).first()
    return programme is not None and StoryTeam(programme).includes(person)


def may_read_story(person: Person, pk: int) -> bool:
    """Say whether ``person`` may read the published story with number ``pk``."""
    story = Story.objects.published().select_related("audience", "programme__root_unit").filter(pk=pk).first()
    return story is not None and readers_of_story(story).include(person)


story_team_of_the_programme = Permission(
    "sponsor, programme team, or lead of the programme's top unit",
    lambda person, pk, **_: may_write_story(person, pk),
)
reader_of_the_story = Permission(
    "audience or team of the story", lambda person, pk, **_: may_read_story(person, pk), is_hidden=True
)
