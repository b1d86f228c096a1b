"""The engine that otvet.toml has chosen."""

from pathlib import Path

from otvet.config import StorePart
from otvet.store.base import Engine
from otvet.store.delta import Facts
from otvet.store.duckdb import DuckDBEngine
from otvet.store.spark import SparkEngine


def engine_of(part: StorePart, folder: Path, facts: Facts) -> Engine:
    """An engine over the folder's facts; Spark is loaded by its first count."""
    if part.engine == "spark":
        return SparkEngine(folder, facts, part)
    return DuckDBEngine(folder, facts, memory=part.memory)
