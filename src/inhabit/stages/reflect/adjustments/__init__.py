"""Adjustments: a proposed change, from whoever sees it to whoever can decide it."""
