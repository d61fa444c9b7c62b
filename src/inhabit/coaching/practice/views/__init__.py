"""Pages of the practice: what a coach has done, and what the programme team has of it."""
