"""The cycle review, and what is carried into the next cycle."""
