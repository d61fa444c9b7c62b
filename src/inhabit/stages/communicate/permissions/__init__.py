"""Who may read, answer and move what in Communicate & Cascade."""
