"""Pages of Communicate & Cascade."""
