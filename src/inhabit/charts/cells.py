"""Cells of the tables that people take along."""


def safe_cell(value: object) -> str:
    """Return a cell's text that no spreadsheet runs as a formula: names come from files of others."""
    text = str(value)
    return "'" + text if text.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else text
