"""What is done with groups and teams."""
