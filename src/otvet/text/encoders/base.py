"""What an encoder is: a name that tells its weights, and vectors for texts."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """A pure function of a text: the same text has the same vector in every batch and process."""

    @property
    def name(self) -> str:
        """The encoder and its weights, such as `light-1-5f0c…`: other weights, another name."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row per text, of length 1; a text without a known word is all zeros."""


def unit_rows(vectors: Vectors) -> Vectors:
    """The rows at length 1; rows of zeros stay zeros."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: Vectors = (vectors / np.where(lengths > 0, lengths, 1)).astype(np.float32)
    return scaled
