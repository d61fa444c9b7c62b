"""The decision log: what was decided, what for, and whether it came true."""
