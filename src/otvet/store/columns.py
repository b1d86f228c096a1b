"""Facts become columns: hashes, local days and months are counted over whole columns at once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from hashlib import blake2b
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from otvet.facts import (
    Fact,
    Follow,
    Interaction,
    Mention,
    Metric,
    Missing,
    Order,
    Page,
    Post,
    Response,
    ResponseItem,
)
from otvet.store.tables import BRAND, FACT_TABLES, INSTANT

Ints = npt.NDArray[np.int64]
Codes = Mapping[str, Mapping[str, int]]
"""Codes of the dictionary: what (page, kind, metric), name, code."""
Columns = dict[str, Any]

TABLE_OF: dict[type[Fact], str] = {
    Page: "page",
    Follow: "follow",
    Post: "post",
    Interaction: "interaction",
    Mention: "mention",
    Metric: "metric",
    Response: "response",
    Order: "orders",
}
_STATES = {"left": 0, "member": 1, "joined": 2}
_EPOCH = date(1970, 1, 1).toordinal()
_QUARTER_HOUR = 900
_MICROS = 1_000_000


def hash_text(text: str) -> int:
    """The same text has the same 64 bits on every machine and in every process."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little", signed=True)


def post_key(page: str, native_id: str) -> int:
    """The key of a post, by which interactions and mentions point at it."""
    return hash_text(f"post\x1f{page}\x1f{native_id}")


def mention_key(page: str, native_id: str) -> int:
    """The key of a mention, by which replies point at it."""
    return hash_text(f"mention\x1f{page}\x1f{native_id}")


def names_in(facts: Mapping[str, Sequence[Any]]) -> dict[str, set[str]]:
    """The pages, kinds and metrics that need a code before the facts can be written."""
    pages = {str(f.page) for name, found in facts.items() if name != "response" for f in found}
    pages |= {str(page.linked) for page in facts.get("page", ()) if page.linked is not None}
    return {
        "page": pages,
        "kind": {f.kind for f in facts.get("interaction", ())},
        "metric": {f.metric for f in facts.get("metric", ())},
    }


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
    columns, keys = _BUILDERS[table](facts, codes)
    key = np.fromiter((hash_text(key) for key in keys), np.int64)
    rows = len(key)
    if "at" in columns:
        columns["at"] = _instants(columns["at"])
        columns["day"] = _local_days(columns["at"], zone)
    month = _months(columns["day"]) if "day" in columns else np.zeros(rows, np.int64)
    columns |= {"brand": np.full(rows, BRAND), "part_brand": np.full(rows, BRAND)}
    columns |= {"month": month, "part_month": month, "key": key, "run": np.full(rows, run)}
    columns["observed_at"] = pa.array(
        np.full(rows, _micros(observed_at)).view("datetime64[us]"), INSTANT
    )
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
    words = [hash_text(word) for word in encoded.dictionary.to_pylist()]
    table = np.array([*words, hash_text("\x00null")], np.int64).view(np.uint64)
    places = encoded.indices.fill_null(len(words)).to_numpy(zero_copy_only=False)
    bits: npt.NDArray[np.uint64] = table[places]
    return bits


def _pages(facts: Sequence[Page], codes: Codes) -> tuple[Columns, Iterable[str]]:
    code = codes["page"]
    columns: Columns = {
        "page": [code[f.page] for f in facts],
        "kind": [f.kind for f in facts],
        "title": [f.title for f in facts],
        "role": [f.role for f in facts],
        "linked": [None if f.linked is None else code[f.linked] for f in facts],
    }
    return columns, [f"page\x1f{f.page}" for f in facts]


def _follows(facts: Sequence[Follow], codes: Codes) -> tuple[Columns, Iterable[str]]:
    code = codes["page"]
    columns: Columns = {
        "page": [code[f.page] for f in facts],
        "actor": [f.actor for f in facts],
        "at": [f.at for f in facts],
        "state": [_STATES[f.state] for f in facts],
    }
    keys = [f"follow\x1f{f.page}\x1f{f.actor}\x1f{f.state}\x1f{f.at.timestamp()}" for f in facts]
    return columns, keys


def _posts(facts: Sequence[Post], codes: Codes) -> tuple[Columns, Iterable[str]]:
    code = codes["page"]
    columns: Columns = {
        "page": [code[f.page] for f in facts],
        "native_id": [f.native_id for f in facts],
        "at": [f.at for f in facts],
        "kind": [f.kind for f in facts],
        "text": [f.text for f in facts],
        "is_ad": [f.is_ad for f in facts],
        "edited_at": [f.edited_at for f in facts],
    }
    return columns, [f"post\x1f{f.page}\x1f{f.native_id}" for f in facts]


def _interactions(facts: Sequence[Interaction], codes: Codes) -> tuple[Columns, Iterable[str]]:
    page, kind = codes["page"], codes["kind"]
    columns: Columns = {
        "page": [page[f.page] for f in facts],
        "actor": [f.actor for f in facts],
        "post_key": [None if f.post is None else post_key(f.page, f.post) for f in facts],
        "kind": [kind[f.kind] for f in facts],
        "subkind": [f.subkind for f in facts],
        "at": [f.at for f in facts],
        "n": [f.n for f in facts],
    }
    return columns, [f"interaction\x1f{f.page}\x1f{f.native_id}" for f in facts]


def _mentions(facts: Sequence[Mention], codes: Codes) -> tuple[Columns, Iterable[str]]:
    code = codes["page"]
    columns: Columns = {
        "page": [code[f.page] for f in facts],
        "native_id": [f.native_id for f in facts],
        "actor": [f.actor for f in facts],
        "kind": [f.kind for f in facts],
        "at": [f.at for f in facts],
        "text": [f.text for f in facts],
        "is_own": [f.is_own for f in facts],
        "is_forward": [f.is_forward for f in facts],
        "deleted": [f.deleted for f in facts],
        "post_key": [None if f.post is None else post_key(f.page, f.post) for f in facts],
        "parent_key": [None if f.parent is None else mention_key(f.page, f.parent) for f in facts],
        "rating": [f.rating for f in facts],
        "product": [f.product for f in facts],
    }
    return columns, [f"mention\x1f{f.page}\x1f{f.native_id}" for f in facts]


def _metrics(facts: Sequence[Metric], codes: Codes) -> tuple[Columns, Iterable[str]]:
    page, metric = codes["page"], codes["metric"]
    columns: Columns = {
        "page": [page[f.page] for f in facts],
        "metric": [metric[f.metric] for f in facts],
        "day": [f.day.toordinal() - _EPOCH for f in facts],
        "value": [None if isinstance(f.value, Missing) else float(f.value) for f in facts],
        "reason": [f.value.reason if isinstance(f.value, Missing) else None for f in facts],
        "segment_dim": [f.segment_dim for f in facts],
        "segment": [f.segment for f in facts],
        "additive": [f.additive for f in facts],
        "precision": [f.precision for f in facts],
        "by_hand": [f.by_hand for f in facts],
    }
    keys = [
        f"metric\x1f{f.page}\x1f{f.day}\x1f{f.metric}\x1f{f.segment_dim}\x1f{f.segment}"
        for f in facts
    ]
    return columns, keys


def _responses(facts: Sequence[Response], codes: Codes) -> tuple[Columns, Iterable[str]]:
    del codes  # A survey belongs to no page.
    whole = [(f, item) for f in facts for item in f.items]
    who = {id(f): hash_text(_respondent(f)) for f in facts}
    columns: Columns = {
        "survey": [f.survey for f, _ in whole],
        "wave": [f.wave for f, _ in whole],
        "respondent": [who[id(f)] for f, _ in whole],
        "actor": [f.actor for f, _ in whole],
        "at": [f.at for f, _ in whole],
        "complete": [f.complete for f, _ in whole],
        "role": [item.role for _, item in whole],
        "item": [item.item for _, item in whole],
        "value": [item.value for _, item in whole],
        "text": [item.text for _, item in whole],
    }
    return columns, [key for f in facts for key in _item_keys(f)]


def _respondent(fact: Response) -> str:
    return f"response\x1f{fact.survey}\x1f{fact.wave}\x1f{fact.native_id}"


def _item_keys(fact: Response) -> list[str]:
    # Several brands may be named to one item: the second is not a correction of the first.
    seen: dict[tuple[str, str], int] = {}
    keys = []
    for item in fact.items:
        nth = seen[_place(item)] = seen.get(_place(item), -1) + 1
        keys.append(f"{_respondent(fact)}\x1f{item.role}\x1f{item.item}\x1f{nth}")
    return keys


def _place(item: ResponseItem) -> tuple[str, str]:
    return item.role, item.item


def _orders(facts: Sequence[Order], codes: Codes) -> tuple[Columns, Iterable[str]]:
    code = codes["page"]
    columns: Columns = {
        "page": [code[f.page] for f in facts],
        "native_id": [f.native_id for f in facts],
        "at": [f.at for f in facts],
        "total": [f.total.quantize(Decimal("0.01")) for f in facts],
        "currency": [f.currency for f in facts],
        "status": [f.status for f in facts],
        "promo_code": [f.promo_code for f in facts],
        "actor": [f.actor for f in facts],
    }
    return columns, [f"orders\x1f{f.page}\x1f{f.native_id}" for f in facts]


_BUILDERS: dict[str, Callable[[Sequence[Any], Codes], tuple[Columns, Iterable[str]]]] = {
    "page": _pages,
    "follow": _follows,
    "post": _posts,
    "interaction": _interactions,
    "mention": _mentions,
    "metric": _metrics,
    "response": _responses,
    "orders": _orders,
}
