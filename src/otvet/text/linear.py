"""Classes from weights: softmax regression, fitted on a few thousand sentences, small to ship.

The fitting is scikit-learn's; what is kept are two arrays, and reading with them is one product.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

FloatArray = NDArray[np.float32]
Features: TypeAlias = FloatArray | csr_matrix
_ITERATIONS = 3000
_ROUNDS, _LEAST_HELD = 20, 100


@dataclass(frozen=True, slots=True, eq=False)
class Linear:
    """Weights (features x classes) and one bias per class."""

    classes: tuple[str, ...]
    weights: FloatArray
    bias: FloatArray

    def probabilities(self, features: Features) -> FloatArray:
        """One row per text, one column per class; the rows sum to 1."""
        return softmax(np.asarray(features @ self.weights + self.bias, dtype=np.float32))


def softmax(scores: FloatArray) -> FloatArray:
    """Scores as chances, row by row."""
    lifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    return normal_rows(lifted)


def normal_rows(values: FloatArray) -> FloatArray:
    """The rows at sum 1."""
    shares: FloatArray = (values / values.sum(axis=1, keepdims=True)).astype(np.float32)
    return shares


def product(first: FloatArray, *others: FloatArray) -> FloatArray:
    """What several classifiers say together, each blind to the others (a product of experts)."""
    together = first
    for other in others:
        together = together * other
    return normal_rows(np.maximum(together, 1e-12))


@contextmanager
def one_thread() -> Iterator[None]:
    """Small products are slower on many threads, and sum up in another order on another machine."""
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1):
        yield


def fit(
    features: Features,
    labels: Sequence[str],
    *,
    strength: float,
    balanced: bool = False,
    weights: NDArray[np.float64] | None = None,
) -> Linear:
    """Softmax regression with an L2 penalty.

    Args:
        features: One row per sentence, dense or sparse.
        labels: The class of each.
        strength: Inverse of the penalty (scikit-learn's C).
        balanced: Whether every class counts alike, however many sentences it has.
        weights: How much each sentence counts.
    """
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(
        C=strength, max_iter=_ITERATIONS, class_weight="balanced" if balanced else None
    )
    with one_thread():
        model.fit(features, np.asarray(labels), sample_weight=weights)
    classes = tuple(str(found) for found in model.classes_)
    coefficients, bias = model.coef_, model.intercept_
    if len(classes) == 2:  # one column stands for both
        coefficients = np.vstack([-coefficients / 2, coefficients / 2])
        bias = np.array([-bias[0] / 2, bias[0] / 2])
    return Linear(classes, coefficients.T.astype(np.float32), bias.astype(np.float32))


def shifted(chances: FloatArray, shares: FloatArray) -> FloatArray:
    """The chances under the month's own shares of the classes, which are learned from them.

    Saerens, Latinne and Decaestecker (2002), with a Dirichlet prior on the old shares that weighs
    as much as the month itself, and as 100 texts in a small month: a rare class is never forgotten.

    Args:
        chances: A row per text, a column per class.
        shares: The classes' shares among the sentences that the chances were learned from.
    """
    if not len(chances):
        return chances
    known = np.where(shares > 0, shares, 1.0).astype(np.float32)
    held = max(len(chances), _LEAST_HELD)
    month, moved = shares, chances
    for _ in range(_ROUNDS):
        moved = normal_rows(np.maximum(chances * (month / known), 1e-12))
        month = (moved.sum(axis=0) + held * shares) / (len(chances) + held)
    return moved
