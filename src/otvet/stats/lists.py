"""How many people there are in all, from who is on which of several lists.

Log-linear models of how lists go together say how many people are on none of them:
N = n + exp(b0), the mean of the cell that nobody saw (Cormack 1989). Ids that fail to match inflate
N, about 5% for 5% of one pair of lists. A person has another id in every network and at the till,
so only lists of e-mails and phones are compared.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import exp, log, sqrt
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from otvet.stats.arrays import FloatArray, IntArray
from otvet.stats.interval import Interval, normal_interval
from otvet.stats.poisson import PoissonFit, poisson_fit

ModelName: TypeAlias = Literal[
    "M0",
    "Mt",
    "Mt pairs",
    "Mh Chao",
    "Mh Poisson",
    "Mh Darroch",
    "Mth Chao",
    "Mth Poisson",
    "Mth Darroch",
]
CANDIDATES: tuple[ModelName, ...] = ("Mt", "Mt pairs", "Mth Chao")
"""The models one of which is reported: the one of least BIC."""
FAR_APART = 2.0
"""Standard errors between the model and Chao's lower bound from which only the bound is said."""
FEWEST_LISTS = 3


@dataclass(frozen=True, slots=True)
class Histories:
    """How many people are on which lists: a row per set of lists that may be, none left out."""

    on: IntArray
    """1 where the row's people are on the list: set x list."""
    people: IntArray

    @property
    def lists(self) -> int:
        """Number of lists (t)."""
        return int(self.on.shape[1])

    @property
    def times(self) -> IntArray:
        """Lists that each row's people are on (k)."""
        times: IntArray = self.on.sum(axis=1)
        return times


def histories(on: ArrayLike, people: ArrayLike | None = None) -> Histories:
    """Counts of people by the set of lists they are on.

    Args:
        on: 1 where somebody is on a list: person (or set of lists) x list.
        people: How many people each row stands for; one each when not given.

    Raises:
        ValueError: Somebody who is on no list.
    """
    rows = np.asarray(on, dtype=np.int64)
    if (rows.sum(axis=1) == 0).any():
        raise ValueError("Somebody is on no list: nobody knows of them.")
    lists = rows.shape[1]
    bits = 2 ** np.arange(lists)
    each = np.ones(len(rows)) if people is None else np.asarray(people, dtype=float)
    counted = np.bincount(rows @ bits, weights=each, minlength=2**lists)[1:]
    sets = (np.arange(1, 2**lists)[:, None] & bits) > 0
    return Histories(sets.astype(np.int64), np.rint(counted).astype(np.int64))


@dataclass(frozen=True, slots=True)
class ListModel:
    """Number of people by one model, and how well it fits."""

    name: str
    people: float
    se: float
    deviance: float
    df: int
    aic: float
    bic: float

    @property
    def interval(self) -> Interval:
        """The 90% interval of the number of people."""
        return normal_interval(self.people, self.se)


@dataclass(frozen=True, slots=True)
class ListsAnswer:
    """What may be said of the number of people.

    `model` None: the lists do not tell what people do on them, so only `at_least` is known.
    """

    seen: int
    at_least: float
    model: ListModel | None
    bound: ListModel


def list_model(found: Histories, name: ModelName, *, extra: FloatArray | None = None) -> ListModel:
    """One log-linear model of the lists.

    Args:
        found: Who is on which lists.
        name: M0 one chance for all lists, Mt one for each, Mh people differ, Mth both; pairs of
            lists may go together. Chao's form is a lower bound whatever way people differ.
        extra: Further columns of the design, such as a set of lists that is left out.
    """
    design = _design(found, name)
    if extra is not None:
        design = np.column_stack([design, extra])
    fit, kept = _without_negative(found, design, _bounding(found, name))
    unseen, n = exp(float(fit.coefficients[0])), int(found.people.sum())
    size = fit.coefficients.size
    return ListModel(
        name=name,
        people=n + unseen,
        se=sqrt(unseen + unseen**2 * float(fit.covariance[0, 0])),
        deviance=fit.deviance,
        df=len(found.people) - kept,
        aic=fit.aic,
        bic=fit.aic + (log(n) - 2) * size,
    )


def people_on_lists(found: Histories) -> ListsAnswer:
    """The number of people by the model of least BIC, or only "at least".

    Where that model and Chao's lower bound differ by more than two standard errors, what people do
    on the lists decides the number, and the lists cannot tell what they do. Where the bound itself
    fits best, people differ, and it is a bound and no number: in 100 worlds in which they differed
    its interval never held the truth.

    Raises:
        ValueError: Fewer than three lists; two are Chapman's.
    """
    if found.lists < FEWEST_LISTS:
        raise ValueError(f"{found.lists} lists say nothing of how lists go together.")
    models = {name: list_model(found, name) for name in CANDIDATES}
    best = min(models.values(), key=lambda model: model.bic)
    bound = models["Mth Chao"]
    apart = abs(best.people - bound.people) > FAR_APART * max(best.se, bound.se)
    seen = int(found.people.sum())
    unknown = apart or best is bound
    return ListsAnswer(seen, _at_least(seen, bound), None if unknown else best, bound)


def chapman(first: int, second: int, both: int) -> Interval:
    """Number of people from two lists (Chapman 1951), if being on one says nothing of the other.

    >>> round(chapman(100, 80, 20).estimate, 1)
    388.6
    """
    a, b, m = first + 1, second + 1, both + 1
    variance = a * b * (first - both) * (second - both) / (m**2 * (m + 1))
    return normal_interval(a * b / m - 1, sqrt(variance))


def _at_least(seen: int, bound: ListModel, *, z: float = 1.96) -> float:
    """Chao's log-normal lower limit of the bound."""
    unseen = bound.people - seen
    if unseen <= 0:
        return float(seen)
    return seen + unseen / exp(z * sqrt(log(1 + (bound.se / unseen) ** 2)))


_HETEROGENEITY: Mapping[str, Callable[[FloatArray], FloatArray]] = {
    "Poisson": lambda k: 2**k - 1,
    "Darroch": lambda k: k**2 / 2,
}


def _design(found: Histories, name: ModelName) -> FloatArray:
    """Columns of a model: constant, lists (or their number), pairs, how people differ."""
    k = found.times.astype(float)
    family, _, shape = name.partition(" ")
    own = found.on.astype(float) if "t" in family else k[:, None]
    columns = [np.ones((k.size, 1)), own]
    if shape == "pairs":
        columns.append(_pairs(found))
    if shape in _HETEROGENEITY:
        columns.append(_HETEROGENEITY[shape](k)[:, None])
    if shape == "Chao":
        columns.append(np.maximum(k[:, None] - np.arange(2, found.lists), 0.0))
    return np.column_stack(columns)


def _pairs(found: Histories) -> FloatArray:
    """A column for every two lists that somebody is on; no column can fit a pair of nobody."""
    pairs = [found.on[:, a] * found.on[:, b] for a, b in combinations(range(found.lists), 2)]
    seen = [pair for pair in pairs if (pair * found.people).sum() > 0]
    return np.array(seen, dtype=float).reshape(len(seen), -1).T


def _bounding(found: Histories, name: ModelName) -> range:
    """Places of the columns whose coefficients must not be negative: those of Chao's form."""
    if not name.endswith("Chao"):
        return range(0)
    first = 1 + (found.lists if name.startswith("Mt") else 1)
    return range(first, first + max(found.lists - 2, 0))


def _without_negative(
    found: Histories, design: FloatArray, bounding: range
) -> tuple[PoissonFit, int]:
    """The fit once columns that may not be negative are, and how many columns are left."""
    keep, counts = list(range(design.shape[1])), found.people.astype(float)
    while True:
        fit = poisson_fit(counts, design[:, keep])
        value = dict(zip(keep, fit.coefficients, strict=True))
        worst = min((c for c in keep if c in bounding), key=value.__getitem__, default=None)
        if worst is None or value[worst] >= 0:
            return fit, len(keep)
        keep.remove(worst)
