"""What sentence encoders are given: text that no library chokes on, every text once."""

import re
from collections.abc import Callable, Sequence

import numpy as np

from otvet.text.encoders.base import Vectors

_UNREADABLE = re.compile("[\x00-\x20\x7f-\x9f\ud800-\udfff]+")


def plain(text: str, longest: int) -> str:
    r"""The beginning of a text without control characters and halves of letters.

    >>> plain("Чай\x00  остыл\n", 100)
    'Чай остыл'
    """
    return _UNREADABLE.sub(" ", text).strip()[:longest].rstrip()


def each_once(texts: Sequence[str], vector: Callable[[str], Vectors], dimensions: int) -> Vectors:
    """A row per text, computed once for texts that are the same; blank ones are zeros."""
    rows = {text: vector(text) for text in dict.fromkeys(texts) if text}
    nothing = np.zeros(dimensions, np.float32)
    return np.array([rows.get(text, nothing) for text in texts], np.float32).reshape(-1, dimensions)
