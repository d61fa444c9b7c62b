"""The thread: from the vision, through every level's interpretation, to one's own contribution."""
