"""What waits for somebody here."""

from inhabit.programme.steps import Source

SOURCES: list[Source] = []
