"""The pages of the decision log."""
