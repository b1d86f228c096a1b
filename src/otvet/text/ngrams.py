"""Pieces of words, hashed: what a classifier reads in words that no list holds."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from otvet.text.normalise import words
from otvet.text.stems import stem

BUCKETS = 1 << 15
_SHORTEST, _LONGEST = 2, 5


@cache
def _hashing() -> Any:
    from sklearn.feature_extraction.text import HashingVectorizer

    return HashingVectorizer(
        analyzer="char_wb",
        ngram_range=(_SHORTEST, _LONGEST),
        n_features=BUCKETS,
        alternate_sign=False,
        binary=True,
        norm="l2",
    )


def pieces(texts: Sequence[str]) -> Any:
    """A sparse row of 32,768 buckets per text: its pieces of 2 to 5 letters, at length 1."""
    return _hashing().transform(texts)


def stems(text: str) -> list[str]:
    """The words of a text by their stems."""
    return [stem(word) for word in words(text)]
