"""The pages of a session room."""
