"""Pieces of one series come back to one scale, and are refused where they share too little."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from otvet.stats.chain import LEAST_OVERLAP, MOST_ERROR, chained, factor

TRUE = st.lists(st.floats(1, 1000), min_size=20, max_size=60)
SCALE = st.floats(0.01, 100)


def _cut(true: list[float], first: int, last: int, scale: float) -> dict[int, float]:
    return {week: scale * true[week] for week in range(first, last)}


@given(true=TRUE, scales=st.tuples(SCALE, SCALE, SCALE), cut=st.integers(6, 10))
def test_a_series_cut_and_scaled_comes_back_proportional(
    true: list[float], scales: tuple[float, float, float], cut: int
) -> None:
    """Whatever Google does to the scale of each download, the ratios of weeks are the true ones."""
    # So large that rounding, which is not there, would not forbid the link.
    high = [1e6 * value for value in true]
    pieces = {
        "a": _cut(high, 0, cut + 5, scales[0]),
        "b": _cut(high, cut, cut + 8, scales[1]),
        "c": _cut(high, cut + 2, len(high), scales[2]),
    }
    chain = chained(pieces)
    assert set(chain.linked) == {"a", "b", "c"}
    assert chain.left == ()
    ratios = [chain.values[week] / high[week] for week in range(len(high))]
    assert ratios == pytest.approx([scales[2]] * len(high), rel=1e-9)


@given(pieces=st.permutations(["a", "b", "c", "d"]), seed=st.integers(0, 99))
def test_the_order_of_downloads_changes_nothing(pieces: list[str], seed: int) -> None:
    """Files come in the order of their names, and a name must not decide a number."""
    rng = np.random.default_rng(seed)
    true = rng.integers(5, 100, 40).tolist()
    starts = {"a": 0, "b": 6, "c": 14, "d": 30}
    cuts = {n: _cut(true, first, min(first + 12, 40), 1) for n, first in starts.items()}
    found = [chained({name: cuts[name] for name in order}) for order in (pieces, sorted(pieces))]
    assert found[0] == found[1]


def test_the_newest_download_gives_the_scale() -> None:
    """What is added later must not change what a new month is told in."""
    old = {week: 10 * week for week in range(1, 9)}
    new = {week: 5 * week for week in range(4, 12)}
    for order in permutations([("old", old), ("new", new)]):
        chain = chained(dict(order))
        assert chain.linked == ("new", "old")
        assert [chain.values[week] for week in (1, 8, 11)] == [5, 40, 55]


def test_an_overlap_too_short_links_nothing() -> None:
    """Three shared weeks could be bent by one odd one."""
    base = dict.fromkeys(range(10), 50.0)
    short = dict.fromkeys(range(10 - LEAST_OVERLAP + 1, 20), 25.0)
    long = dict.fromkeys(range(10 - LEAST_OVERLAP, 20), 25.0)
    assert factor(base, short) is None
    assert factor(base, long) == 2
    chain = chained({"a": base, "b": short})
    assert chain.left == ("a",)
    assert max(chain.values) == 19
    assert min(chain.values) == 7


def test_noughts_link_nothing() -> None:
    """0 times anything is 0: such weeks fit every scale."""
    nothing = dict.fromkeys(range(8), 0.0)
    some = dict.fromkeys(range(8), 7.0)
    assert factor(nothing, some) is None
    assert factor(some, nothing) is None
    assert factor(nothing, nothing) is None


def test_rounding_that_could_bend_the_link_forbids_it() -> None:
    """Four weeks of 3 may have been 2.5 or 3.5 each: a link is no better than its numbers.

    sqrt(4 / 12) * sqrt(2) / 12 = .068; of 5 each .041.
    """
    assert factor(dict.fromkeys(range(4), 3.0), dict.fromkeys(range(4), 3.0)) is None
    assert factor(dict.fromkeys(range(4), 5.0), dict.fromkeys(range(4), 5.0)) == 1


def test_rounded_downloads_miss_the_true_factor_by_no_more_than_promised() -> None:
    """The promised error is one standard error: few of 400 rounded pairs may miss by three."""
    rng = np.random.default_rng(3)
    errors = []
    for _ in range(400):
        true = rng.uniform(0.2, 1, 8)
        a = {n: float(round(100 * value / true.max())) for n, value in enumerate(true)}
        b = {n: float(round(12 * value / true.max())) for n, value in enumerate(true)}
        found = factor(a, b)
        if found is not None:
            errors.append(abs(found * 12 / 100 - 1))
    assert len(errors) > 300
    assert np.mean(np.array(errors) > 3 * MOST_ERROR) < 0.01


def test_nothing_gives_nothing() -> None:
    assert chained({}).values == {}
    assert chained({"a": {}}).linked == ()
