"""What was written for coaching and comes along: frames for sessions, and short guides, as YAML files."""
