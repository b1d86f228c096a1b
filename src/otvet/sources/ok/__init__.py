"""Odnoklassniki: records of the API as facts."""
