from permission_world import SIGNED_IN, Line, World
from recognising import agree, recognise

LEAD = frozenset({"lead"})
MEMBER = frozenset({"member"})


def a_story(world: World) -> dict[str, object]:
    """What the lead saw the member do; it waits for the member."""
    return {"pk": recognise(world.story, by=world.cast.lead, people=[world.cast.member]).pk}


def a_story_that_shows(world: World) -> dict[str, object]:
    story = recognise(world.story, by=world.cast.lead, people=[world.cast.member])
    agree(story, world.cast.member, reach="everyone")
    return {"pk": story.pk}


def payroll(world: World) -> dict[str, object]:
    return {"pk": world.cast.payroll.pk}


LINES: dict[str, Line] = {
    "recognitions": Line(SIGNED_IN),
    "my_recognitions": Line(SIGNED_IN),
    "new_recognition": Line(SIGNED_IN),
    "unit_recognitions": Line(SIGNED_IN, payroll),
    "recognition": Line(SIGNED_IN, a_story_that_shows),
    "recognition_change": Line(LEAD, a_story),
    "recognition_removal": Line(LEAD, a_story, method="post"),
    "recognition_return": Line(LEAD, a_story, method="post"),
    "recognition_agreement": Line(MEMBER, a_story, method="post"),
    "recognition_wording": Line(MEMBER, a_story),
    "recognition_unshown": Line(MEMBER, a_story, method="post"),
}
