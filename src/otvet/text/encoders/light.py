"""Static vectors of words in Russian and English, shipped in the package: the fast encoder.

A text is the weighted mean of its words' vectors; common words weigh little. The vectors were
distilled from a sentence encoder over word lists (training/light.py, docs/models.md).
"""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain

import numpy as np

from otvet.text.encoders.base import Encoder, Vectors, unit_rows
from otvet.text.normalise import words
from otvet.text.stems import stem


class Light:
    """Vectors of some 100,000 stems, in 8 bits a number."""

    languages = frozenset({"ru", "en"})

    def __init__(self, name: str, stems: Sequence[str], codes: Vectors, weights: Vectors) -> None:
        self.name = name
        self._rows = {found: row for row, found in enumerate(stems)}
        self._parts = codes * weights[:, None]

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of 160 numbers per text; forms of a word count as the same word."""
        rows = [self._known(map(stem, words(text))) for text in texts]
        flat = np.fromiter(chain.from_iterable(rows), dtype=np.int64)
        summed = np.zeros((len(texts), self._parts.shape[1]), dtype=np.float32)
        lengths = np.fromiter(map(len, rows), dtype=np.int64, count=len(rows))
        some = np.flatnonzero(lengths)
        if some.size:
            starts = np.cumsum(lengths)[some] - lengths[some]
            summed[some] = np.add.reduceat(self._parts[flat], starts)
        return unit_rows(summed)

    def _known(self, stems: Iterable[str]) -> list[int]:
        return [row for row in map(self._rows.get, stems) if row is not None]


@cache
def light() -> Encoder:
    """The vectors shipped in the package, read once per process."""
    with (files("otvet.text") / "models" / "light.npz").open("rb") as file, np.load(file) as kept:
        stems = kept["stems"].tobytes().decode("utf-8").split("\n")
        # The scale of every number of a vector is put into the rows once, not into every text.
        codes = kept["codes"].astype(np.float32) * kept["scale"]
        return Light(str(kept["name"]), stems, codes, kept["weights"].astype(np.float32))
