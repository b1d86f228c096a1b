"""A brand's whole month is the same on every engine: each count row for row, and each answer."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pytest
from tests.engines.parts import ON_SPARK, PARTS

from otvet.brand import Brand
from otvet.demo.build import make_demo
from otvet.report.json import Json, month_json
from otvet.store.over_files import OverFiles
from otvet.text.encoders.cache import VARIABLE

pytestmark = ON_SPARK

MONTH = "2026-10"


@dataclass
class Counted:
    """What an engine was asked in a month, what it gave, and what was made of it."""

    asked: list[tuple[str, dict[str, int]]] = field(default_factory=list)
    given: list[pa.Table] = field(default_factory=list)
    answers: dict[str, Json] = field(default_factory=dict)


@pytest.fixture(scope="module")
def months(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Counted]:
    """The demo's month, each engine counting a copy of the same folder."""
    folder = tmp_path_factory.mktemp("month")
    brand = folder / "collected" / "teahouse"
    make_demo(brand)
    Brand(brand).collect(accept_guesses=True)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv(VARIABLE, str(folder / "no-models"))
        return {engine: _counted(brand, folder / engine / "teahouse") for engine in PARTS}


def _counted(brand: Path, copy: Path) -> Counted:
    shutil.copytree(brand, copy)
    part = PARTS[copy.parent.name]
    with (copy / "otvet.toml").open("a", encoding="utf-8") as toml:
        toml.write("\n[store]\n")
        toml.writelines(f'{name} = "{value}"\n' for name, value in part)
    counted = Counted()
    with pytest.MonkeyPatch.context() as patched:
        _listen(patched, counted)
        counted.answers = month_json(Brand(copy).month(MONTH))
    return counted


def _listen(patched: pytest.MonkeyPatch, counted: Counted) -> None:
    query = OverFiles.query

    def heard(self: OverFiles, count: str, *, ints: Mapping[str, int]) -> pa.Table:
        rows = query(self, count, ints=ints)
        counted.asked.append((count, dict(ints)))
        counted.given.append(rows)
        return rows

    patched.setattr(OverFiles, "query", heard)


def _sorted(table: pa.Table) -> list[str]:
    return sorted(map(repr, table.to_pylist()))


def _types(table: pa.Table) -> list[tuple[str, str]]:
    return [(column.name, str(column.type)) for column in table.schema]


def test_every_count_of_the_month_is_equal_row_for_row(months: dict[str, Counted]) -> None:
    """Types too: a sum that is wider on one engine overflows on the other."""
    duckdb, spark = months["duckdb"], months["spark"]
    assert spark.asked == duckdb.asked
    assert len({count for count, _ in spark.asked}) > 15
    for (count, _), one, other in zip(spark.asked, spark.given, duckdb.given, strict=True):
        assert _types(one) == _types(other), count
        assert _sorted(one) == _sorted(other), count


def test_every_answer_of_the_month_is_equal(months: dict[str, Counted]) -> None:
    """To the last digit: nothing that is counted may depend on the order of rows."""
    assert months["spark"].answers == months["duckdb"].answers
    assert months["spark"].answers["audience"]
