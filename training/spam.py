"""Makes `src/otvet/text/models/spam.npz` of the sentences in the package: `python -m training.spam`.

Logistic regression over hashed runs of signs, weights in 8 bits. Nothing but the sentences written
for it goes in, and there is no chance in it: the same sentences give the same model.
"""

import tomllib
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy import optimize, sparse

from otvet.text.runs import hashed_runs
from otvet.text.spam import BUCKETS, LENGTHS, fold

TEXTS = Path(__file__).parents[1] / "src/otvet/text/sentences/spam.toml"
MODEL = Path(__file__).parents[1] / "src" / "otvet" / "text" / "models" / "spam.npz"
PENALTY = 0.03
LARGEST = 127

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


def features(texts: list[str]) -> sparse.csr_matrix:
    """How often each bucket occurs in a text, over the root of its runs: as `spam.chances` reads."""
    pairs = [hashed_runs(texts, length, BUCKETS) for length in LENGTHS]
    columns = np.concatenate([buckets for buckets, _ in pairs])
    rows = np.concatenate([owners for _, owners in pairs])
    scale = 1 / np.sqrt(np.maximum(np.bincount(rows, minlength=len(texts)), 1))
    return sparse.csr_matrix((scale[rows], (rows, columns)), shape=(len(texts), BUCKETS))


def trained(seen: sparse.csr_matrix, marks: Floats) -> tuple[Floats, float]:
    """Weights and offset of logistic regression with a ridge penalty."""

    def loss(all_weights: Floats) -> tuple[float, Floats]:
        weights, offset = all_weights[:-1], all_weights[-1]
        logit = seen @ weights + offset
        miss = 1 / (1 + np.exp(-logit)) - marks
        value = np.logaddexp(0, logit).sum() - marks @ logit + PENALTY / 2 * weights @ weights
        return float(value), np.append(seen.T @ miss + PENALTY * weights, miss.sum())

    found = optimize.minimize(loss, np.zeros(BUCKETS + 1), jac=True, method="L-BFGS-B").x
    return found[:-1], float(found[-1])


def made() -> dict[str, npt.NDArray[np.generic]]:
    """The model's arrays."""
    texts, marks = sentences()
    weights, offset = trained(features([fold(text) for text in texts]), marks)
    scale = float(np.abs(weights).max()) / LARGEST
    small = np.round(weights / scale).astype(np.int8)
    return {"weights": small, "offset": np.array(offset, "f4"), "scale": np.array(scale, "f4")}


if __name__ == "__main__":
    MODEL.parent.mkdir(exist_ok=True)
    np.savez_compressed(MODEL, allow_pickle=False, **made())
