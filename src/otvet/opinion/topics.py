"""Which problem of the codeframe a sentence is about, from phrases and an encoder's vectors.

Two classifiers, fitted on the phrases of the codeframe, look at a sentence: one at its vector, one
at the stems of its words. What they say together is then moved towards the month's own shares,
since a month is not made of equally many complaints of every kind.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import numpy as np

from otvet.opinion.codeframe import Codeframe
from otvet.text.encoders.base import Encoder, Vectors
from otvet.text.linear import FloatArray, Linear, fit, normal_rows, product
from otvet.text.ngrams import stems

NOTHING: Final = "nothing"
"""The class of sentences that raise no problem: always the last column."""
_BY_VECTOR, _BY_STEMS = 3.0, 10.0
"""Strength of both classifiers, inverse penalty."""
_ROUNDS = 20


@dataclass(frozen=True, slots=True, eq=False)
class Topics:
    """The classifiers of a codeframe; `shares` are the classes' shares among its phrases."""

    by_vector: Linear
    by_stems: Linear
    stem_counts: Any
    order: tuple[int, ...]
    shares: FloatArray

    def chances(self, texts: Sequence[str], vectors: Vectors) -> FloatArray:
        """A row per text: the chance of each problem, in the codeframe's order, and of none."""
        seen = self.by_vector.probabilities(vectors)
        read = self.by_stems.probabilities(self.stem_counts.transform(texts))
        found = np.zeros((len(texts), self.shares.size), dtype=np.float32)
        found[:, self.order] = product(seen, read)
        return found


@lru_cache(maxsize=8)
def topics(frame: Codeframe, encoder: Encoder) -> Topics | None:
    """The classifiers of a codeframe; None for one whose problems have no phrases."""
    texts, labels = _phrases(frame)
    if len(set(labels)) < 2:  # noqa: PLR2004
        return None
    from sklearn.feature_extraction.text import TfidfVectorizer

    counts = TfidfVectorizer(analyzer=stems, sublinear_tf=True)
    by_stems = fit(counts.fit_transform(texts), labels, strength=_BY_STEMS)
    by_vector = fit(encoder.encode(texts), labels, strength=_BY_VECTOR)
    columns = [*map(str, range(len(frame.kinds))), NOTHING]
    shares = np.array([labels.count(column) for column in columns], dtype=np.float32)
    order = tuple(columns.index(label) for label in by_vector.classes)
    return Topics(by_vector, by_stems, counts, order, shares / shares.sum())


def _phrases(frame: Codeframe) -> tuple[list[str], list[str]]:
    told = [
        (phrase, str(number))
        for number, kind in enumerate(frame.kinds)
        for phrase in (*kind.says, *kind.praises)
    ]
    told += [(phrase, NOTHING) for phrase in frame.nothing]
    return [phrase for phrase, _ in told], [label for _, label in told]


def shifted(chances: FloatArray, shares: FloatArray) -> FloatArray:
    """The chances under the month's own shares of the classes, which are learned from them.

    Saerens, Latinne and Decaestecker (2002), with a Dirichlet prior on the phrases' shares that
    weighs as much as the month itself, so that a rare problem is never forgotten.

    Args:
        chances: A row per text, a column per class.
        shares: The classes' shares among the phrases that the chances were learned from.
    """
    if not len(chances):
        return chances
    known = np.where(shares > 0, shares, 1.0).astype(np.float32)
    month, moved = shares, chances
    for _ in range(_ROUNDS):
        moved = normal_rows(np.maximum(chances * (month / known), 1e-12))
        month = (moved.mean(axis=0) + shares) / 2
    return moved
