"""Forms of Communicate & Cascade."""
