"""The standard encoder: Google's Universal Sentence Encoder Multilingual 3, 16 languages.

Yang et al. (2020), Multilingual Universal Sentence Encoder for Semantic Retrieval, ACL. The graph
holds its own SentencePiece tokenizer. Its 8-bit products are scaled by the largest value of the
whole batch, so the vector of a text would depend on its neighbours (cosine down to .996): each
text is therefore a batch of its own, which is slower for short texts and quicker for long ones.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np

from otvet.text.encoders.base import Vectors, unit_rows
from otvet.text.encoders.cache import check, path_of
from otvet.text.encoders.known import STANDARD
from otvet.text.encoders.plain_text import each_once, plain
from otvet.text.encoders.runtime import Session, needs_extra, session

DIMENSIONS = 512
LONGEST = 256
"""Letters of a text that are read: more than a clause has, and time grows with the length."""


class Standard:
    """Vectors of 512 numbers from a session of the model."""

    languages = frozenset(
        ["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"]
    )

    def __init__(self, model: Session) -> None:
        self._session = model
        self._input = model.get_inputs()[0].name

    @property
    def name(self) -> str:
        """The name with the hash of the weights."""
        return STANDARD.stamp

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row per text, of length 1; a blank text is all zeros."""
        return each_once([plain(text, LONGEST) for text in texts], self._vector, DIMENSIONS)

    def _vector(self, text: str) -> Vectors:
        row = self._session.run(None, {self._input: np.array([text], dtype=object)})[0]
        vector: Vectors = unit_rows(row)[0]
        return vector


def standard() -> Standard:
    """The encoder over the model in the cache, loaded once a process.

    Raises:
        ModelError: the model is not there, or is damaged.
        MissingExtra: its runtime is not installed.
    """
    return _loaded(path_of(STANDARD))


@cache
def _loaded(path: Path) -> Standard:
    needs_extra()
    check(STANDARD, path)
    return Standard(session(path, with_text=True))
