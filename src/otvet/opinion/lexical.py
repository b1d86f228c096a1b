"""Vectors of texts by their words alone, for when no encoder is at hand.

Stems and pieces of words, weighed by tf-idf among the texts given, and hashed with signs into a
fixed number of columns, which keeps inner products (Weinberger et al., 2009).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log
from zlib import crc32

import numpy as np

from otvet.stats.arrays import FloatArray
from otvet.text.function_words import telling
from otvet.text.normalise import words
from otvet.text.stems import stem

COLUMNS = 2048
PIECE = 5
"""Letters of a piece: «парковка» and «припарковаться» share one."""


def lexical_vectors(texts: Sequence[str]) -> FloatArray:
    """A unit row a text; texts without a telling word have a row of zeros."""
    found = [_features(text) for text in texts]
    in_texts = Counter(feature for features in found for feature in features)
    rows = np.zeros((len(texts), COLUMNS))
    for row, features in zip(rows, found, strict=True):
        for feature, part in features.items():
            mixed = crc32(feature.encode())
            weight = part * log((1 + len(texts)) / in_texts[feature])
            row[mixed % COLUMNS] += weight if mixed >> 31 else -weight
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.where(lengths > 0, lengths, 1)


def _features(text: str) -> Mapping[str, float]:
    """Stems, and pieces that together weigh as much as the stem of their word."""
    found: dict[str, float] = {}
    for word in telling(words(text)):
        found[stem(word)] = 1.0
        pieces = {f"~{word[at : at + PIECE]}" for at in range(len(word) - PIECE + 1)}
        for piece in sorted(pieces):
            found.setdefault(piece, len(pieces) ** -0.5)
    return found
