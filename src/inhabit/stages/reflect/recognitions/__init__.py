"""Recognition: short stories of somebody who lives a priority."""
