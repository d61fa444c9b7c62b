"""Arithmetic only: arrays in, arrays and frozen dataclasses out. No framework, no clock, no database."""

from inhabit.measures.pools import Pools, assign_pools, form_pools

__all__ = ["Pools", "assign_pools", "form_pools"]
