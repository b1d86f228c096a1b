"""Corrected shares cover the truth of labelled sentences, though the reader is a poor one."""

import numpy as np
import pytest
from bench.audit import GOLD, Gold, coverage, labelled
from scipy.stats import binom
from tests.shared_data import shared

DRAWS = 200


@pytest.mark.slow
@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.column)
def test_intervals_hold_the_share_of_every_class(gold: Gold) -> None:
    """95% of draws, less what chance explains in 200 of them; the reader's own counts are far off."""
    texts, true = labelled(shared(f"data/text/{gold.file}"), gold.column)
    read = gold.reader(texts)
    found = coverage(read, true, n=100, draws=DRAWS, rng=np.random.default_rng(1))
    for one in found.values():
        assert binom.cdf(round(one.covered * DRAWS), DRAWS, 0.93) > 0.01
    assert np.mean([one.covered for one in found.values()]) < 0.985
    assert max(abs(one.counted - one.share) for one in found.values()) > 0.09
