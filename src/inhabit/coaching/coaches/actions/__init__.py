"""What coaches and the programme team do about coaches."""
