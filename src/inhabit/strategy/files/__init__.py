"""Strategies as YAML files: reading with every mistake by line and key, and writing."""
