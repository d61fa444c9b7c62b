"""Numbers that tell nothing: neither how many there are, nor which came first."""

from secrets import choice, randbelow

SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that is taken for another
LARGEST = 2**53  # what a browser's script can still tell apart


def random_number() -> int:
    """Return a number for a row whose order or count would say something about people."""
    return randbelow(LARGEST - 1) + 1


def random_sign() -> str:
    """Return six letters and digits that stand for somebody where no name may."""
    return "".join(choice(SIGNS) for _ in range(6))
