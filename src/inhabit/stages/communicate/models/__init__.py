"""Communicate & Cascade: a story retold at each level, what listeners heard, and what they ask."""
