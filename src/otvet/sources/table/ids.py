"""Ids of rows as they stand in a file, unless somebody's name or address stands in their place."""

import re

from otvet.sources.base import Door

_OF_SOMEBODY = re.compile(r"\s|@|://|^\+\d|^(?:\d{1,3}\.){3}\d{1,3}$")


def is_of_somebody(words: str) -> bool:
    """Whether it is a name, an e-mail, a phone, a link or an address of a machine.

    >>> [is_of_somebody(words) for words in ("r-1", "wall-1_2", "Анна К", "a@b.example", "10.0.0.1")]
    [False, False, True, True, True]
    """
    return _OF_SOMEBODY.search(words) is not None


def kept_id(words: str, door: Door) -> str:
    """The id as it stands; what is of somebody becomes the brand's number for it, always the same."""
    return str(door.actor("id", words.casefold())) if is_of_somebody(words) else words
