"""Exports of Meta and TikTok overlap, month after month: through the store each thing counts once."""

import os
from datetime import UTC, datetime
from pathlib import Path

from otvet.brand import Brand
from otvet.store.tables import FACT_TABLES

TOML = """version = 1
[brand]
name = "Чайная"
[[pages]]
ref = "instagram:teahouse"
[[pages]]
ref = "tiktok:teahouse"
"""
CONTENT = (
    "Post ID,Account ID,Account username,Account name,Description,Publish time,Permalink,"
    "Post type,Date,Views,Likes\n"
    "18014398509481985001,17,teahouse,Чайная,Улун,10/03/2026 08:31,"
    "https://www.instagram.com/p/a/,IG image,Lifetime,{views},5\n"
)
OVERVIEW = "Date,Video Views,Profile Views,Likes,Comments,Shares\n{days}"


def _drop(inbox: Path, name: str, words: str, *, day: int) -> None:
    inbox.mkdir(parents=True, exist_ok=True)
    (inbox / name).write_text(words, "utf-8")
    made = datetime(2026, 11, day, tzinfo=UTC).timestamp()
    os.utime(inbox / name, (made, made))


def _sums(folder: Path, table: str, column: str) -> tuple[int, float]:
    with Brand(folder).store() as store:
        store.engine.table(table, [])
        schema = FACT_TABLES[table].schema
        found = store.engine.map_batches(table, lambda batch: batch, schema=schema)
    values = found.column(column).to_pylist()
    return len(values), sum(value for value in values if value is not None)


def test_overlapping_exports_count_once_and_the_newest_counters_win(tmp_path: Path) -> None:
    """Counters grow between two exports; their sum would be no number of anything."""
    folder = tmp_path / "tea"
    folder.mkdir()
    (folder / "otvet.toml").write_text(TOML, "utf-8")
    (folder / "key").write_bytes(bytes(32))
    inbox = folder / "inbox"
    _drop(inbox, "b.csv", CONTENT.format(views=100), day=1)
    _drop(inbox, "a.csv", CONTENT.format(views=130), day=2)
    days = [f"October {day},{day},1,1,1,1\n" for day in range(1, 7)]
    _drop(inbox, "Overview old.csv", OVERVIEW.format(days="".join(days[:4])), day=1)
    _drop(inbox, "Overview new.csv", OVERVIEW.format(days="".join(days[2:])), day=2)
    taken = Brand(folder).collect()
    assert [(file.rows_in, file.rows_taken) for file in taken] == [(4, 4), (4, 4), (1, 1), (1, 1)]
    assert _sums(folder, "interaction", "n") == (2, 135)
    assert _sums(folder, "post", "edited_at")[0] == 1
    assert _sums(folder, "metric", "value") == (30, 21 + 6 * 4)
