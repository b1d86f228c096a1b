"""A simulated tea house: its truth is known, and it comes in through the importers alone."""
