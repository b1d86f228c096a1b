"""Tables that can be counted anew at any time, one file a month, or a folder of files.

A file's name is the stamp of all it was counted from: the files of the facts, and the text of the
count. So there is no flag "fresh" to be wrong: if the file of the stamp is there, it is fresh.
"""

import shutil
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq

from otvet.facts import YearMonth

MASK_MONTHS = 62
"""Months that an activity mask holds: as many bits as stay positive in an int64."""

_I32, _I64 = pa.int32(), pa.int64()
_GRACE_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class DerivedTable:
    """A derived table: the count it is the result of, what that reads and how many months back."""

    name: str
    reads: tuple[str, ...]
    months_back: int
    schema: pa.Schema


DERIVED = {
    table.name: table
    for table in (
        DerivedTable(
            "actor_month",
            ("interaction", "mention"),
            0,
            pa.schema([("page", _I32), ("actor", _I64), ("month", _I32), ("n", _I64)]),
        ),
        DerivedTable(
            "actor_state",
            ("actor_month",),
            MASK_MONTHS - 1,
            pa.schema([("actor", _I64), ("mask", _I64)]),
        ),
    )
}


def bits(month: YearMonth) -> pa.Table:
    """The months of a mask and their bits: 1 the month itself, 2 the month before, 4 …"""
    back = range(MASK_MONTHS)
    return pa.table(
        {
            "mi": pa.array([month.index - k for k in back], _I32),
            "bit": pa.array([2**k for k in back], _I64),
        }
    )


def stamp(parts: Iterable[str]) -> str:
    """The name that stands for everything a file was counted from."""
    return sha256("\x1f".join(parts).encode()).hexdigest()[:24]


def path_of(folder: Path, table: str, month: YearMonth, name: str) -> Path:
    """Where the table's month of this stamp lies, or will lie."""
    return folder / "derived" / table / str(month) / f"{name}.parquet"


def files_of(path: Path) -> list[Path]:
    """The files of a table's month: one file, or those of a folder that workers have written."""
    return sorted(path.glob("*.parquet")) if path.is_dir() else [path]


def write(path: Path, rows: pa.Table) -> None:
    """Put the file in its place whole; a reader sees all of it or none."""
    put_in_place(path, lambda unfinished: pq.write_table(rows, unfinished, compression="zstd"))


def put_in_place(path: Path, write_to: Callable[[Path], object]) -> None:
    """Put in its place what is written elsewhere first: a file, or a folder of files."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{uuid4().hex}.unfinished")
    try:
        write_to(unfinished)
        unfinished.replace(path)
    except OSError:
        if not path.is_dir():  # else another process has put the same folder there meanwhile
            raise
    finally:
        _delete(unfinished)
    _drop_older(path)


def _delete(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _drop_older(path: Path) -> None:
    # Another process may just be about to read the file it was told of, so leave it an hour.
    for other in path.parent.iterdir():
        if other != path and other.stat().st_mtime < time.time() - _GRACE_SECONDS:
            _delete(other)


def forget_all(folder: Path) -> None:
    """Delete every derived table, as an erasure must."""
    shutil.rmtree(folder / "derived", ignore_errors=True)
