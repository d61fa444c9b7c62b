"""Inhabit carries a strategy from the boardroom into daily work, through coaching."""
