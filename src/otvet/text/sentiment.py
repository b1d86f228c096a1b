"""How a text feels about what it speaks of: negative, neutral, positive, or not clear.

Classifiers look at it, each blind to the others: one at pieces of words, one at the vector of the
static words, one at the vector of a better encoder where there is one. All were fitted on
sentences written for this project (training/sentiment.py).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.typing import NDArray

from otvet.text.encoders.base import Encoder, Vectors
from otvet.text.encoders.light import light
from otvet.text.linear import FloatArray, Linear, fit, product
from otvet.text.ngrams import pieces
from otvet.text.sentences import labelled

CLASSES = ("negative", "neutral", "positive")
NEGATIVE, NEUTRAL, POSITIVE, UNCLEAR = -1, 0, 1, 2
STRENGTH: Final = 3.0
ABSTAIN: Final = 0.6
"""Below this chance of the likeliest class the sentiment is called unclear."""

_CODES = np.array([NEGATIVE, NEUTRAL, POSITIVE], dtype=np.int8)


@dataclass(frozen=True, slots=True)
class Sentiment:
    """The classifiers for one encoder; `by_vector` is None where that encoder is the light one."""

    by_pieces: Linear
    by_words: Linear
    by_vector: Linear | None

    def chances(self, texts: Sequence[str], vectors: Vectors) -> FloatArray:
        """The chance of each of `CLASSES`, a row per text; `vectors` are the texts' own."""
        if not texts:
            return np.zeros((0, len(CLASSES)), dtype=np.float32)
        seen = [self.by_pieces.probabilities(pieces(texts))]
        seen.append(
            self.by_words.probabilities(light().encode(texts) if self.by_vector else vectors)
        )
        if self.by_vector:
            seen.append(self.by_vector.probabilities(vectors))
        return product(*seen)


def codes(chances: FloatArray) -> NDArray[np.int8]:
    """-1, 0, 1, or 2 where the likeliest class is not likely enough.

    >>> codes(np.array([[0.9, 0.1, 0.0], [0.4, 0.5, 0.1]], dtype=np.float32)).tolist()
    [-1, 2]
    """
    sure = chances.max(axis=1) >= ABSTAIN
    return np.where(sure, _CODES[chances.argmax(axis=1)], UNCLEAR).astype(np.int8)


@cache
def _shipped() -> Mapping[str, Linear]:
    with (
        (files("otvet.text") / "models" / "sentiment.npz").open("rb") as file,
        np.load(file) as kept,
    ):
        names = {key.removesuffix(".bias") for key in kept if key.endswith(".bias")}
        return {name: _linear(kept, name) for name in names}


def _linear(kept: Mapping[str, NDArray[np.float32]], name: str) -> Linear:
    weights = kept[f"{name}.weights"].astype(np.float32) * kept[f"{name}.scale"]
    return Linear(CLASSES, weights, kept[f"{name}.bias"].astype(np.float32))


_FITTED: dict[str, Sentiment] = {}


def sentiment(encoder: Encoder) -> Sentiment:
    """The classifiers for an encoder: shipped ones, else fitted now on the sentences shipped."""
    if encoder.name not in _FITTED:
        shipped, words = _shipped(), light().name
        by_vector = None
        if encoder.name != words:
            by_vector = shipped.get(encoder.name) or fit_vectors(encoder)
        _FITTED[encoder.name] = Sentiment(shipped["pieces"], shipped[words], by_vector)
    return _FITTED[encoder.name]


def fit_vectors(encoder: Encoder) -> Linear:
    """The classifier of an encoder's vectors, from the sentences of the package."""
    texts, labels = labelled("sentiment")
    return fit(encoder.encode(texts), labels, strength=STRENGTH, balanced=True)


def fit_pieces() -> Linear:
    """The classifier of pieces of words, from the same sentences."""
    texts, labels = labelled("sentiment")
    return fit(pieces(texts), labels, strength=STRENGTH, balanced=True)
