"""Numbers that tell nothing: neither how many there are, nor which came first."""

from secrets import randbelow

LARGEST = 2**53  # what a browser's script can still tell apart


def random_number() -> int:
    """Return a number for a row whose order or count would say something about people."""
    return randbelow(LARGEST - 1) + 1
