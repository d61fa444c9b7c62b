"""The pages of Connect."""
