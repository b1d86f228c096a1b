"""A worker that is killed while it counts changes no result. Run by tests/engines/cluster.py."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from uuid import uuid4

import pyarrow as pa
import pytest
from tests.engines.cluster import WORKERS, stop
from tests.engines.parts import PARTS
from tests.engines.test_contract import FACTS, LAST
from tests.store_fixture import land_facts

from otvet.store.choose import engine_of
from otvet.store.delta import Facts
from otvet.store.derived import DERIVED
from otvet.store.store import Store

STATE = DERIVED["actor_state"].schema
KEYS = pa.schema([("key", pa.int64()), ("month", pa.int32())])


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with land_facts(tmp_path, FACTS) as made:
        yield made


def _slowly(begun: Path) -> Callable[[pa.RecordBatch], pa.RecordBatch]:
    def score(batch: pa.RecordBatch) -> pa.RecordBatch:
        (begun / uuid4().hex).touch()
        time.sleep(5)
        return batch.select(KEYS.names)

    return score


def _kill_when_all_are_at_work(begun: Path) -> None:
    while len(list(begun.iterdir())) < WORKERS:
        time.sleep(0.1)
    stop(int(os.environ["OTVET_SPARK_WORKER"]))


def _counts(store: Store, engine: str, score: Callable[[pa.RecordBatch], pa.RecordBatch]) -> object:
    made = engine_of(PARTS[engine], store.folder, Facts(store.folder))
    made.table("interaction", [])
    made.table("mention", [])
    acts = made.query("actor_month", ints={})
    keys = made.map_batches("interaction", score, schema=KEYS)
    made.table("actor_state", [LAST])
    state = made.map_batches("actor_state", lambda batch: batch, schema=STATE)
    made.close()
    return [sorted(map(repr, table.to_pylist())) for table in (acts, keys, state)]


def test_a_worker_killed_while_it_scores_changes_nothing(store: Store, tmp_path: Path) -> None:
    """Its part is done again by the other, and so are the rows that it had shuffled."""
    begun = tmp_path / "begun"
    begun.mkdir()
    killer = Thread(target=_kill_when_all_are_at_work, args=(begun,))
    killer.start()
    on_spark = _counts(store, "spark", _slowly(begun))
    killer.join()
    assert len(list(begun.iterdir())) > WORKERS, "the lost part was never done again"
    plain = _counts(store, "duckdb", lambda batch: batch.select(KEYS.names))
    assert on_spark == plain
