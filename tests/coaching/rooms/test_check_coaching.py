"""``inhabit check coaching`` says what is wrong with a frame, by line and key."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

from inhabit.coaching.rooms.frames import FRAMES, SHIPPED
from inhabit.coaching.written.reading import read_written
from inhabit.strategy.files.nodes import UnusableFileError

GROW = (SHIPPED / "grow.yaml").read_text()


def test_everything_that_is_shipped_is_whole() -> None:
    said = StringIO()
    call_command("check_coaching", stdout=said)
    for line in said.getvalue().splitlines():
        whole, _of, all_files = line.split(": ")[1].split(" ")[:3]
        assert whole == all_files != "0"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("minutes: 10", "minutes: 60", "the steps take 1"),
        ("key: now", "key: worth", "stands here a second time"),
        ("id: grow", "id: groww", "must be the name of the file"),
        ("minutes: 10", "minutes: many", "must be a number of minutes from 1 to 60, not “many”"),
        (', de: "Was Sie wollen"', "", "title.de: this is missing"),
    ],
    ids=["too long", "two keys", "another name", "no number", "one language"],
)
def test_each_mistake_is_named(old: str, new: str, said: str) -> None:
    assert old in GROW, "the frame has changed"
    with pytest.raises(UnusableFileError) as raised:
        read_written(GROW.replace(old, new).encode(), FRAMES, name="grow")
    assert said in "\n".join(map(str, raised.value.problems))
