"""Who reads what is written in Communicate & Cascade."""
