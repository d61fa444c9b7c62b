"""Pages of Clarify & Connect."""
