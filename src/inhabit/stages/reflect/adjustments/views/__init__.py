"""The pages on proposed changes."""
