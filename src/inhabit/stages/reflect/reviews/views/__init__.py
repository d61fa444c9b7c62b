"""The pages on reviews, and on the beginning of a cycle."""
