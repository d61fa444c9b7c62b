"""Arithmetic only: arrays in, arrays and frozen dataclasses out. No framework, no clock, no database."""

from inhabit.measures.assignment import Assignment, Edges, Places, assign, assign_greedily, cost_of
from inhabit.measures.pools import Pools, assign_pools, form_pools

__all__ = [
    "Assignment",
    "Edges",
    "Places",
    "Pools",
    "assign",
    "assign_greedily",
    "assign_pools",
    "cost_of",
    "form_pools",
]
