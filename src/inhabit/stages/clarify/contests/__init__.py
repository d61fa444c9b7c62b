"""What a unit says against a priority: it goes up until somebody answers, and the answer comes back."""
