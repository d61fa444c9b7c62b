"""What is kept of a batch never says what everybody said."""

from itertools import product

from inhabit.coaching.feedback.sums import poured


def test_no_sums_say_what_everybody_said() -> None:
    for answers in product(range(1, 6), repeat=5):
        sums = poured(answers)
        assert 7 <= sums.points <= 23
        assert sums.spread > 0
        assert abs(sums.points - sum(answers)) <= 2


def test_other_answers_are_counted_as_they_are() -> None:
    sums = poured([2, 3, 3, 4, 5])
    assert (sums.people, sums.points, sums.squares) == (5, 17, 63)
