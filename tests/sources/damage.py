"""Damage of every kind done to files, and what must hold whatever was done."""

import os
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from tests.sources.reading import door
from tests.sources.samples import BRAND, Sample, samples_of
from tests.store_fixture import run_key

from otvet.errors import OtvetError
from otvet.facts import Fact, Row
from otvet.sources.inbox import READERS, sniff
from otvet.store.builders import TABLE_OF
from otvet.store.columns import names_in, to_arrow
from otvet.store.store import Store

KNOWN = samples_of([reader.name for reader in READERS])
NOW = datetime(2026, 11, 1, tzinfo=UTC)
LONG = os.environ.get("OTVET_FUZZ") == "long"
"""`OTVET_FUZZ=long` looks for new damage for many minutes; else the same few hundred each time."""


def profile(few: int) -> settings:
    """How many examples: always the same in CI, others each time in a long run."""
    return settings(
        max_examples=few * 40 if LONG else few,
        derandomize=not LONG,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


def read_or_refused(body: bytes, name: str) -> list[Row]:
    """The rows, each with one fate and fit for the store; none where the file is refused."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(body)
        try:
            found = list(sniff(path).read(path, door(BRAND, accept=True)).rows)
        except OtvetError as refused:
            assert name in str(refused)  # noqa: PT017 - a refusal is one of two good ends.
            return []
    fates = [bool(row.facts) + (row.fault is not None) + bool(row.left_out) for row in found]
    assert fates == [1] * len(found)
    assert len({row.number for row in found}) == len(found), "two rows of one number"
    _fits_tables([fact for row in found for fact in row.facts])
    return found


def _fits_tables(facts: Sequence[Fact]) -> None:
    by_table: dict[str, list[Fact]] = {}
    for fact in facts:
        by_table.setdefault(TABLE_OF[type(fact)], []).append(fact)
    names = names_in(by_table)
    codes = {kind: {name: n for n, name in enumerate(found)} for kind, found in names.items()}
    for table, found in by_table.items():
        to_arrow(table, found, codes=codes, zone=ZoneInfo("Europe/Moscow"), observed_at=NOW, run=1)


def landed_whole(body: bytes, name: str, folder: Path) -> None:
    """The ledger's sum closes, and it has exactly the rows that were rejected."""
    path = folder / name
    path.write_bytes(body)
    with Store.open(folder / "brand", BRAND) as store:
        try:
            reading = sniff(path).read(path, door(BRAND, accept=True))
            landed = store.land(run_key(name), reading.rows, observed_at=NOW)
        except OtvetError:
            return
        taken, rejected, left = landed.rows_taken, landed.rows_rejected, landed.rows_left_out
        assert landed.rows_in == taken + rejected + left
        assert len(store.rejected(landed.run)) == rejected


_MARKS = [b";", b",", b"\t", b"|", b'"', b"\r", b"\n", b"\0", b":", b"{", b"}", b"[", b"]", b"<"]
_CELLS = [
    *("1e400", "-1", "9" * 30, "1E+16", "NaN", "Infinity", "0x1F", "٣", "²", "½", "１２", "5%"),
    *("31.12.9999", "00.00.0000", "29.02.2025", "2026-10-01T25:00", "0001-01-01", "99999999999999"),
    *("\u202e", "\ud83d\ude00", "=1+1", "@a", "{}", "[]", "null", "true", "\x1f", "\x85", "\u2028"),
    *("10000-01-01", "2026-10-01T10:00:00+99:99", "1" * 400, "-9223372036854775809", "1e308"),
]


def _cut(draw: st.DrawFn, body: bytes) -> bytes:
    return body[: draw(st.integers(0, len(body)))]


def _flipped(draw: st.DrawFn, body: bytes) -> bytes:
    found = bytearray(body)
    for _ in range(draw(st.integers(1, 8))):
        found[draw(st.integers(0, len(found) - 1))] = draw(st.integers(0, 255))
    return bytes(found)


def _lines_moved(draw: st.DrawFn, body: bytes) -> bytes:
    lines = body.splitlines(keepends=True)
    at, to = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    line = lines[at] if draw(st.booleans()) else lines.pop(at)
    return b"".join([*lines[:to], line, *lines[to:]])


def _marks_swapped(draw: st.DrawFn, body: bytes) -> bytes:
    old, new = (draw(st.sampled_from(_MARKS)) for _ in range(2))
    return body.replace(old, new, draw(st.sampled_from([-1, 1, 5])))


def _inserted(draw: st.DrawFn, body: bytes) -> bytes:
    at = draw(st.integers(0, len(body)))
    part = draw(
        st.sampled_from([*_MARKS, b"\0\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"\\ud83d"])
    )
    return body[:at] + part * draw(st.sampled_from([1, 2, 50])) + body[at:]


def _cell_changed(draw: st.DrawFn, body: bytes) -> bytes:
    """A value between two marks becomes another one."""
    sign = draw(st.sampled_from([b";", b",", b"\t", b'"', b" ", b":"]))
    parts = body.split(sign)
    parts[draw(st.integers(0, len(parts) - 1))] = draw(st.sampled_from(_CELLS)).encode(
        "utf-8", "surrogatepass"
    )
    return sign.join(parts)


def _encoded_anew(draw: st.DrawFn, body: bytes) -> bytes:
    names = ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1251", "cp866", "koi8-r", "latin-1"]
    words = body.decode(draw(st.sampled_from(names)), "replace")
    return words.encode(draw(st.sampled_from(names)), "replace")


_KINDS = [_cut, _flipped, _lines_moved, _marks_swapped, _inserted, _cell_changed, _encoded_anew]


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """The name and the damaged bytes of some sample."""
    sample: Sample = draw(st.sampled_from(KNOWN))
    body = sample.body
    for _ in range(draw(st.integers(1, 3))):
        if body:
            body = draw(st.sampled_from(_KINDS))(draw, body)
    return sample.name, body
