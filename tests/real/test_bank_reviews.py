"""A real brand: 4,716 dated reviews of a bank in twelve files, counted by a few lines of our own.

Ids restart per file, one row is a repeat, the address is not an id, 444 dates have no year, and
nobody's name is given: whoever trusts an id loses reviews or counts them twice.
"""

import json
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from tests.shared_data import shared

from otvet.brand import Brand
from otvet.cli.toml import Told, write_toml
from otvet.store.counts.sources import page_months

MONTHS = tuple(
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()  # noqa: SIM905
)


def day(review: dict[str, str]) -> date:
    """The review's day; without a year it is the last such day before the page was read."""
    text = review["review_date"]
    if text[:4].isdigit():
        return date.fromisoformat(text)
    number, month = text.split()
    read = date.fromisoformat(review["parsed_at"][:10])
    this_year = date(read.year, MONTHS.index(month) + 1, int(number))
    return this_year if this_year <= read else this_year.replace(year=read.year - 1)


def count_by_month(folder: Path) -> Counter[str]:
    """Distinct (text, date) of all files by month, in plain Python."""
    files = sorted(folder.glob("*.json"))
    reviews = [review for file in files for review in json.loads(file.read_text("utf-8"))]
    distinct = {(review["review_text"], day(review)) for review in reviews}
    return Counter(f"{when:%Y-%m}" for _, when in distinct)


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Brand:
    """The reviews as a brand that was made and fed the way its owner would."""
    folder = tmp_path_factory.mktemp("bank")
    told = Told(
        name="Банк",
        language="ru",
        pack="bank",
        pages=("file:bank_reviews",),
        advantages=(),
        foils=(),
        goal="",
    )
    write_toml(folder / "otvet.toml", told)
    shutil.copytree(shared("data/text/bank_reviews"), folder / "inbox")
    brand = Brand(folder)
    collected = brand.collect(accept_guesses=True)
    assert [file.message for file in collected if file.status == "refused"] == []
    assert sum(file.rows_in for file in collected) == 4716
    assert sum(file.rows_taken for file in collected) == 4715
    assert sum(file.rows_left_out for file in collected) == 1, "the repeat, within one file"
    return brand


def test_reviews_of_every_month_equal_an_independent_count(bank: Brand) -> None:
    expected = count_by_month(shared("data/text/bank_reviews"))
    with bank.store() as store:
        found = {str(line.month): line.mentions for line in page_months(store, [])}
    assert sum(expected.values()) == 4715
    assert found == dict(expected)


@pytest.mark.parametrize("month", ["2024-08", "2025-08"])
def test_a_month_of_real_reviews_is_answered(bank: Brand, month: str) -> None:
    found = bank.month(month)
    figures = {figure.code: figure.value for figure in found.opinion.figures}
    assert figures["mentions"] == count_by_month(shared("data/text/bank_reviews"))[month]
    assert found.opinion.verdict != "yes", "raw shares can never give yes"
    assert len(found.opinion.problems) >= 10
    assert found.awareness.verdict == "not_known"
    assert any(need.cost and need.amount for need in found.awareness.needs), "with its price"
    assert found.audience.verdict == "not_known", "reviews hold no follower counts"
