"""Numbers of rows, as they come in addresses and forms: anybody can send anything."""

MOST_DIGITS = 18  # every number of so many fits a database's key


def row_number(text: str | None) -> int:
    """Return the number of a row that ``text`` names; 0, which no row has, where it names none."""
    return int(text) if text and text.isdecimal() and len(text) <= MOST_DIGITS else 0
