"""Californian schools (the api data), raked by R's survey package: our weights are its weights."""

import csv
import json
from typing import Any

import numpy as np
import pytest
from tests.shared_data import shared

from otvet.stats.raking import Weighting, linearised_se, rake


def schools() -> list[dict[str, str]]:
    """Rows of the cluster sample."""
    with shared("data/stats/survey_api_rake/apiclus1.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def expected() -> dict[str, Any]:
    """Margins, and the figures of the reference run."""
    path = shared("data/stats/survey_api_rake/expected.json")
    figures: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return figures


def raked() -> tuple[Weighting, dict[str, list[str]], dict[str, Any]]:
    """Weights on school type and target met, with their categories and the figures."""
    rows, figures = schools(), expected()
    categories = {name: [row[name] for row in rows] for name in figures["margins"]}
    base = [float(row["pw"]) for row in rows]
    found = rake(categories, figures["margins"], base_weights=base, total=6194)
    return found, categories, figures


def test_weights_have_the_published_range_and_design_effect() -> None:
    found, _, figures = raked()
    run, rel = figures["anchor_run"], figures["tolerance"]["point_rel"]
    span = (float(found.weights.min()), float(found.weights.max()))
    assert span == pytest.approx(run["raked_weight_range"], rel=rel)
    assert found.design_effect == pytest.approx(run["kish_deff"], rel=rel)
    assert found.trimmed == 0


def test_the_raked_mean_and_total_are_the_published_ones() -> None:
    found, _, figures = raked()
    run, rel = figures["anchor_run"], figures["tolerance"]["point_rel"]
    score = np.array([float(row["api00"]) for row in schools()])
    enrolled = np.array([float(row["enroll"]) for row in schools()])
    mean = float(np.average(score, weights=found.weights))
    assert mean == pytest.approx(run["clus1_raked_mean_api00"][0], rel=rel)
    assert float(found.weights @ enrolled) == pytest.approx(
        run["clus1_raked_total_enroll"][0], rel=rel
    )


def test_the_linearised_error_is_within_half_a_percent() -> None:
    """R sweeps residuals margin by margin, we take all margins together."""
    found, categories, figures = raked()
    rows = schools()
    se = linearised_se(
        [float(row["api00"]) for row in rows],
        found.weights,
        categories,
        clusters=[row["dnum"] for row in rows],
        clusters_in_population=757,
    )
    published = figures["anchor_run"]["clus1_raked_mean_api00"][1]
    assert se == pytest.approx(published, rel=figures["tolerance"]["se_rel"])
