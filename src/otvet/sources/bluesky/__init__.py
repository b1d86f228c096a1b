"""Bluesky: records and views as facts."""
