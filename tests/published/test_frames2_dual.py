"""Two overlapping frames of Frames2 (households): the multiplicity estimator run in R beside."""

import csv
import json

import pytest
from tests.shared_data import shared

from otvet.stats.multiplicity import multiplicity_total

FOLDER = "data/stats/frames2_dual"


def rows() -> list[dict[str, str]]:
    """Households of both samples, each with the chance of being drawn through its own frame."""
    found = []
    for frame in ("A", "B"):
        with shared(f"{FOLDER}/Dat{frame}.csv").open(encoding="utf-8") as file:
            found += [{**row, "chance": row[f"Prob{frame}"]} for row in csv.DictReader(file)]
    return found


def test_the_total_and_the_number_of_households_come_out() -> None:
    """A household in both frames may be drawn twice; half of each such draw is counted."""
    path = shared(f"{FOLDER}/expected.json")
    run = json.loads(path.read_text(encoding="utf-8"))
    feed = [float(row["Feed"]) for row in rows()]
    each = [2 if row["Domain"] in ("ab", "ba") else 1 for row in rows()]
    chance = [float(row["chance"]) for row in rows()]
    within, expected = run["tolerance"]["rel"], run["anchor_run"]
    total = multiplicity_total(feed, each, chance)
    assert total == pytest.approx(expected["multiplicity_Mecatti_total_Feed"], rel=within)
    number = multiplicity_total([1.0] * len(feed), each, chance)
    assert number == pytest.approx(expected["Nhat_multiplicity"], rel=within)
