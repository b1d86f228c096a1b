"""Makes `src/otvet/text/models/spam.npz` of the sentences in the package: `python -m training.spam`.

Logistic regression over hashed runs of signs, weights in 8 bits. Nothing but the sentences written
for it goes in, and there is no chance in it: the same sentences give the same model.
"""

import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from otvet.text.linear import FloatArray, fit
from otvet.text.runs import hashed_runs
from otvet.text.spam import BUCKETS, LENGTHS, fold
from training import eight_bits

TEXTS = Path(__file__).parents[1] / "src/otvet/text/sentences/spam.toml"
MODEL = Path(__file__).parents[1] / "src" / "otvet" / "text" / "models" / "spam.npz"
KINDS = ("customer", "spam")
STRENGTH = 33.0
"""Inverse of the ridge penalty."""

Floats = npt.NDArray[np.float64]


def sentences() -> tuple[list[str], Floats]:
    """All sentences of both languages, and 1 for those that are spam."""
    kept = tomllib.loads(TEXTS.read_text(encoding="utf-8"))
    told = [
        (text, kind == "spam")
        for languages in kept.values()
        for kind, lines in languages.items()
        for text in lines.strip().splitlines()
    ]
    return [text for text, _ in told], np.array([float(mark) for _, mark in told])


def features(texts: list[str]) -> csr_matrix:
    """How often each bucket occurs in a text, over the root of its runs: as `spam.chances` reads."""
    pairs = [hashed_runs(texts, length, BUCKETS) for length in LENGTHS]
    columns = np.concatenate([buckets for buckets, _ in pairs])
    rows = np.concatenate([owners for _, owners in pairs])
    scale = 1 / np.sqrt(np.maximum(np.bincount(rows, minlength=len(texts)), 1))
    return csr_matrix((scale[rows], (rows, columns)), shape=(len(texts), BUCKETS))


def trained(seen: csr_matrix, marks: Floats) -> tuple[FloatArray, float]:
    """Weights and offset of logistic regression with a ridge penalty."""
    fitted = fit(seen, [KINDS[int(mark)] for mark in marks], strength=STRENGTH)
    customers, spam = (fitted.classes.index(kind) for kind in KINDS)
    weights = fitted.weights[:, spam] - fitted.weights[:, customers]
    return weights, float(fitted.bias[spam] - fitted.bias[customers])


def made() -> dict[str, npt.NDArray[np.generic]]:
    """The model's arrays."""
    texts, marks = sentences()
    weights, offset = trained(features([fold(text) for text in texts]), marks)
    codes, scale = eight_bits(weights)
    return {"weights": codes, "offset": np.array(offset, "f4"), "scale": scale}


if __name__ == "__main__":
    MODEL.parent.mkdir(exist_ok=True)
    arrays: dict[str, Any] = made()
    np.savez_compressed(MODEL, **arrays)
