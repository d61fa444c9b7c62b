"""Pages of offers of coaching."""
