"""What the statistics of active people cost after the engine: `python -m bench.people`.

The engine gives rows of "so many people acted so many times". They are made here of people with
log-normal rates in two months, the later one with a tenth more people and a quarter more posts, so
that it is the one to be thinned. Only what follows the engine is timed.
"""

from bench import one_thread  # noqa: F401, I001 - before NumPy counts the cores

import argparse
import time
from collections.abc import Callable
from functools import partial
from typing import TypeVar

import numpy as np

from otvet.audience.active import DRAWS
from otvet.stats.growth import equal_coverage_growth
from otvet.stats.thinning import alone, people_and_mix
from otvet.stats.unseen import Frequencies, at_least, frequencies, improved_chao1, sample_coverage

TIMES = 3
ENOUGH = 200
"""Draws that a standard error needs."""
Found = TypeVar("Found")
Rows = tuple[np.ndarray, np.ndarray]


def main() -> None:
    """Two months of rows; the counts, the point estimates, the bootstrap, each at its cheapest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=5_000_000, help="seen in the first month")
    asked = parser.parse_args()
    rng = np.random.default_rng(6)
    before = _month(asked.people, rng, posts=1.0)
    now = _month(asked.people * 11 // 10, rng, posts=1.25)
    first, second = _timed("counts and coverage", lambda: (_counts(before), _counts(now)))
    _timed("growth at equal coverage", lambda: people_and_mix(alone(first), alone(second)))
    for draws in (ENOUGH, DRAWS):
        grown = partial(equal_coverage_growth, first, second, rng=rng, draws=draws)
        growth = _timed(f"growth with {draws} bootstrap draws", grown)
    print(f"{first.people:,} and {second.people:,} people, {len(first.k)} and {len(second.k)} rows")
    print(f"coverage {growth.coverage_first:.3f} and {growth.coverage_second:.3f}")
    print(f"growth {np.expm1(growth.interval.estimate):.4f}, se {growth.interval.se:.5f}")


def _month(people: int, rng: np.random.Generator, *, posts: float) -> Rows:
    """Rows of the engine: numbers of acts, and people who acted as often; about so many people."""
    rates = rng.lognormal(-0.3, 1.5, people * 9 // 5) * posts
    times, found = np.unique(rng.poisson(rates), return_counts=True)
    return times[1:], found[1:]


def _counts(rows: Rows) -> Frequencies:
    """What a month says by itself: its people, at least how many more, and its coverage."""
    counts = frequencies(*rows)
    at_least(counts)
    improved_chao1(counts)
    sample_coverage(counts)
    return counts


def _timed(name: str, step: Callable[[], Found]) -> Found:
    spent = []
    for _ in range(TIMES):
        began = time.process_time()
        found = step()
        spent.append(time.process_time() - began)
    print(f"{name:38} {min(spent):8.3f} CPU-s", flush=True)
    return found


if __name__ == "__main__":
    main()
