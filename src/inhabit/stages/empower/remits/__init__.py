"""Remits: which decisions are whose, agreed by both sides."""
