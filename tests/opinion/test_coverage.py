"""What nobody else named, counted by the people who named it, over texts few enough to count by hand."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from tests.store_fixture import land_facts

from otvet.facts import ActorId, Fact, Mention, PageRef, YearMonth
from otvet.opinion.coverage import coverage
from otvet.store.counts.opinion import (
    QUIET,
    SPAM,
    UNPLACED,
    opinion_totals,
    problem_counts,
    single_rows,
)
from otvet.store.store import Store

OCTOBER = YearMonth.parse("2026-10")
SAID: Mapping[int, tuple[int, Sequence[int]]] = {
    1: (10, (0, 1)),                # one text, two problems, one of them of nobody else
    2: (11, (0,)),
    3: (12, (2,)), 4: (12, (2,)),   # a problem of one person only, told twice
    5: (12, (UNPLACED,)), 6: (13, (UNPLACED,)),
    7: (14, (QUIET,)), 8: (15, (SPAM,)),
}  # fmt: skip
"""The author of each text, and what the reader makes of it."""
SCHEMA = pa.schema(
    [
        ("mention_key", pa.int64()),
        ("actor", pa.int64()),
        ("problem", pa.int32()),
        ("clause", pa.int32()),
    ]
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    facts: list[Fact] = [
        Mention(
            page=PageRef("file:reviews"),
            native_id=str(number),
            at=datetime(2026, 10, number, 12, tzinfo=UTC),
            kind="review",
            text=str(number),
            actor=ActorId(author),
        )
        for number, (author, _) in SAID.items()
    ]
    found = land_facts(tmp_path, facts)
    found.engine.table("mention", [OCTOBER])
    scores = found.engine.map_batches("mention", _scored, schema=SCHEMA)
    found.engine.put("text_scores", scores)
    return found


def _scored(batch: pa.RecordBatch) -> pa.RecordBatch:
    texts = zip(*(batch.column(name).to_pylist() for name in ("key", "actor", "text")), strict=True)
    rows = [
        (key, actor, problem, 0) for key, actor, text in texts for problem in SAID[int(text)][1]
    ]
    columns = zip(*rows, strict=True)
    arrays = [pa.array(column, f.type) for column, f in zip(columns, SCHEMA, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=SCHEMA)


def test_lone_authors_are_people_not_problems(store: Store) -> None:
    """Person 12 has two problems of their own, and is one; 10 and 13 have one each."""
    alone = single_rows(store, OCTOBER)
    assert sorted(row.text for row in alone) == ["1", "3", "4", "5", "6"]
    found = coverage(opinion_totals(store), problem_counts(store), alone)
    assert found is not None
    assert (found.counts.authors, found.counts.named_once, found.counts.lone_authors) == (5, 4, 3)
    assert found.novelty.estimate == pytest.approx(3 / 5)
    assert found.placed.estimate == pytest.approx(2 / 5), "13 has nothing but an unplaced complaint"


def test_where_nobody_spoke_there_is_no_coverage(store: Store) -> None:
    store.engine.put("text_scores", SCHEMA.empty_table())
    alone = single_rows(store, OCTOBER)
    assert alone == ()
    assert coverage(opinion_totals(store), problem_counts(store), alone) is None
