"""X: records of the API as facts."""
