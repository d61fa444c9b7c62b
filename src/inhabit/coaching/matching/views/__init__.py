"""Pages of the way to a coach."""
