"""Paths of coaching conversations as YAML files: reading, with every mistake by line and key."""
