"""Two wordings of a text are set against each other word by word."""

import pytest

from inhabit.surfaces.rewording import Piece, changed_words


def test_words_are_marked_one_by_one() -> None:
    assert changed_words("We are simple and open.", "We are simple and quick.") == (
        Piece("same", "We are simple and "),
        Piece("del", "open"),
        Piece("ins", "quick"),
        Piece("same", "."),
    )


@pytest.mark.parametrize(
    ("old", "new"), [("one two three", "one three"), ("", "new"), ("a b c d", "x y z"), ("a  b", "a b c")]
)
def test_pieces_are_both_texts_again(old: str, new: str) -> None:
    pieces = changed_words(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind != "ins") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "del") == new


def test_long_texts_take_no_time_to_compare() -> None:
    monotonous = changed_words("a " * 2500, "a " * 2499 + "b")
    assert [piece.kind for piece in monotonous] == ["del", "ins"]
    words = [f"word{number}" for number in range(800)]
    pieces = changed_words(" ".join(words), " ".join([*words[:400], "new", *words[401:]]))
    assert [piece.kind for piece in pieces] == ["same", "del", "ins", "same"]
