"""What waits for somebody in Communicate & Cascade."""
