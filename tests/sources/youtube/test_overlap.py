"""Exports of overlapping periods lie in one inbox: every day and video counts once."""

import os
from pathlib import Path

import pytest
from tests.sources.youtube.studio import PAGE, VIDEOS_EN, save_zip

from otvet.brand import Brand
from otvet.store.tables import FACT_TABLES

TOML = f'version = 1\n[brand]\nname = "Tea"\n[[pages]]\nref = "{PAGE}"\n'
NOW = 1_793_000_000


def _days(first: int, last: int, views: int) -> str:
    return "Date,Views\n" + "".join(f"2026-10-{d:02d},{views}\n" for d in range(first, last + 1))


def _views(brand: Brand) -> list[float]:
    """The views of each day, in order, as the counts see them."""
    with brand.store() as store:
        store.engine.table("metric", [])
        schema = FACT_TABLES["metric"].schema
        rows = store.engine.map_batches("metric", lambda batch: batch, schema=schema).to_pylist()
        views = store.codes("metric")["views"]
    return [row["value"] for row in sorted(rows, key=lambda r: r["day"]) if row["metric"] == views]


@pytest.mark.parametrize("newer", ["a.zip", "z.zip"])
def test_overlapping_exports_count_once_and_the_newest_wins(tmp_path: Path, newer: str) -> None:
    """The last days of the older export were provisional; its zip and its folder are one."""
    brand = Brand(tmp_path / "tea")
    (brand.inbox / "c").mkdir(parents=True)
    (brand.folder / "otvet.toml").write_text(TOML, "utf-8")
    days = {"c/Totals.csv": _days(1, 20, 5), "m.zip": _days(1, 20, 5), newer: _days(15, 31, 9)}
    for name, words in days.items():
        path = brand.inbox / name
        if path.suffix == ".zip":
            save_zip(path, {"Totals.csv": words, "Table data.csv": VIDEOS_EN})
        else:
            path.write_text(words, "utf-8")
        os.utime(path, (NOW + 60 * (name == newer),) * 2)
    assert [one.status for one in brand.collect()] == ["taken"] * 3
    assert [one.status for one in brand.collect()] == ["known"] * 3
    assert _views(brand) == [5] * 14 + [9] * 17
