"""Snowshoe hares and meadow voles of Rcapture, as its manual prints them and R run beside."""

import csv
import json
from typing import Any

import numpy as np
import pytest
from tests.shared_data import shared

from otvet.stats.arrays import IntArray
from otvet.stats.lists import Histories, ModelName, histories, list_model, people_on_lists
from otvet.stats.open_population import jolly_seber, seen

MODELS: dict[str, ModelName] = {
    "M0": "M0",
    "Mt": "Mt",
    "Mh_Chao_LB": "Mh Chao",
    "Mh_Poisson2": "Mh Poisson",
    "Mh_Darroch": "Mh Darroch",
    "Mth_Chao_LB": "Mth Chao",
    "Mth_Poisson2": "Mth Poisson",
    "Mth_Darroch": "Mth Darroch",
}


def rows(relative: str) -> IntArray:
    """Capture histories: a row per animal."""
    with shared(f"data/stats/{relative}").open(encoding="utf-8") as file:
        return np.array([[int(cell) for cell in row] for row in list(csv.reader(file))[1:]])


def expected(name: str) -> dict[str, Any]:
    """Published figures, and R's run beside."""
    path = shared(f"data/stats/{name}/expected.json")
    figures: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return figures


def hares() -> Histories:
    """68 hares on six days."""
    return histories(rows("rcapture_hare/histories.csv"))


@pytest.mark.parametrize("key", MODELS)
def test_every_model_of_the_hares_comes_out_to_the_printed_digits(key: str) -> None:
    people, se, deviance, df, aic = expected("rcapture_hare")["anchor_run"]["rows"][key]
    found = list_model(hares(), MODELS[key])
    assert round(found.people, 1) == people
    assert round(found.se, 1) == se
    assert round(found.deviance, 3) == deviance
    assert found.df == df
    assert round(found.aic, 3) == aic


def test_hares_caught_every_day_may_be_left_out() -> None:
    """The manual leaves 111111 out by a column of its own: 76.8 (3.9), AIC 146.1."""
    published = expected("rcapture_hare")["published"]["Mt_without_111111"]
    every_day = (hares().times == 6).astype(float)
    found = list_model(hares(), "Mt", extra=every_day)
    assert round(found.people, 1) == published["N"]
    assert round(found.se, 1) == published["se"]
    assert round(found.aic) == published["AIC"]


def test_of_the_hares_the_model_of_least_bic_is_told() -> None:
    found = people_on_lists(hares())
    assert found.model is not None
    assert found.model.name == "Mt"
    assert 68 < found.at_least < found.bound.people


def test_stayed_came_and_number_of_voles_come_out() -> None:
    """Closed form against a log-linear model in R: the same to all printed digits."""
    run = expected("rcapture_mvole")["anchor_run"]["openp"]
    months = rows("rcapture_mvole/mvole.csv")[:, :20].reshape(-1, 4, 5).max(axis=2)
    counts = seen(months[months.any(axis=1)])
    found = jolly_seber(counts)
    assert [round(float(n), 1) for n in found.people] == [n for n, _ in run["N2_N3"]]
    assert [round(float(se), 1) for se in found.se] == [se for _, se in run["N2_N3"]]
    assert [round(float(p), 4) for p in found.stayed_share] == [p for p, _ in run["phi12_phi23"]]
    assert round(float(found.came[0]), 1) == run["births_2_3"][0]
    caught = counts.n[1:3] / found.people
    assert [round(float(p), 4) for p in caught] == [p for p, _ in run["p2_p3"]]
