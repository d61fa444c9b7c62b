"""Reflect & Reinforce: what works, what does not, and what changes because of it."""
