"""What a person has played back and written back, for their own file.

What they wrote without their name is not among it: nobody knows which of the texts it was.
"""

from __future__ import annotations

from inhabit.people.models import Person
from inhabit.people.own_data import Part
from inhabit.stages.communicate.models import Echo, NotThisTime, Playback, UnnamedVoice


def my_playbacks(person: Person) -> Part:
    mine = Playback.objects.filter(person=person).order_by("pk")
    return "playbacks", list(
        mine.values("telling__story", "telling__unit__name", "heard", "means", "said_at")
    )


def my_echoes(person: Person) -> Part:
    mine = Echo.objects.filter(author=person).order_by("pk")
    return "written_back", list(mine.values("story", "unit__name", "text", "edited_at", "shared_at"))


def my_silences(person: Person) -> Part:
    """The stories on which a person spoke without a name, and those they did not want to be asked about."""
    return "playbacks_otherwise", {
        "without_my_name_on": list(
            UnnamedVoice.objects.filter(person=person).values_list("story", flat=True)
        ),
        "not_this_time_on": list(NotThisTime.objects.filter(person=person).values_list("story", flat=True)),
    }
