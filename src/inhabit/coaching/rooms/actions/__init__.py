"""What is written in a session room."""
