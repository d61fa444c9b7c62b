"""The stop list: what a unit stops doing because of the strategy."""
