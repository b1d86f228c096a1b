"""What is measured is what is done: the bench of reading goes the way of the month."""

from pathlib import Path

from bench.pipeline import STEPS, whole, write

from otvet.opinion.mentions import SCHEMA


def test_the_bench_reads_mentions_as_a_month_does(tmp_path: Path) -> None:
    write(tmp_path / "mentions.parquet", 60)
    found = whole(tmp_path / "mentions.parquet")
    assert found.schema.equals(SCHEMA)
    assert len(set(found["mention_key"].to_pylist())) == 60


def test_every_step_that_is_timed_is_there() -> None:
    assert [name for name, owner, step in STEPS if not hasattr(owner, step)] == []
