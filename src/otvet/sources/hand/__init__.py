"""Numbers entered by hand: for what no export gives."""

from otvet.sources.hand.read import write_entry

__all__ = ["write_entry"]
