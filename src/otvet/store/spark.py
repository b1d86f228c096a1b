"""Apache Spark counts over the files of the facts' newest snapshot, on one machine or on many.

Every machine of a cluster must see the brand's folder under the same path. Spark is told the names
of the files, so it needs to know nothing of Delta.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from otvet.config import StorePart
from otvet.store import derived
from otvet.store.base import ScoreBatch
from otvet.store.delta import Facts, damaged
from otvet.store.over_files import OverFiles
from otvet.store.spark_session import new_session

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.types import StructType

_FILE_FAULTS = ("FAILED_READ_FILE", "PATH_NOT_FOUND", "CANNOT_READ_FILE")

_AS_NAMED = {"__globPaths__": "false", "recursiveFileLookup": "true"}
"""Read the files that are named and no others. A folder's name may hold what Spark takes for a
pattern, such as *: it would look for other files, or read each file as often as there are files."""


class SparkEngine(OverFiles):
    """The engine for those who outgrow one box. It starts with the first count.

    Args:
        folder: the brand's folder.
        facts: its facts.
        part: the cluster, and how much memory counting may take there.
    """

    def __init__(self, folder: Path, facts: Facts, part: StorePart) -> None:
        super().__init__(folder, facts)
        self._part = part
        self._given: dict[str, pa.Table] = {}
        self._read: set[str] = set()
        self._kept: list[DataFrame] = []

    def put(self, name: str, rows: pa.Table) -> None:
        """Make a small typed table visible to the next counts, which hand it over to Spark."""
        self._given[name] = rows

    def map_batches(self, name: str, score: ScoreBatch, *, schema: pa.Schema) -> pa.Table:
        """The scores of every batch of a visible table, in one table; the workers do the scoring."""

        def scored(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            return (score(batch) for batch in batches)

        rows = self._frame(f"select * from {name}")
        spread = rows.repartition(self._spark.sparkContext.defaultParallelism)
        made = spread.mapInArrow(scored, _spark_schema(schema))
        return self._arrow(made).cast(schema)

    def close(self) -> None:
        """Let go of memory. The connection to the cluster lasts as long as the process."""
        super().close()
        for frame in self._kept:
            frame.unpersist()
        self._kept.clear()

    @cached_property
    def _spark(self) -> "SparkSession":
        return new_session(self._part)

    def _frame(self, sql: str) -> "DataFrame":
        for name, rows in self._given.items():
            self._spark.createDataFrame(rows).createOrReplaceTempView(name)
        self._given.clear()
        return self._spark.sql(sql)

    def _rows(self, sql: str) -> pa.Table:
        return self._arrow(self._frame(sql))

    def _arrow(self, frame: "DataFrame") -> pa.Table:
        from pyspark.errors import PySparkException

        try:
            return frame.toArrow()
        except PySparkException as error:
            if (error.getCondition() or "").startswith(_FILE_FAULTS):
                raise damaged(self._folder / "facts", error) from None
            raise

    def _show(self, name: str, sql: str) -> None:
        self._given.pop(name, None)
        self._frame(sql).createOrReplaceTempView(name)

    def _keep(self, name: str, sql: str) -> None:
        kept = self._frame(sql).cache()
        kept.createOrReplaceTempView(name)
        self._kept.append(kept)

    def _files(self, uris: Sequence[str], schema: pa.Schema) -> str:
        name = f"files_{derived.stamp(uris)}"
        if name not in self._read:  # files never change, so what was read once stays right
            self._read_files(name, uris, schema)
            self._read.add(name)
        return name

    def _read_files(self, name: str, uris: Sequence[str], schema: pa.Schema) -> None:
        reader = self._spark.read.schema(_spark_schema(schema)).options(**_AS_NAMED)
        rows = reader.parquet(*(_address(uri) for uri in uris))
        columns = [f'"{column}"' for column in schema.names]
        place = ("_metadata.file_path as file", "_metadata.row_index as place")
        rows.selectExpr(*columns, *place).createOrReplaceTempView(name)

    def _write(self, path: Path, sql: str, schema: pa.Schema) -> None:
        rows = self._frame(sql)
        typed = rows.select(*(rows[f.name].cast(f.dataType) for f in _spark_schema(schema)))
        to = typed.write.option("compression", "zstd")
        derived.put_in_place(path, lambda unfinished: to.parquet(_address(str(unfinished))))

    def _another(self) -> "SparkEngine":
        return SparkEngine(self._folder, self._facts, self._part)


def _address(path: str) -> str:
    """The path as an address, since a cluster may take plain paths for another file system's."""
    return f"file:{path}" if path.startswith("/") else path


def _spark_schema(schema: pa.Schema) -> "StructType":
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(schema)
