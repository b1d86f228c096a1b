"""Otvet: answers from social networks, and how sure they are."""
