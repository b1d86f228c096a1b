"""Yes, no or not known: one rule for every question.

``low`` and ``high`` are the one-sided 95% limits of the change, that is the ends of the 90%
interval. ``matters`` is the smallest change that matters, set with the goal before the month.
"""

from math import ceil
from typing import Literal, TypeAlias

VerdictWord: TypeAlias = Literal["yes", "no", "not_known"]
SizeWord: TypeAlias = Literal["matters", "less_than_matters", "fell", "unsure"]

DETECT = 2.487
"""Standard errors between 0 and a change that a one-sided 5% test finds 80 times of 100."""


def judge(low: float, high: float, *, matters: float) -> VerdictWord:
    """Say yes or no only when the whole interval says so.

    >>> judge(0.4, 3.0, matters=1.0), judge(-2.0, 0.8, matters=1.0), judge(-1.0, 4.0, matters=1.0)
    ('yes', 'no', 'not_known')
    """
    if low > 0:
        return "yes"
    return "no" if high < matters else "not_known"


def judge_count(change: float, *, matters: float) -> VerdictWord:
    """Judge a counted change, where nothing was sampled: a count has no doubt.

    One new follower is not growth: the change must reach what matters.

    >>> judge_count(0.004, matters=0.01), judge_count(0.01, matters=0.01)
    ('no', 'yes')
    """
    return "yes" if change >= matters else "no"


def size(low: float, high: float, *, matters: float) -> SizeWord:
    """Say how large the change is, as far as the whole interval says it.

    ``matters`` beside a yes means at least what matters; ``less_than_matters`` beside a yes is
    said with a "but"; ``fell`` beside a no means that the figure went down.

    >>> size(0.2, 0.9, matters=1.0), size(-3.0, -0.5, matters=1.0), size(0.5, 2.0, matters=1.0)
    ('less_than_matters', 'fell', 'unsure')
    """
    if high < 0:
        return "fell"
    if high < matters:
        return "less_than_matters"
    return "matters" if low >= matters else "unsure"


def needed_se(matters: float, goal: float) -> float:
    """Standard error at which a change as large as the goal is found 80 times of 100.

    >>> round(needed_se(2.0, 5.0), 3)
    2.01
    """
    return max(matters, goal) / DETECT


def needed_n_against_fixed(v1: float, n1: float, v2: float, se_star: float) -> int | None:
    """Responses a new wave needs when the earlier wave is over and cannot grow.

    Args:
        v1: Variance per response of the earlier wave (its n times its squared standard error).
        n1: Responses of the earlier wave.
        v2: Variance per response of the new wave.
        se_star: Standard error needed, from ``needed_se``.

    Returns:
        The number of responses, or None when the earlier wave alone is too vague: then no number
        of responses decides, and a panel or the next pair of waves is to be priced.

    >>> needed_n_against_fixed(0.25, 400, 0.25, 0.04)
    257
    >>> needed_n_against_fixed(0.25, 400, 0.25, 0.02) is None
    True
    """
    left = se_star**2 - v1 / n1
    # Within rounding of nothing left, the number would be astronomic, not an answer.
    return None if left <= 1e-9 * se_star**2 else ceil(v2 / left)


def needed_n_both(n: float, se: float, se_star: float) -> int:
    """Responses per wave needed when both waves are still to come, or in a panel.

    >>> needed_n_both(100, 0.06, 0.03)
    400
    """
    return ceil(n * (se / se_star) ** 2)
