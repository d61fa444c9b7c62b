"""Reflections: a journal with guided questions, for oneself alone."""
