"""Barriers: what stands in the way, who sees to it, by when; and trials of another way."""
