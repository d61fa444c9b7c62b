"""What people do before, in and after a retrospective."""
