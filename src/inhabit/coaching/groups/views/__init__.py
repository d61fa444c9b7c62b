"""Pages of coaching for groups and teams."""
