"""Every text of store/sql gives the same rows on every engine, over facts that nobody has thought up.

Columns are filled at random: with nulls, with small numbers so that joins meet, with the very words
that the texts compare with, and with rows that a newer observation has replaced.
"""

import re
import zlib
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from tests.engines.parts import ON_SPARK, PARTS

from otvet.facts import YearMonth
from otvet.opinion.mentions import SCHEMA as SCORES
from otvet.store.base import Engine
from otvet.store.choose import engine_of
from otvet.store.counts_text import sql_of
from otvet.store.delta import Facts
from otvet.store.derived import DERIVED
from otvet.store.tables import DICTIONARIES, FACT_TABLES, INSTANT, FactTable

pytestmark = ON_SPARK

ROWS = 2_000
LAST = YearMonth.parse("2026-10")
MONTHS = [YearMonth(LAST.index - back) for back in range(3)]
COUNTS = sorted(p.name.removesuffix(".sql") for p in (files("otvet.store") / "sql").iterdir())
TOLD = [re.findall(r"\.(\w+) (?:=|<>) '(\w*)'", sql_of(count)) for count in COUNTS]
DAYS = {"after_day": 20_300, "first_day": 20_310, "last_day": 20_360}
PROBLEMS = {"unplaced": -1, "not_read": -3, "spam": -4, "first_problem": 0, "last_problem": 30}
LIMITS = {"shortest": 4, "most": 5, "fewest": 1, "silent": 1, "parts": 2, "apart": 1}
INTS = DAYS | PROBLEMS | LIMITS | {"month": LAST.index}
PUT = {
    "counted_pages": pa.schema([("page", pa.int32())]),
    "wanted_wave": pa.schema([("survey", pa.string()), ("wave", pa.string())]),
    "looks": pa.schema([("back", pa.int32()), ("unit", pa.int64())]),
    "sampled": pa.schema([("mention", pa.int64())]),
    "text_scores": SCORES,
    "week_scores": SCORES,
    "copiers": pa.schema([("actor", pa.int64())]),
    "compared_pages": pa.schema([("page", pa.int32())]),
    "taken_lists": pa.schema(
        [
            ("name", pa.string()),
            ("page_or_none", pa.int32()),
            ("taken_on", pa.int32()),
            ("unit", pa.int64()),
        ]
    ),
    "same_people": pa.schema([("actor", pa.int64()), ("person", pa.int64())]),
    "sliced_days": pa.schema([("sliced_day", pa.int32()), ("slice", pa.int32())]),
}
"""What Python gives to the counts; one of each word or number, as those who give it do."""


def _words(column: str) -> list[str]:
    """What the texts compare a column with, and a word of another alphabet."""
    return sorted({word for told in TOLD for name, word in told if name == column} | {"другое"})


def _column(name: str, kind: pa.DataType, rows: int, rng: np.random.Generator) -> pa.Array:
    small = rng.integers(0, 40, rows)
    if pa.types.is_string(kind):
        words = _words(name)
        values = [words[n % len(words)] for n in small]
    elif pa.types.is_decimal(kind):
        values = [Decimal(int(n)) / 4 for n in small]
    elif pa.types.is_boolean(kind):
        values = (small % 2 == 0).tolist()
    elif name == "state":
        values = (small % 4).tolist()
    elif pa.types.is_integer(kind):
        values = (small - 4).tolist()
    else:
        values = small.tolist()
    return pa.array(values, kind, mask=rng.random(rows) < 0.1)


def _facts(table: FactTable, rng: np.random.Generator) -> pa.Table:
    """Rows of a fact table, every third of them an observation of what another row told."""
    columns = {f.name: _column(f.name, f.type, ROWS, rng) for f in table.stored_schema}
    month = rng.integers(MONTHS[-1].index, LAST.index + 1, ROWS)
    day = rng.integers(20_300, 20_370, ROWS)
    columns |= {name: pa.array(day, pa.int32()) for name in columns if name.endswith("day")}
    columns |= {name: pa.array(month, pa.int32()) for name in ("month", "part_month")}
    columns |= {name: pa.array([1] * ROWS, pa.int32()) for name in ("brand", "part_brand")}
    columns["key"] = pa.array(rng.integers(0, ROWS * 2 // 3, ROWS), pa.int64())
    columns["digest"] = pa.array(rng.integers(-(2**62), 2**62, ROWS), pa.int64())
    columns["observed_at"] = pa.array(rng.integers(0, 3, ROWS), INSTANT)
    columns["run"] = pa.array(rng.integers(1, 4, ROWS), pa.int64())
    return pa.table([columns[f.name] for f in table.stored_schema], schema=table.stored_schema)


def _given(schema: pa.Schema, rng: np.random.Generator) -> pa.Table:
    if schema == PUT["looks"]:
        return pa.table([[0, 1, 2], [1, 2, 4]], schema=schema)
    if schema == PUT["sliced_days"]:
        return pa.table([range(20_300, 20_370), [day // 7 for day in range(70)]], schema=schema)
    if schema == PUT["taken_lists"]:
        days = list(range(20_300, 20_370))
        units = [4 << place % 20 for place in range(70)]
        return pa.table([["другое"] * 70, [n % 30 for n in days], days, units], schema=schema)
    rows = ROWS if schema == SCORES else 40
    keys = pa.array(range(rows), schema[0].type) if schema[0].type != pa.string() else None
    drawn = [_column(f.name, f.type, rows, rng) for f in schema]
    return pa.table([keys or drawn[0], *drawn[1:]], schema=schema)


@pytest.fixture(scope="module")
def brand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Facts of every table, in a folder that is named as people name folders."""
    folder = tmp_path_factory.mktemp("every") / "Чай, {кофе} и 100% * счастья?"
    facts = Facts(folder)
    for name, table in FACT_TABLES.items():
        rows = _facts(table, np.random.default_rng(zlib.crc32(name.encode())))
        for batch in range(2):
            half = rows.slice(batch * ROWS // 2, ROWS // 2)
            facts.append(name, half, app="test", batch=batch)
    return folder


@pytest.fixture(scope="module")
def engines(brand: Path) -> Iterator[dict[str, Engine]]:
    made = {name: engine_of(part, brand, Facts(brand)) for name, part in PARTS.items()}
    for engine in made.values():
        for name in [*FACT_TABLES, *DERIVED]:
            engine.table(name, [LAST] if name in DERIVED else [])
        for name, schema in {**DICTIONARIES, **PUT}.items():
            engine.put(name, _given(schema, np.random.default_rng(zlib.crc32(name.encode()))))
    yield made
    for engine in made.values():
        engine.close()


@cache
def parameters(count: str) -> frozenset[str]:
    """The numbers that a text asks for."""
    return frozenset(re.findall(r"\$(\w+)", sql_of(count)))


@pytest.mark.parametrize("count", [count for count in COUNTS if count != "actor_state"])
def test_a_count_is_equal_row_for_row(engines: dict[str, Engine], count: str) -> None:
    """Row for row, with the types; and it counts something, else equal would mean nothing."""
    ints = {name: INTS[name] for name in parameters(count)}
    given = {name: engine.query(count, ints=ints) for name, engine in engines.items()}
    rows = {name: sorted(map(repr, table.to_pylist())) for name, table in given.items()}
    types = {n: [(f.name, str(f.type)) for f in t.schema] for n, t in given.items()}
    assert len(set(map(str, types.values()))) == 1, types
    assert rows["spark"] == rows["duckdb"] != []


@pytest.mark.parametrize("name", [*FACT_TABLES, *DERIVED])
def test_the_newest_observations_are_equal_row_for_row(
    engines: dict[str, Engine], name: str
) -> None:
    """Of a single month too, where an older observation may lie in another."""
    schema = (DERIVED | FACT_TABLES)[name].schema
    shown = {}
    for kind, engine in engines.items():
        engine.table(name, [MONTHS[1]])
        rows = engine.map_batches(name, lambda batch: batch, schema=schema)
        shown[kind] = sorted(map(repr, rows.to_pylist()))
        engine.table(name, [LAST] if name in DERIVED else [])
    assert shown["spark"] == shown["duckdb"] != []
    assert name in DERIVED or len(shown["spark"]) < ROWS / 3


def test_both_engines_find_each_others_derived_tables(
    engines: dict[str, Engine], brand: Path
) -> None:
    """The stamp of a table is the same whoever counts it, so nothing is counted twice."""
    for engine in engines.values():
        engine.table("actor_month", [MONTHS[0]])
    assert len(list((brand / "derived" / "actor_month" / str(MONTHS[0])).iterdir())) == 1
