"""Empower & Execute: who may decide what, what stands in the way, what people promise."""
