"""Search over people, units, priorities and pages: as a palette (Ctrl K) and as a page."""
