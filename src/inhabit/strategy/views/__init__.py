"""The pages of the strategy: reading it, writing drafts, files."""
