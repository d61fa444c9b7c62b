"""The difference between versions is said in words."""

from dataclasses import replace
from decimal import Decimal

from inhabit.strategy.contents import Contents, PriorityContents, SignContents
from inhabit.strategy.differences import Piece, difference_between
from strategy.drafting import CONTENTS, FIRST_VISIT, KEEP_WORD


def with_first(**changes: object) -> Contents:
    return replace(CONTENTS, priorities=(replace(FIRST_VISIT, **changes), KEEP_WORD))


def test_the_same_is_nothing() -> None:
    assert difference_between(CONTENTS, CONTENTS).is_nothing


def test_a_reweighted_priority_says_both_weights() -> None:
    (one,) = difference_between(CONTENTS, with_first(weight=70)).priorities
    assert (one.kind, one.weight_before, one.weight_after, one.weight_shift) == ("changed", 60, 70, 10)
    assert one.passages == ()


def test_added_and_dropped_priorities_are_told_by_identity_not_by_name() -> None:
    renamed = replace(FIRST_VISIT, name="First call")
    newcomer = PriorityContents(name="Keep our word", weight=40)
    found = difference_between(CONTENTS, Contents(CONTENTS.vision, CONTENTS.dated_on, (renamed, newcomer)))
    assert [one.name for one in found.added] == ["Keep our word"]
    assert [one.name for one in found.dropped] == ["Keep our word"]
    assert found.changed[0].renamed == (
        Piece("same", "First "),
        Piece("del", "visit"),
        Piece("ins", "call"),
    )


def test_rows_are_added_dropped_or_reworded() -> None:
    points = ("The van is packed by what was used.", "A new point about something else entirely.")
    (one,) = difference_between(CONTENTS, with_first(key_points=points)).priorities
    assert Piece("ins", "used") in one.key_points[0]
    assert one.key_points[1] == (Piece("ins", points[1]),)


def test_a_new_reading_is_no_difference_but_a_new_target_is() -> None:
    sign = FIRST_VISIT.signs[0]
    assert difference_between(CONTENTS, with_first(signs=(replace(sign, latest="80 %"),))).is_nothing
    (one,) = difference_between(CONTENTS, with_first(signs=(replace(sign, target="90 %"),))).priorities
    assert Piece("ins", "90") in one.signs[0]


def test_initiatives_change_in_words() -> None:
    initiative = replace(FIRST_VISIT.initiatives[0], hours_per_week=Decimal(3))
    (one,) = difference_between(CONTENTS, with_first(initiatives=(initiative,))).priorities
    assert "".join(piece.text for piece in one.initiatives[0] if piece.kind == "ins") == "3"


def test_what_was_moved_is_said_of_the_one_that_moved() -> None:
    third = PriorityContents(name="Third")
    before = replace(CONTENTS, priorities=(FIRST_VISIT, KEEP_WORD, third))
    after = replace(CONTENTS, priorities=(third, FIRST_VISIT, KEEP_WORD))
    found = difference_between(before, after)
    assert [(one.name, one.moved) for one in found.priorities] == [
        ("Third", "Moved from place 3 to place 1.")
    ]


def test_a_dropped_sign_is_taken_out() -> None:
    (one,) = difference_between(CONTENTS, with_first(signs=(SignContents("Calls answered"),))).priorities
    assert one.signs == (
        (Piece("ins", "Calls answered"),),
        (Piece("del", "Repairs done at once, from 61 %, to 85 %"),),
    )
