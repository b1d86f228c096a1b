"""Who must fix what a sentence speaks of: product, staff, pricing, audience, delivery or other.

A problem of the codeframe has its cause by hand. For complaints that fit none, two classifiers
say it, fitted on sentences written for this project, on the phrases of the codeframe, and on what
people corrected for this brand, each of which weighs as much as several sentences of ours.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, get_args

import numpy as np

from otvet.opinion.codeframe import Cause, Codeframe
from otvet.opinion.topics import Told
from otvet.text.encoders.base import Encoder, Vectors
from otvet.text.linear import FloatArray, Linear, fit, product
from otvet.text.ngrams import stems
from otvet.text.sentences import labelled

CAUSES: Final[tuple[Cause, ...]] = get_args(Cause)
CORRECTION_WEIGHT: Final = 5.0
"""How many of our sentences one correction of the brand's own people outweighs."""
_BY_VECTOR, _BY_STEMS = 3.0, 10.0

Correction = tuple[str, Cause]
"""A text (masked) and the cause that a person gave it."""


@dataclass(frozen=True, slots=True, eq=False)
class Routing:
    """Both classifiers."""

    by_vector: Linear
    by_stems: Linear
    stem_counts: Any

    def chances(self, texts: Sequence[str], vectors: Vectors) -> FloatArray:
        """A row per text: the chance of each of `CAUSES`."""
        if not texts:
            return np.zeros((0, len(CAUSES)), dtype=np.float32)
        seen = self.by_vector.probabilities(vectors)
        together = product(seen, self.by_stems.probabilities(self.stem_counts.transform(texts)))
        return together[:, [self.by_vector.classes.index(cause) for cause in CAUSES]]


@lru_cache(maxsize=8)
def routing(
    frame: Codeframe, encoder: Encoder, corrections: tuple[Correction, ...] = ()
) -> Routing:
    """The classifiers for a codeframe and a brand's corrections."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    ours = _ours(frame, encoder)
    texts = [*ours.texts, *(text for text, _ in corrections)]
    labels = [*ours.labels, *(cause for _, cause in corrections)]
    weights = np.repeat([1.0, CORRECTION_WEIGHT], [len(ours.texts), len(corrections)])
    counts = TfidfVectorizer(analyzer=stems, sublinear_tf=True)
    rows = counts.fit_transform(texts)
    by_stems = fit(rows, labels, strength=_BY_STEMS, balanced=True, weights=weights)
    vectors = ours.vectors
    if corrections:
        vectors = np.vstack([vectors, encoder.encode(texts[len(ours.texts) :])])
    by_vector = fit(vectors, labels, strength=_BY_VECTOR, balanced=True, weights=weights)
    return Routing(by_vector, by_stems, counts)


@lru_cache(maxsize=8)
def _ours(frame: Codeframe, encoder: Encoder) -> Told:
    """Sentences of ours, encoded once, however many corrections a brand comes to have."""
    phrases = [(said, kind.cause) for kind in frame.kinds for said in (*kind.says, *kind.praises)]
    told = [*zip(*labelled("causes"), strict=True), *phrases]
    texts = [text for text, _ in told]
    return Told(texts, [cause for _, cause in told], encoder.encode(texts))
