"""Commitments: what people promise, and how it goes."""
