"""Pieces of words, hashed: what a classifier reads in words that no list holds."""

from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from otvet.text.normalise import words
from otvet.text.stems import stem

if TYPE_CHECKING:
    from sklearn.feature_extraction.text import HashingVectorizer

BUCKETS = 1 << 15
_SHORTEST, _LONGEST = 2, 5
_MOST_REMEMBERED = 1 << 16
_LONGEST_WORD = 40
"""Longer "words" are noise: no other text will have them."""

_Buckets = npt.NDArray[np.int32]
_SEEN: dict[str, _Buckets] = {}
"""The buckets of a word's pieces: pieces end with their word, and a month repeats its words."""


@cache
def _hashing() -> "HashingVectorizer":
    from sklearn.feature_extraction.text import HashingVectorizer

    return HashingVectorizer(
        analyzer="char_wb",
        ngram_range=(_SHORTEST, _LONGEST),
        n_features=BUCKETS,
        alternate_sign=False,
        binary=True,
        norm=None,
    )


def pieces(texts: Sequence[str]) -> csr_matrix:
    """A sparse row of 32,768 buckets per text: its pieces of 2 to 5 letters, at length 1."""
    said = [text.lower().split() for text in texts]
    known = _buckets_of(dict.fromkeys(chain.from_iterable(said)))
    parts = [known[word] for row in said for word in row]
    owners = np.repeat(np.arange(len(texts)), [sum(len(known[w]) for w in row) for row in said])
    flat = np.concatenate(parts) if parts else np.zeros(0, np.int32)
    keys = np.sort(owners * BUCKETS + flat)
    row, bucket = np.divmod(keys[np.diff(keys, prepend=-1) > 0], BUCKETS)
    counts = np.bincount(row, minlength=len(texts))
    ends = np.concatenate(([0], np.cumsum(counts)))
    return csr_matrix((1 / np.sqrt(counts)[row], bucket, ends), (len(texts), BUCKETS))


def _buckets_of(found: dict[str, None]) -> dict[str, _Buckets]:
    """The buckets of each word, hashed at once for those that are new."""
    if len(_SEEN) > _MOST_REMEMBERED:
        _SEEN.clear()
    new = [word for word in found if word not in _SEEN]
    rows = _hashing().transform(new) if new else csr_matrix((0, BUCKETS))
    cut = np.split(rows.indices.astype(np.int32), rows.indptr[1:-1])
    fresh = dict(zip(new, cut, strict=False))
    _SEEN.update((w, of) for w, of in fresh.items() if len(w) <= _LONGEST_WORD)
    return {word: _SEEN[word] if word in _SEEN else fresh[word] for word in found}


def stems(text: str) -> list[str]:
    """The words of a text by their stems."""
    return [stem(word) for word in words(text)]
