"""YouTube: records of the Data API and of the Analytics API as facts."""
