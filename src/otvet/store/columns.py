"""Facts become columns: hashes, local days and months are counted over whole columns at once."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from otvet.store.builders import BUILDERS, Codes, Columns, Ints, hash_texts
from otvet.store.tables import BRAND, FACT_TABLES, INSTANT

_QUARTER_HOUR = 900
_MICROS = 1_000_000
_CENTURY = 100 * 365 * 86_400 * _MICROS
"""How much earlier an observation stands that is not told: before all that are (decision 0007)."""


def names_in(facts: Mapping[str, Sequence[Any]]) -> dict[str, set[str]]:
    """The pages, kinds and metrics that need a code before the facts can be written."""
    pages = {str(page) for found in facts.values() for f in found if (page := _page_of(f))}
    pages |= {str(page.linked) for page in facts.get("page", ()) if page.linked is not None}
    return {
        "page": pages,
        "kind": {f.kind for f in facts.get("interaction", ())},
        "metric": {f.metric for f in facts.get("metric", ())},
    }


def _page_of(fact: object) -> object:
    """The page a fact speaks of; a survey and a search belong to none."""
    return getattr(fact, "page", None)


def to_arrow(
    table: str,
    facts: Sequence[Any],
    *,
    codes: Codes,
    zone: ZoneInfo,
    observed_at: datetime,
    run: int,
) -> pa.Table:
    """The facts of one table as it stores them, in their order."""
    columns, keys = BUILDERS[table](facts, codes)
    key = hash_texts(keys)
    rows = len(key)
    if "at" in columns:
        columns["at"] = _instants(columns["at"])
        columns["day"] = _local_days(columns["at"], zone)
    month = _months(columns["day"]) if "day" in columns else np.zeros(rows, np.int64)
    columns |= {"brand": np.full(rows, BRAND), "part_brand": np.full(rows, BRAND)}
    columns |= {"month": month, "part_month": month, "key": key, "run": np.full(rows, run)}
    observed = np.full(rows, _micros(observed_at))
    if "status_told" in columns:
        observed -= np.where(columns.pop("status_told"), 0, _CENTURY)
    columns["observed_at"] = pa.array(observed.view("datetime64[us]"), INSTANT)
    return _assembled(table, columns)


def _assembled(table: str, columns: Columns) -> pa.Table:
    own = FACT_TABLES[table].columns
    arrays = {column.name: _array(columns[column.name], column.type) for column in own}
    columns = columns | arrays
    columns["digest"] = _digest([arrays[column.name] for column in own], columns["key"])
    schema = FACT_TABLES[table].stored_schema
    return pa.table([_array(columns[field.name], field.type) for field in schema], schema=schema)


def _array(values: object, kind: pa.DataType) -> pa.Array:
    if isinstance(values, pa.Array):
        return values
    if isinstance(values, np.ndarray):
        return pa.array(values).cast(kind)
    return pa.array(values, kind)


def _micros(at: datetime) -> int:
    seconds = int(at.replace(microsecond=0).timestamp())
    return seconds * _MICROS + at.microsecond


def _instants(values: Iterable[datetime]) -> pa.Array:
    # A bare time is UTC by the facts' own rule; Arrow reads it so.
    return pa.array(values, INSTANT)


def _local_days(instants: pa.Array, zone: ZoneInfo) -> Ints:
    # Since 1960 offsets change on quarters of an hour only: one look-up serves all rows of one.
    seconds = instants.cast(pa.int64()).to_numpy(zero_copy_only=False) // _MICROS
    quarters, place = np.unique(seconds // _QUARTER_HOUR, return_inverse=True)
    offsets = np.array([_offset(int(quarter) * _QUARTER_HOUR, zone) for quarter in quarters])
    days: Ints = (seconds + offsets[place]) // 86_400 if len(seconds) else seconds
    return days


@lru_cache(maxsize=200_000)
def _offset(second: int, zone: ZoneInfo) -> int:
    offset = datetime.fromtimestamp(second, UTC).astimezone(zone).utcoffset()
    return int(offset.total_seconds()) if offset is not None else 0


def _months(days: npt.ArrayLike) -> Ints:
    stamps = np.asarray(days, np.int64).astype("datetime64[D]").astype("datetime64[M]")
    months: Ints = stamps.astype(np.int64) + 1970 * 12
    return months


def _digest(arrays: Sequence[pa.Array], key: Ints) -> Ints:
    mixed = key.view(np.uint64).copy()
    for array in arrays:
        mixed = _mix(mixed ^ _bits(array))
    digest: Ints = mixed.view(np.int64)
    return digest


def _mix(x: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    # The finaliser of SplitMix64 (Steele, Lea and Flood 2014), so that columns cannot cancel out.
    x = x + np.uint64(0x9E3779B97F4A7C15)
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


def _bits(array: pa.Array) -> npt.NDArray[np.uint64]:
    if pa.types.is_string(array.type) or pa.types.is_decimal(array.type):
        return _text_bits(array.cast(pa.string()))
    empty = array.is_null().to_numpy(zero_copy_only=False)
    filled = array.cast(pa.int64()) if pa.types.is_timestamp(array.type) else array
    values = filled.fill_null(False if pa.types.is_boolean(array.type) else 0)
    numbers = values.to_numpy(zero_copy_only=False)
    wide = numbers.astype(np.float64 if numbers.dtype.kind == "f" else np.int64)
    # Null differs from 0 also in the tie-break.
    bits: npt.NDArray[np.uint64] = wide.view(np.uint64)
    null: npt.NDArray[np.uint64] = empty.astype(np.uint64) * np.uint64(0xD6E8FEB86659FD93)
    return bits ^ null


def _text_bits(array: pa.Array) -> npt.NDArray[np.uint64]:
    encoded = array.dictionary_encode()
    words = encoded.dictionary.to_pylist()
    table = hash_texts([*words, "\x00null"]).view(np.uint64)
    places = encoded.indices.fill_null(len(words)).to_numpy(zero_copy_only=False)
    bits: npt.NDArray[np.uint64] = table[places]
    return bits
