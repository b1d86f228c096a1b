"""Poisson regression with a log link, by iteratively reweighted least squares."""

from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln, xlogy

from otvet.stats.arrays import FloatArray

_STEPS = 60
_ENOUGH = 1e-10
_HIGHEST = 50.0


@dataclass(frozen=True, slots=True)
class PoissonFit:
    """Coefficients, their covariance, and how well the counts are met."""

    coefficients: FloatArray
    covariance: FloatArray
    deviance: float
    log_likelihood: float

    @property
    def aic(self) -> float:
        """Akaike's criterion."""
        return 2 * self.coefficients.size - 2 * self.log_likelihood


def poisson_fit(counts: FloatArray, design: FloatArray) -> PoissonFit:
    """The most likely coefficients of log(mean) = design x coefficients.

    >>> found = poisson_fit(np.array([1.0, 2.0, 4.0]), np.array([[1, 0], [1, 1], [1, 2.0]]))
    >>> bool(np.allclose(found.coefficients, [0, np.log(2)])), found.deviance < 1e-9
    (True, True)
    """
    mean: FloatArray = counts + 0.1
    deviance = np.inf
    for _ in range(_STEPS):
        root = np.asarray(np.sqrt(mean), dtype=np.float64)
        target = np.log(mean) + (counts - mean) / mean
        solved = np.linalg.lstsq(design * root[:, None], target * root, rcond=None)[0]
        found = np.asarray(solved, dtype=np.float64)
        mean = _exp(design @ found)
        before, deviance = deviance, _deviance(counts, mean)
        if abs(before - deviance) < _ENOUGH * (abs(deviance) + 0.1):
            break
    information = design.T @ (design * mean[:, None])
    covariance = np.asarray(np.linalg.pinv(information, hermitian=True), dtype=np.float64)
    likelihood = float((xlogy(counts, mean) - mean - gammaln(counts + 1)).sum())
    return PoissonFit(found, covariance, deviance, likelihood)


def _exp(predictor: FloatArray) -> FloatArray:
    found: FloatArray = np.exp(np.clip(predictor, -_HIGHEST, _HIGHEST))
    return found


def _deviance(counts: FloatArray, mean: FloatArray) -> float:
    return float(2 * (xlogy(counts, counts / mean) - (counts - mean)).sum())
