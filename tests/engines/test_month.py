"""A brand's whole month is the same on every engine: each count row for row, and each answer."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pytest
from tests.engines.parts import ON_SPARK, PARTS
from tests.engines.test_every_count import COUNTS, LIMITS, PROBLEMS, PUT, parameters

from otvet.brand import Brand
from otvet.demo.build import make_demo
from otvet.facts import YearMonth, day_number
from otvet.report.json import Json, month_json
from otvet.store.derived import DERIVED
from otvet.store.duckdb import DuckDBEngine
from otvet.store.over_files import OverFiles
from otvet.store.spark import SparkEngine
from otvet.store.store import Store
from otvet.store.tables import FACT_TABLES
from otvet.text.encoders.cache import VARIABLE

pytestmark = ON_SPARK

MONTH = "2026-10"
OCTOBER = YearMonth.parse(MONTH)
MONTHS = [OCTOBER.previous, OCTOBER]
DAYS = {
    "after_day": day_number(OCTOBER.previous.last_day),
    "first_day": day_number(OCTOBER.previous.last_day),
    "last_day": day_number(OCTOBER.last_day),
}
INTS = DAYS | PROBLEMS | LIMITS | {"month": OCTOBER.index}


@dataclass
class Counted:
    """What an engine was asked in a month, what it gave, and what was made of it."""

    asked: list[tuple[str, dict[str, int]]] = field(default_factory=list)
    given: list[pa.Table] = field(default_factory=list)
    put: dict[str, pa.Table] = field(default_factory=dict)
    answers: dict[str, Json] = field(default_factory=dict)
    rest: dict[str, pa.Table] = field(default_factory=dict)


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
    with Brand(copy).store() as store:
        counted.rest = _the_rest(store, counted)
    return counted


def _listen(patched: pytest.MonkeyPatch, counted: Counted) -> None:
    query = OverFiles.query

    def heard(self: OverFiles, count: str, *, ints: Mapping[str, int]) -> pa.Table:
        rows = query(self, count, ints=ints)
        counted.asked.append((count, dict(ints)))
        counted.given.append(rows)
        return rows

    patched.setattr(OverFiles, "query", heard)
    for kind in (DuckDBEngine, SparkEngine):
        _listen_to_put(patched, kind, counted)


def _listen_to_put(
    patched: pytest.MonkeyPatch, kind: type[DuckDBEngine | SparkEngine], counted: Counted
) -> None:
    put = kind.put

    def heard(self: DuckDBEngine | SparkEngine, name: str, rows: pa.Table) -> None:
        counted.put[name] = rows
        put(self, name, rows)  # type: ignore[arg-type]

    patched.setattr(kind, "put", heard)


def _the_rest(store: Store, counted: Counted) -> dict[str, pa.Table]:
    """What the counts give that this month did not need, over its facts and what it had put."""
    engine = store.engine
    for name in FACT_TABLES:
        engine.table(name, MONTHS)
    engine.table("actor_month", [OCTOBER])
    engine.table("actor_state", [OCTOBER.previous])
    for name, schema in PUT.items():
        engine.put(name, counted.put.get(name, schema.empty_table()))
    keys = counted.put["text_scores"]["mention_key"].unique()
    engine.put("sampled", pa.table({"mention": keys}))
    engine.put("looks", pa.table([[0, 1, 2], [1, 2, 4]], schema=PUT["looks"]))
    asked = {count for count, _ in counted.asked}
    return {
        count: engine.query(count, ints={name: INTS[name] for name in parameters(count)})
        for count in COUNTS
        if count not in asked | DERIVED.keys()
    } | {name: _whole(store, name) for name in DERIVED}


def _whole(store: Store, name: str) -> pa.Table:
    return store.engine.map_batches(name, lambda batch: batch, schema=DERIVED[name].schema)


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


def test_the_counts_that_the_month_did_not_need_are_equal_too(months: dict[str, Counted]) -> None:
    """Together with those that it asked they are all texts of store/sql: none is left out."""
    duckdb, spark = months["duckdb"], months["spark"]
    assert {count for count, _ in duckdb.asked} | duckdb.rest.keys() == set(COUNTS)
    for count, rows in duckdb.rest.items():
        assert _types(spark.rest[count]) == _types(rows), count
        assert _sorted(spark.rest[count]) == _sorted(rows), count
    empty = {count for count, rows in duckdb.rest.items() if not rows.num_rows}
    assert empty <= {"people_on_lists"}, "the demo has no such lists; random facts have them"


def test_every_answer_of_the_month_is_equal(months: dict[str, Counted]) -> None:
    """To the last digit: nothing that is counted may depend on the order of rows."""
    assert months["spark"].answers == months["duckdb"].answers
    assert months["spark"].answers["audience"]
