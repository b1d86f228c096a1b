"""Whatever stands in an export: every row has one fate, and nothing crashes."""

import csv
import io
import tempfile
import zipfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sources.youtube.studio import VIDEOS_EN, brand

from otvet.errors import OtvetError
from otvet.sources.inbox import sniff

_NAMES = [
    *("Date", "Дата", "Content", "Контент", "Video title", "Video publish time", "Duration"),
    *("Subscription status", "Статус подписки", "Viewer age", "Views", "Просмотры", "Subscribers"),
    *("Watch time (hours)", "Average view duration", "Impressions", "Unknown", ""),
]
_CELLS = st.sampled_from(
    [
        *("2026-10-01", "Oct 2, 2026", "03-04-2026", "13-04-2026", "4/13/26", "32.10.2026", "2026"),
        *("AbCdEfGhIj1", " -bCdEfGhIj2", "=x", "#NAME?", "Subscribed", "Not subscribed", "Total"),
        *(
            "5",
            "-1",
            "12,400",
            "0,5",
            "—",
            "",
            "0:11:34",
            "1E400",
            "1,80E+16",
            '"',
            "x\ny",
            "9" * 40,
        ),
    ]
)


@st.composite
def _tables(draw: st.DrawFn) -> bytes:
    header = draw(st.lists(st.sampled_from(_NAMES), min_size=1, max_size=6))
    width = st.integers(max(0, len(header) - 1), len(header) + 1)
    lines = width.flatmap(lambda n: st.lists(_CELLS, min_size=n, max_size=n))
    out = io.StringIO()
    csv.writer(out, delimiter=draw(st.sampled_from(",;\t"))).writerows(
        [header, *draw(st.lists(lines, max_size=10))]
    )
    whole = out.getvalue().encode(
        draw(st.sampled_from(["utf-8-sig", "utf-16", "cp1251"])), "replace"
    )
    return whole[: draw(st.integers(0, len(whole)))] if draw(st.booleans()) else whole


def _check(path: Path) -> None:
    try:
        found = list(sniff(path).read(path, brand()).rows)
    except OtvetError:
        return
    assert all(bool(r.facts) + (r.fault is not None) + bool(r.left_out) == 1 for r in found)
    assert len({row.number for row in found}) == len(found)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables=st.lists(_tables(), min_size=1, max_size=3))
def test_any_table_and_any_zip_of_tables_is_read_or_refused(tables: list[bytes]) -> None:
    """Exports change without notice, and people cut, open and save them."""
    with tempfile.TemporaryDirectory() as folder:
        alone = Path(folder, "Totals.csv")
        alone.write_bytes(tables[0])
        _check(alone)
        path = Path(folder, "x.zip")
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("Table data.csv", VIDEOS_EN)
            for number, table in enumerate(tables):
                archive.writestr(f"{number}.csv", table)
        _check(path)


@settings(max_examples=100, deadline=None)
@given(at=st.integers(0, 400), byte=st.integers(0, 255))
def test_a_damaged_zip_is_read_or_refused(at: int, byte: int) -> None:
    """A byte wrong anywhere in the archive, its lists included."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.zip")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("Table data.csv", VIDEOS_EN)
        words = bytearray(path.read_bytes())
        words[at % len(words)] = byte
        path.write_bytes(words)
        _check(path)
