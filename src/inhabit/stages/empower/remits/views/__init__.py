"""The pages of remits."""
