"""Pieces of words, hashed: what a classifier reads in words that no list holds."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from scipy.sparse import csr_matrix

from otvet.text.normalise import words
from otvet.text.stems import stem

if TYPE_CHECKING:
    from sklearn.feature_extraction.text import HashingVectorizer

BUCKETS = 1 << 15
_SHORTEST, _LONGEST = 2, 5


@cache
def _hashing() -> "HashingVectorizer":
    from sklearn.feature_extraction.text import HashingVectorizer

    return HashingVectorizer(
        analyzer="char_wb",
        ngram_range=(_SHORTEST, _LONGEST),
        n_features=BUCKETS,
        alternate_sign=False,
        binary=True,
        norm="l2",
    )


def pieces(texts: Sequence[str]) -> csr_matrix:
    """A sparse row of 32,768 buckets per text: its pieces of 2 to 5 letters, at length 1."""
    found: csr_matrix = _hashing().transform(texts)
    return found


def stems(text: str) -> list[str]:
    """The words of a text by their stems."""
    return [stem(word) for word in words(text)]
