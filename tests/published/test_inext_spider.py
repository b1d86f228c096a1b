"""Spiders of Harvard Forest (Sackett et al. 2011), as published with iNEXT and run in R beside.

The same arithmetic counts species in traps and people under posts.
"""

import csv
import json
from collections import defaultdict
from typing import Any

import pytest
from tests.shared_data import shared

from otvet.stats.unseen import (
    Frequencies,
    at_least,
    coverage_at,
    frequencies_of,
    improved_chao1,
    people_at,
    sample_coverage,
    shannon_at,
)

SITES = ("Girdled", "Logged")


def spiders() -> dict[str, Frequencies]:
    """Frequency counts of the two sites."""
    rows = defaultdict(list)
    with shared("data/stats/inext_spider/data.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            rows[row["assemblage"]].append(int(row["abundance"]))
    return {site: frequencies_of(rows[site]) for site in SITES}


def expected() -> dict[str, Any]:
    """Published figures, and R's run beside."""
    path = shared("data/stats/inext_spider/expected.json")
    figures: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return figures


@pytest.mark.parametrize("site", SITES)
def test_published_size_coverage_and_richness_come_out(site: str) -> None:
    counts, figures = spiders()[site], expected()
    published, within = figures["published"][site], figures["tolerance"]["abs"]
    assert counts.actions == published["n"]
    assert counts.people == published["S_obs"]
    assert [counts.seen(k) for k in range(1, 11)] == published["f1_f10"]
    assert sample_coverage(counts) == pytest.approx(published["SC"], abs=within)
    assert at_least(counts).chao1 == pytest.approx(published["chao1_richness"], abs=within)
    for key, value in published.items():
        if "_at_m" not in key:
            continue
        what, size = key.split("_at_m")
        found = (people_at if what == "qD" else coverage_at)(counts, int(size))
        assert found == pytest.approx(value, abs=within), key


@pytest.mark.parametrize("site", SITES)
def test_the_standard_error_and_lower_limit_of_the_reference_package_come_out(site: str) -> None:
    counts, figures = spiders()[site], expected()
    run, within = figures["anchor_run"][site], figures["tolerance"]["abs"]
    found = at_least(counts)
    assert found.chao1 == pytest.approx(run["chao1"], abs=within)
    assert found.se == pytest.approx(run["se"], abs=within)
    assert found.at_least == pytest.approx(run["lo95"], abs=within)
    assert improved_chao1(counts) == pytest.approx(run["iChao1"], abs=within)
    for size, value in run["qD_m"].items():
        assert people_at(counts, int(size)) == pytest.approx(value, abs=1e-6), size
    for size, value in run["SC_m"].items():
        assert coverage_at(counts, int(size)) == pytest.approx(value, abs=1e-6), size


@pytest.mark.parametrize("site", SITES)
def test_shannon_of_a_thinned_sample_stays_below_its_asymptote(site: str) -> None:
    """The published asymptote bounds the diversity of every smaller sample from above."""
    counts = spiders()[site]
    top = expected()["published"][site]["shannon_asym"]
    sizes = [10, 50, counts.actions]
    found = [shannon_at(counts, size) for size in sizes]
    assert found == sorted(found)
    assert found[-1] < top < 1.3 * found[-1]
