"""VK: the statistics of a community as its owner exports them."""
