"""VK: the statistics that a community exports, and records of the API, as facts."""
