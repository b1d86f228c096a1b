"""Real files of three kinds as one brand: reviews of a bank, a channel's views, searches.

Every number of 2024-08 is counted once more by a few lines of our own.
"""

import csv
import shutil
from collections import Counter

import pytest
from tests.real.test_bank_reviews import count_by_month
from tests.shared_data import shared

from otvet.answers.month import Month
from otvet.brand import Brand

DANGER = "data/exports/youtube_studio/danger/Subscription status_Chart data.csv"
WORDSTAT = "data/exports/wordstat/dynamics_monthly_excerpt.csv"
TOML = """version = 1
[brand]
name = "Банк"
pack = "bank"
searched_as = ["новогодние подарки"]
[[pages]]
ref = "youtube:UCdanger"
kind = "channel"
[[pages]]
ref = "file:bank_reviews"
kind = "place"
"""


@pytest.fixture(scope="module")
def august(tmp_path_factory: pytest.TempPathFactory) -> Month:
    folder = tmp_path_factory.mktemp("one")
    (folder / "otvet.toml").write_text(TOML, "utf-8")
    shutil.copytree(shared("data/text/bank_reviews"), folder / "inbox")
    shutil.copy(shared(DANGER), folder / "inbox")
    shutil.copy(shared(WORDSTAT), folder / "inbox")
    brand = Brand(folder)
    collected = brand.collect(accept_guesses=True)
    assert {file.status for file in collected} == {"taken"}
    assert sum(file.rows_rejected for file in collected) == 0
    return brand.month("2024-08")


def _figure(month: Month, code: str) -> float:
    every = [f for answer in month.answers for f in answer.figures if f.code == code]
    (found,) = every
    assert isinstance(found.value, int | float)
    return float(found.value)


def test_views_are_split_by_who_follows_as_the_export_has_them(august: Month) -> None:
    sums: Counter[str] = Counter()
    with shared(DANGER).open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["Date"].startswith("2024-08"):
                sums[row["Subscription status"]] += int(row["Views"])
    assert _figure(august, "views_by_followers") == sums["Subscribed"] > 0
    assert _figure(august, "views_by_others") == sums["Not subscribed"] > sums["Subscribed"]


def test_the_searches_are_those_of_the_month(august: Month) -> None:
    text = shared(WORDSTAT).read_bytes().decode("utf-8-sig")
    (row,) = [line for line in text.split("\r") if line.startswith("август 2024")]
    assert _figure(august, "brand_search") == int(row.split(";")[1].replace(" ", "")) == 36806


def test_the_reviews_are_those_of_the_month(august: Month) -> None:
    counted = count_by_month(shared("data/text/bank_reviews"))["2024-08"]
    assert _figure(august, "mentions") == counted == 125


def test_no_file_of_figures_changes_a_verdict(august: Month) -> None:
    """Views and searches are signs beside the answers; they never vote."""
    assert [answer.verdict.value for answer in august.answers] == ["not_known"] * 3
