"""Retrospectives: a unit looks back together, live."""
