"""What the engine costs beside SQL written by hand: `python -m bench.engines --rows 100000000`.

Facts are written straight into the store's tables: people by a power law, a pool that drifts, 24
months. Each step is a process of its own. "By hand" is plain DuckDB over the same files: once of the
same design (months of people, then a mask a person), once without the mask. All give equal numbers.
Ways are taken in turn as often as asked, each from the beginning; the cheapest time of each counts,
since whatever else runs on the machine only adds to it.
"""

import argparse
import json
import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa

from bench.measure import Cost, line, run
from otvet.config import BrandPart, Config, StorePart
from otvet.facts import YearMonth
from otvet.store.counts.flow import months_back
from otvet.store.delta import Facts
from otvet.store.store import Store
from otvet.store.tables import FACT_TABLES, INSTANT

LAST = YearMonth.parse("2026-10")
MONTHS = [YearMonth(LAST.index - back) for back in range(23, -1, -1)]
NUMBERS = ("active", "first_seen", "stayed", "not_again", "in_a_year")
MIX = np.uint64(0x9E3779B97F4A7C15)


def main() -> None:
    """Write the facts, count them in each way, change the last month, count it again."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--memory", default="6GB")
    parser.add_argument("--ways", default=",".join(STEPS), help="steps to run")
    parser.add_argument("--times", type=int, default=1, help="how often each step that counts")
    parser.add_argument("--place", type=Path, help="a folder to keep the facts in")
    parser.add_argument("--step", choices=STEPS)
    asked = parser.parse_args()
    if asked.step:
        STEPS[asked.step](asked.place, asked.rows, asked.memory)
        return
    with tempfile.TemporaryDirectory() as made:
        place = asked.place or Path(made)
        _compare(_in_turn(asked.ways.split(","), place, asked))


def _in_turn(ways: list[str], place: Path, asked: argparse.Namespace) -> dict[str, Cost]:
    costs: dict[str, Cost] = {}
    for part in (BEFORE, AFTER):  # The facts stay as they are until every way has counted them.
        for time in range(asked.times):
            for way in (way for way in ways if way in part):
                if time == 0 or way in AGAIN:
                    cost = _apart(way, place, asked)
                    costs[way] = min(costs.get(way, cost), cost, key=lambda c: c.cpu_s)
    return costs


def _apart(way: str, place: Path, asked: argparse.Namespace) -> Cost:
    if way in AGAIN:
        shutil.rmtree(place / AGAIN[way], ignore_errors=True)
    given = ("--rows", str(asked.rows), "--memory", asked.memory, "--place", str(place))
    cost = run([*given, "--step", way], module="bench.engines")
    line(way, cost, asked.rows)
    return cost


def _compare(costs: dict[str, Cost]) -> None:
    for one, other in (("ours", "mask"), ("plain", "ours"), ("refresh", "ours")):
        if one in costs and other in costs:
            print(f"{one} / {other}: {costs[one].cpu_s / costs[other].cpu_s:.3f} of the CPU")


# The facts


def write(place: Path, rows: int, _memory: str) -> None:
    """24 months of likes; a run of its own for each, as if a month were a file."""
    for number, month in enumerate(MONTHS):
        _append(place, month, rows // len(MONTHS), run=number + 1)


def _append(place: Path, month: YearMonth, rows: int, *, run: int) -> None:
    rng = np.random.default_rng(run)
    table = FACT_TABLES["interaction"].stored_schema
    batch = 4_000_000
    for number, first in enumerate(range(0, rows, batch)):
        part = _likes(month, min(batch, rows - first), rng, people=rows * 6, run=run)
        filled = pa.table([part[f.name] for f in table], schema=table)
        Facts(place).append("interaction", filled, app=f"bench-{run}", batch=number)


def _likes(
    month: YearMonth, n: int, rng: np.random.Generator, *, people: int, run: int
) -> dict[str, pa.Array]:
    drift = (month.index - MONTHS[0].index) * people // 60
    who = (rng.random(n) ** 3 * people).astype(np.uint64) + np.uint64(drift)
    day = (month.last_day - datetime(1970, 1, 1, tzinfo=UTC).date()).days - rng.integers(0, 28, n)
    same = {"brand": 1, "part_brand": 1, "month": month.index, "part_month": month.index}
    same |= {"run": run, "kind": 1, "n": 1, "observed_at": run}
    drawn = {
        "key": rng.integers(-(2**63), 2**63 - 1, n),
        "digest": rng.integers(-(2**63), 2**63 - 1, n),
        "actor": ((who + np.uint64(1)) * MIX).view(np.int64),
        "post_key": rng.integers(0, 2_000, n) * 7_919,
        "page": rng.integers(1, 7, n),
        "day": day,
        "at": pa.array(day * 86_400_000_000, INSTANT),
        "subkind": pa.nulls(n, pa.string()),
    }
    types = {f.name: f.type for f in FACT_TABLES["interaction"].stored_schema}
    fixed = {
        name: pa.array([value]).take(pa.array(np.zeros(n, np.int64)))
        for name, value in same.items()
    }
    return {name: _as(values, types[name]) for name, values in (fixed | drawn).items()}


def _as(values: object, kind: pa.DataType) -> pa.Array:
    return (values if isinstance(values, pa.Array) else pa.array(values)).cast(kind)


# Ours


def ours(place: Path, _rows: int, memory: str) -> None:
    """The flow of 24 months off one table of masks."""
    with _store(place, memory) as store:
        found = months_back(store, LAST, months=len(MONTHS))
    _agree(place, [tuple(getattr(month, name) for name in NUMBERS) for month in found])


def more(place: Path, rows: int, _memory: str) -> None:
    """A tenth of a month's rows more in the last month."""
    _append(place, LAST, rows // len(MONTHS) // 10, run=99)


def refresh(place: Path, _rows: int, memory: str) -> None:
    """The flow of all 24 months, after the last one has been counted anew."""
    with _store(place, memory) as store:
        months_back(store, LAST, months=len(MONTHS))


def _store(place: Path, memory: str) -> Store:
    return Store.open(place, Config(brand=BrandPart(name="Bench"), store=StorePart(memory=memory)))


# By hand


def mask(place: Path, _rows: int, memory: str) -> None:
    """The same design: newest rows of a month, its people, a mask a person, 24 looks at how many hold each."""
    con, derived = _connection(place, memory), place / "by-hand"
    derived.mkdir(exist_ok=True)
    for month in MONTHS:
        con.sql(f"copy ({_people_of(place, month)}) to '{derived}/{month.index}.parquet'")
    con.sql(f"""copy (
        select actor, bit_or(1::bigint << ({LAST.index} - month)) as mask
        from read_parquet('{derived}/*.parquet') group by actor
    ) to '{derived}/state' (format parquet, file_size_bytes '10GB')""")
    con.sql(f"""create table held as
        select mask, count(*) as people from read_parquet('{derived}/state/*.parquet') group by mask
    """)
    _agree(place, [con.sql(_looked_at(back)).fetchall()[0] for back in range(len(MONTHS))])


def _people_of(place: Path, month: YearMonth) -> str:
    return f"""
        select page, actor, month, sum(n) as n from {_newest_of(place, month)}
        where actor is not null group by all
    """


def _newest_of(place: Path, month: YearMonth) -> str:
    """The newest observations; looked for only where a key stands twice."""
    files = Facts(place).files("interaction", [month.index])
    read = f"read_parquet({files}, hive_partitioning = false, file_row_number = true)"
    return f"""(
        select * from {read} where (key, file_row_number) not in (
            select (key, file_row_number) from {read}
            where key in (select key from {read} group by key having count(*) > 1)
            qualify row_number() over (partition by key order by observed_at desc) > 1
        )
    )"""


def _looked_at(back: int) -> str:
    return f"""
        select
            sum(people) filter ((mask >> {back}) & 1 = 1),
            coalesce(sum(people) filter (mask >> {back} = 1), 0),
            coalesce(sum(people) filter ((mask >> {back}) & 3 = 3), 0),
            coalesce(sum(people) filter ((mask >> {back}) & 3 = 2), 0),
            sum(people) filter ((mask >> {back}) & 4095 > 0)
        from held
    """


def plain(place: Path, _rows: int, memory: str) -> None:
    """Without the mask: months of people, neighbours in time, a year by spreading each month over 12."""
    con = _connection(place, memory)
    for month in MONTHS:
        into = "create table acted as" if month == MONTHS[0] else "insert into acted"
        con.sql(f"{into} select distinct actor, month from ({_people_of(place, month)})")
    months = con.sql(_FLOW).fetchall()
    _agree(place, [tuple(row[1:]) for row in months][::-1])


_FLOW = f"""
    with neighbours as (
        select month,
            lag(month) over (partition by actor order by month) as before,
            lead(month) over (partition by actor order by month) as after
        from acted
    ),
    flow as (
        select month, count(*) as active,
            count(*) filter (before is null) as first_seen,
            count(*) filter (before = month - 1) as stayed
        from neighbours group by month
    ),
    gone as (
        select month + 1 as month, count(*) as n from neighbours
        where after is null or after > month + 1 group by all
    ),
    years as (
        select month + later as month, count(distinct actor) as n
        from acted, range(12) as spread(later) where month + later <= {LAST.index} group by all
    )
    select month, active, first_seen, stayed, coalesce(gone.n, 0), years.n
    from flow left join gone using (month) join years using (month) order by month
"""


def _connection(place: Path, memory: str) -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    con.sql(f"set memory_limit = '{memory}'")
    con.sql("set preserve_insertion_order = false")
    con.sql(f"set temp_directory = '{place / 'spilt'}'")
    return con


def _agree(place: Path, numbers: list[tuple[int, ...]]) -> None:
    """Whoever counts first writes the numbers down; the others must find the same."""
    kept, found = place / "numbers.json", json.dumps([list(map(int, row)) for row in numbers])
    if not kept.exists():
        kept.write_text(found)
    assert kept.read_text() == found, "two ways give different numbers"


BEFORE: dict[str, Callable[[Path, int, str], None]] = {
    "write": write,
    "ours": ours,
    "mask": mask,
    "plain": plain,
}
AFTER: dict[str, Callable[[Path, int, str], None]] = {
    "more": more,
    "refresh": refresh,
}
STEPS = BEFORE | AFTER
AGAIN = {
    "ours": "derived",
    "mask": "by-hand",
    "plain": "nothing-kept",
    "refresh": f"derived/actor_month/{LAST}",
}
"""What a step has kept, which it must not find when it is measured again."""

if __name__ == "__main__":
    main()
