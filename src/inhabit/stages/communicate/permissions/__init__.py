"""Who may write and read in Communicate & Cascade."""
