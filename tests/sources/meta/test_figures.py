"""The export of one figure of Meta: its name stands above the table, and nowhere else."""

import os
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.shared_data import shared
from tests.sources.reading import config, door, facts, rows, save

from otvet.errors import SourceError
from otvet.facts import Metric, Missing, Row
from otvet.sources.inbox import sniff

ONE = config(pages=[{"ref": "instagram:teahouse"}])
BOTH = config(pages=[{"ref": "instagram:teahouse"}, {"ref": "facebook:900"}])


def _block(title: str, values: list[str], *, first: int = 1) -> str:
    lines = [
        f'"2026-10-{day:02d}T00:00:00","{value}"' for day, value in enumerate(values, start=first)
    ]
    return "\n".join([f'"{title}"', '"Date","Primary"', *lines]) + "\n"


def _save(path: Path, words: str) -> Path:
    return save(path, "\ufeffsep=,\n" + words, encoding="utf-16-le")


def _fates(found: list[Row]) -> list[str]:
    return [row.left_out or (row.fault.reason if row.fault else "taken") for row in found]


def test_the_title_names_the_figure_in_two_bytes_a_letter(tmp_path: Path) -> None:
    """Viewers are people: they are never summed over days."""
    path = _save(tmp_path / "x.csv", _block("Viewers", ["7485", "", "1,024"]))
    found = rows(path, door(ONE))
    assert sniff(path).name == "meta"
    assert [(m.metric, m.day.day, m.value) for m in facts(found, Metric)] == [
        ("viewers", 1, 7485.0),
        ("viewers", 2, Missing("not_given")),
        ("viewers", 3, 1024.0),
    ]
    assert not any(m.additive for m in facts(found, Metric))


def test_several_blocks_of_a_russian_file_each_have_their_figure(tmp_path: Path) -> None:
    """A block begins with its title; a block that is not by days is no figure."""
    words = (
        _block("Просмотры", ["5", "6"])
        + "\n"
        + _block("Подписки", ["1"])
        + "\n"
        + '"Возраст и пол"\n"","Женщины","Мужчины"\n"18-24","0.5","0.1"\n'
        + _block("Звёзды", ["3"])
    )
    words = words.replace('"Date","Primary"', '"Дата","Основной"')
    path = _save(tmp_path / "x.csv", words)
    found = rows(path, door(ONE))
    assert sniff(path).name == "meta"
    assert [(m.metric, m.day.day, m.value) for m in facts(found, Metric)] == [
        ("views", 1, 5.0),
        ("views", 2, 6.0),
        ("followers_gained", 1, 1.0),
    ]
    assert _fates(found) == [
        *["taken", "taken", "empty_row", "title_of_a_block", "header_again", "taken"],
        *["empty_row", "title_of_a_block", "unknown_metric", "unknown_metric"],
        *["title_of_a_block", "header_again", "unknown_metric"],
    ]


def test_a_network_in_the_title_or_in_the_name_tells_the_page(tmp_path: Path) -> None:
    """Brands have both networks, and most titles name neither."""
    visits = _save(tmp_path / "a.csv", _block("Facebook visits", ["5"]))
    named = _save(tmp_path / "instagram-oct.csv", _block("Views", ["5"]))
    found = [facts(rows(path, door(BOTH)), Metric)[0] for path in (visits, named)]
    assert [(m.page, m.metric) for m in found] == [
        ("facebook:900", "profile_visits"),
        ("instagram:teahouse", "views"),
    ]
    with pytest.raises(SourceError, match="instagram:teahouse, facebook:900"):
        rows(_save(tmp_path / "b.csv", _block("Views", ["5"])), door(BOTH))
    with pytest.raises(SourceError, match=re.escape('ref = "facebook:teahouse"')):
        rows(visits, door(ONE))


def test_one_day_given_twice_is_a_fault_and_a_new_export_is_not(tmp_path: Path) -> None:
    """Two blocks of the same name may be of two pages; overlapping files count once."""
    words = _block("Views", ["5", "6"]) + _block("Views", ["7"], first=2)
    found = rows(_save(tmp_path / "x.csv", words), door(ONE))
    assert _fates(found)[-1] == "repeated_day"
    assert [m.value for m in facts(found, Metric)] == [5.0, 6.0]


def test_the_last_three_days_may_still_change(tmp_path: Path) -> None:
    """Meta restates them; an old file is settled."""
    path = _save(tmp_path / "x.csv", _block("Views", ["5"] * 10))
    notes = {}
    for day in (11, 14):
        written = datetime(2026, 10, day, 18, tzinfo=UTC).timestamp()
        os.utime(path, (written, written))
        notes[day] = sniff(path).read(path, door(ONE)).completeness.notes
    assert "last_days_may_change:2026-10-09" in notes[11]
    assert not any(note.startswith("last_days") for note in notes[14])


def test_a_table_of_dates_and_figures_stays_a_table(tmp_path: Path) -> None:
    """Whatever has columns with names of their own needs no title."""
    path = save(tmp_path / "x.csv", "Date,Views\n2026-10-01,5\n2026-10-02,6\n")
    assert sniff(path).name == "table"


@pytest.mark.parametrize("name", ["Views", "Viewers"])
def test_the_shared_exports_give_what_plain_python_counts(name: str) -> None:
    """Read byte by byte by other means."""
    path = shared(f"data/exports/meta_business_suite/{name}.csv")
    lines = path.read_bytes().decode("utf-16").splitlines()[3:]
    told = [line.replace('"', "").split(",") for line in lines]
    found = rows(path, door(ONE))
    assert len(found) == len(told) == 28
    assert {(m.day.isoformat(), m.value) for m in facts(found, Metric)} == {
        (day[:10], float(value)) for day, value in told
    }
    assert {m.metric for m in facts(found, Metric)} == {name.casefold()}
    assert min(m.day for m in facts(found, Metric)) == date(2026, 8, 22)
