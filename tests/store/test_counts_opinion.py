"""The counts behind opinion, over scores small enough to count by hand."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from tests.store_fixture import land_facts

from otvet.facts import ActorId, Fact, Mention, PageRef, YearMonth
from otvet.store.counts.opinion import (
    NOT_READ,
    QUIET,
    SPAM,
    UNPLACED,
    OpinionTotals,
    ProblemCount,
    opinion_totals,
    problem_counts,
    quote_rows,
    unplaced_causes,
)
from otvet.store.store import Store

SCORES: Sequence[tuple[int, int | None, int]] = (
    (1, 10, 0), (1, 10, 1),              # one text, two problems
    (2, 10, 0),                          # the same person again
    (3, 11, 0), (4, None, 0),            # another one, and one whose author is not known
    (5, 12, 2), (6, 12, 2),              # a problem of one person only, told twice
    (7, 12, UNPLACED), (8, 13, UNPLACED),
    (9, 14, QUIET), (10, None, QUIET), (11, 15, NOT_READ),
    (12, 14, NOT_READ), (13, 16, SPAM),
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Store:
    found = land_facts(tmp_path, [])
    # Keys and actors are hashes, so they never meet; small numbers would.
    apart = [(100 + key, actor, problem, key % 4) for key, actor, problem in SCORES]
    columns = list(zip(*apart, strict=True))
    types = {"mention_key": pa.int64(), "actor": pa.int64(), "problem": pa.int32()}
    types |= {"cause": pa.int8()}
    arrays = [pa.array(c, t) for c, t in zip(columns, types.values(), strict=True)]
    found.engine.put("text_scores", pa.table(arrays, names=list(types)))
    return found


def test_texts_and_people_are_counted_apart_and_unread_ones_in_neither(store: Store) -> None:
    assert opinion_totals(store) == OpinionTotals(
        mentions=10,
        authors=7,
        authors_unknown=2,
        complaints=8,
        unplaced=2,
        not_read=2,
        authors_not_read=1,
        spam=1,
    )


def test_a_person_counts_once_for_a_problem(store: Store) -> None:
    assert problem_counts(store) == (
        ProblemCount(problem=0, mentions=4, authors=3),
        ProblemCount(problem=2, mentions=2, authors=1),
        ProblemCount(problem=1, mentions=1, authors=1),
    )


def test_unplaced_complaints_are_counted_by_cause_and_no_others(store: Store) -> None:
    """Causes of known problems are written by hand: counted here they would be counted twice."""
    assert unplaced_causes(store) == {0: 1, 3: 1}


def test_no_texts_are_no_authors(tmp_path: Path) -> None:
    with land_facts(tmp_path, []) as store:
        schema = [("mention_key", pa.int64()), ("actor", pa.int64()), ("problem", pa.int32())]
        store.engine.put("text_scores", pa.schema(schema).empty_table())
        assert opinion_totals(store).authors == 0
        assert problem_counts(store) == ()


def test_quotes_come_with_their_page_and_day(tmp_path: Path) -> None:
    page, october = PageRef("file:reviews"), YearMonth.parse("2026-10")
    facts: list[Fact] = [
        Mention(
            page=page,
            native_id=str(n),
            at=datetime(2026, 10, 1 + n, 22, tzinfo=UTC),
            kind="review",
            text="Ждали " * n,
            actor=ActorId(n),
        )
        for n in range(1, 6)
    ]
    with land_facts(tmp_path, facts) as store:
        store.engine.table("mention", [october])
        keys = store.engine.map_batches("mention", _all_of_problem_0, schema=_SCORED)
        store.engine.put("text_scores", keys)
        rows = quote_rows(store, october, shortest=12, most=2)
    assert len(rows) == 2
    assert all(len(row.text) >= 12 and row.page == page for row in rows)
    assert [row.key for row in rows] == sorted(row.key for row in rows)
    assert {row.text.count("Ждали") for row in rows} == {4, 5}, "the surest ones"
    # 22 o'clock UTC is the next day in Moscow.
    assert all(row.day.day == row.text.count("Ждали") + 2 for row in rows)


_SCORED = pa.schema(
    [("mention_key", pa.int64()), ("actor", pa.int64()), ("problem", pa.int32()), ("clause", pa.int32()), ("sure", pa.float32())]
)  # fmt: skip


def _all_of_problem_0(batch: pa.RecordBatch) -> pa.RecordBatch:
    nought = pa.array([0] * batch.num_rows, pa.int32())
    sure = pa.array([len(text) / 100 for text in batch.column("text").to_pylist()], pa.float32())
    return pa.RecordBatch.from_arrays(
        [batch.column("key"), batch.column("actor"), nought, nought, sure], schema=_SCORED
    )
