"""Damage of every kind done to files, and what must hold whatever was done."""

import io
import json
import os
import tempfile
import zipfile
from collections.abc import Sequence
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from tests.sources.reading import door
from tests.sources.samples import BRAND, Sample, samples_of
from tests.store_fixture import run_key

from otvet.errors import OtvetError
from otvet.facts import Fact, Row
from otvet.sources.inbox import READERS, sniff
from otvet.sources.table.workbook import BROKEN_ZIP
from otvet.store.builders import TABLE_OF
from otvet.store.columns import names_in, to_arrow
from otvet.store.store import Store

KNOWN = samples_of([reader.name for reader in READERS])
NOW = datetime(2026, 11, 1, tzinfo=UTC)
T = TypeVar("T")
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


def pairs(what: Sequence[T]) -> list[Any]:
    """Every sample with everything in a long run; in CI each sample with one, in turn."""
    return [
        pytest.param(sample, one, id=f"{sample.id} {one!r}"[:60])
        for place, sample in enumerate(KNOWN)
        for turn, one in enumerate(what)
        if LONG or place % len(what) == turn
    ]


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
    *(
        "10000-01-01",
        "2026-10-01T10:00:00+99:99",
        "1" * 400,
        "-9223372036854775809",
        "1e308",
        "9" * 17,
        "99999999999999 млрд",
        "9" * 16 + ",5",
    ),
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


_ODD: list[object] = [
    *(None, True, False, 0, -1, 2**31, 2**63, 2**64, -(2**63) - 1, 10**30, 1.5, 1e308, -0.0),
    *(
        "",
        "x",
        "\ud83d",
        "\0",
        "9" * 30,
        "1e400",
        "NaN",
        "0001-01-01",
        "9999-12-31",
        "user1",
        "x" * 5000,
    ),
    *([], {}, [[]], [None], {"": ""}, {"text": None}, [{"id": 1}], "2026-10-01T10:00:00", "-1"),
]


def _json_changed(draw: st.DrawFn, body: bytes) -> bytes:
    """Some value anywhere in a JSON file becomes another one, goes, or comes twice."""
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        return _cells_changed(draw, body)
    for _ in range(draw(st.integers(1, 4))):
        _change_below(draw, content)
    if draw(st.integers(0, 20)) == 0:
        content = deepcopy(draw(st.sampled_from(_ODD)))
    return json.dumps(content, ensure_ascii=draw(st.booleans())).encode("utf-8", "surrogatepass")


def _change_below(draw: st.DrawFn, content: object) -> None:
    """Walk down at random and change what is found."""
    while isinstance(content, list | dict) and content:
        places = list(range(len(content))) if isinstance(content, list) else list(content)
        place = draw(st.sampled_from(places))
        if not draw(st.integers(0, 5)) or not isinstance(content[place], list | dict):
            kind = draw(st.sampled_from(["odd", "odd", "odd", "gone", "other"]))
            if kind == "gone":
                del content[place]
            else:
                other = draw(st.sampled_from(places))
                content[place] = deepcopy(
                    draw(st.sampled_from(_ODD)) if kind == "odd" else content[other]
                )
            if draw(st.booleans()):
                return
        if isinstance(content, dict) and place not in content:
            return
        if isinstance(content, list) and isinstance(place, int) and place >= len(content):
            return
        content = content[place]


def _cells_changed(draw: st.DrawFn, body: bytes) -> bytes:
    """Some cells of a table, its header's too, become other ones."""
    encoding = "utf-16" if body[:2] == b"\xff\xfe" else "utf-8"
    words = body.decode(encoding, "replace")
    split = ";" if words.count(";") > words.count(",") else ","
    rows = [line.split(split) for line in words.splitlines()] or [[""]]
    for _ in range(draw(st.integers(1, 6))):
        row = draw(st.sampled_from(rows))
        row[draw(st.integers(0, len(row) - 1))] = draw(st.sampled_from(_CELLS))
    return "\n".join(split.join(row) for row in rows).encode(encoding, "surrogatepass")


def _part_changed(draw: st.DrawFn, body: bytes) -> bytes:
    """A part of a zip is damaged, and packed again as if it were whole."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (*BROKEN_ZIP, ValueError):
        return _json_changed(draw, body)
    if not parts:
        return body
    name = draw(st.sampled_from(sorted(parts)))
    if parts[name]:
        plain = [_cut, _flipped, _marks_swapped, _inserted, _cell_changed, _encoded_anew]
        parts[name] = draw(st.sampled_from(plain))(draw, parts[name])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part, words in parts.items():
            archive.writestr(part, words)
    return out.getvalue()


_KINDS = [_cut, _flipped, _lines_moved, _marks_swapped, _inserted, _cell_changed, _encoded_anew]
_KNOWING = [_json_changed, _cells_changed, _part_changed]
"""These keep a file's outer shape, so that the damage comes to where values are read."""


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """The name and the damaged bytes of some sample."""
    sample: Sample = draw(st.sampled_from(KNOWN))
    body = sample.body
    for _ in range(draw(st.integers(1, 3))):
        if body:
            kinds = _KNOWING if draw(st.booleans()) else _KINDS
            body = draw(st.sampled_from(kinds))(draw, body)
    return sample.name, body
