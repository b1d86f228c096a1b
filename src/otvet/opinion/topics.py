"""Which problem of the codeframe a sentence is about, from phrases and an encoder's vectors.

Two classifiers, fitted on the phrases of the codeframe, look at a sentence: one at its vector, one
at the stems of its words. What they say together is then moved towards the month's own shares,
since a month is not made of equally many complaints of every kind.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from otvet.opinion.codeframe import Codeframe
from otvet.text.encoders.base import Encoder, Vectors
from otvet.text.linear import FloatArray, Linear, fit, product
from otvet.text.ngrams import stems

NOTHING: Final = "nothing"
"""The class of sentences that raise no problem: always the last column."""
_FAR = 0.1
_NEVER = 2.0
"""A likeness that no two texts have."""
_BY_VECTOR, _BY_STEMS = 3.0, 10.0
"""Strength of both classifiers, inverse penalty."""


@dataclass(frozen=True, slots=True, eq=False)
class Topics:
    """The classifiers of a codeframe; `shares` are the classes' shares among its phrases.

    `phrases` are the vectors of all phrases of problems, `of` their problems, and `near` is how
    near a sentence must be to some phrase of a problem to be about it at all.
    """

    by_vector: Linear
    by_stems: Linear
    stem_counts: Any
    order: tuple[int, ...]
    shares: FloatArray
    phrases: Vectors
    of: NDArray[np.int64]
    near: float

    def chances(self, texts: Sequence[str], vectors: Vectors) -> FloatArray:
        """A row per text: the chance of each problem, in the codeframe's order, and of none."""
        seen = self.by_vector.probabilities(vectors)
        read = self.by_stems.probabilities(self.stem_counts.transform(texts))
        found = np.zeros((len(texts), self.shares.size), dtype=np.float32)
        found[:, self.order] = product(seen, read)
        return found

    def is_near(self, vectors: Vectors) -> NDArray[np.bool_]:
        """A row per text, a column per problem: whether the text is like any of its phrases.

        The classifiers must choose among the problems they know; only this can say that a text
        is about something else.
        """
        alike = vectors @ self.phrases.T
        columns = [
            alike[:, self.of == n].max(axis=1, initial=-1.0) for n in range(self.shares.size - 1)
        ]
        return np.column_stack(columns) >= self.near


class Told(NamedTuple):
    """Sentences that classifiers are fitted on: their words, classes and vectors."""

    texts: Sequence[str]
    labels: Sequence[str]
    vectors: Vectors


@lru_cache(maxsize=8)
def topics(frame: Codeframe, encoder: Encoder) -> Topics | None:
    """The classifiers of a codeframe; None for one whose problems have no phrases."""
    ours = _ours(frame, encoder)
    return _fitted(frame, ours, ours) if len(set(ours.labels)) > 1 else None


def taught(
    frame: Codeframe,
    encoder: Encoder,
    texts: Sequence[str],
    vectors: Vectors,
    columns: Sequence[int],
) -> Topics:
    """The classifiers of a codeframe that has phrases, fitted on further sentences as well.

    Args:
        frame: The codeframe.
        encoder: The encoder of `vectors`.
        texts: The further sentences, as models read them.
        vectors: A row for each.
        columns: The class of each, by its place in `Topics.chances`.
    """
    ours, names = _ours(frame, encoder), _columns(frame)
    whole = Told(
        [*ours.texts, *texts],
        [*ours.labels, *(names[column] for column in columns)],
        np.vstack([ours.vectors, vectors]),
    )
    return _fitted(frame, whole, ours)


@lru_cache(maxsize=8)
def _ours(frame: Codeframe, encoder: Encoder) -> Told:
    texts, labels = _phrases(frame)
    return Told(texts, labels, encoder.encode(texts))


def _columns(frame: Codeframe) -> list[str]:
    return [*map(str, range(len(frame.kinds))), NOTHING]


def _fitted(frame: Codeframe, told: Told, ours: Told) -> Topics:
    """Classifiers fitted on all that is told; what is near is judged by our phrases alone."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    counts = TfidfVectorizer(analyzer=stems, sublinear_tf=True)
    by_stems = fit(counts.fit_transform(told.texts), told.labels, strength=_BY_STEMS)
    by_vector = fit(told.vectors, told.labels, strength=_BY_VECTOR)
    columns, seen = _columns(frame), Counter(told.labels)
    shares = np.array([seen[column] for column in columns], dtype=np.float32)
    order = tuple(columns.index(label) for label in by_vector.classes)
    placed = np.array([label != NOTHING for label in ours.labels])
    of = np.array([int(label) for label in ours.labels if label != NOTHING])
    phrases = ours.vectors[placed]
    near = _near(phrases, of)
    return Topics(by_vector, by_stems, counts, order, shares / shares.sum(), phrases, of, near)


def _near(phrases: Vectors, of: NDArray[np.int64]) -> float:
    """Likeness that nine of ten phrases have to the nearest other phrase of their problem.

    Where no problem has a second phrase it cannot be judged: then no text is near, and what no
    pattern places stands unplaced for a person, since a guess would hide what is new.
    """
    alike = phrases @ phrases.T
    another = (of[:, None] == of[None, :]) & ~np.eye(len(of), dtype=np.bool_)
    judged = np.where(another, alike, -1.0).max(axis=1)[another.any(axis=1)]
    return float(np.quantile(judged, _FAR)) if len(judged) else _NEVER


def _phrases(frame: Codeframe) -> tuple[list[str], list[str]]:
    told = [
        (phrase, str(number))
        for number, kind in enumerate(frame.kinds)
        for phrase in (*kind.says, *kind.praises)
    ]
    told += [(phrase, NOTHING) for phrase in frame.nothing]
    return [phrase for phrase, _ in told], [label for _, label in told]
