"""Spreadsheets are large in memory and slow to open: each is opened as seldom as can be."""

import os
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook
from tests.sources.reading import door, facts, rows

from otvet.facts import Mention
from otvet.sources.table import excel
from otvet.sources.table.grid import LOOKED_AT


def _reviews(path: Path, n: int, *, word: str = "Вкусно") -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["ID отзыва", "Дата", "Текст отзыва", "Оценка"])
    for number in range(n):
        sheet.append([f"r{number}", f"2026-10-{number % 28 + 1:02d}", f"{word} {number}", 5])
    book.save(path)
    return path


@pytest.mark.parametrize("n", [1, LOOKED_AT - 2, LOOKED_AT - 1, LOOKED_AT, LOOKED_AT + 1, 200])
def test_rows_beyond_the_first_look_follow_without_gap_or_repeat(tmp_path: Path, n: int) -> None:
    """The first rows come from the look and the rest from the file: the seam may lose nothing."""
    found = rows(_reviews(tmp_path / "отзывы.xlsx", n), door(accept=True))
    assert [row.number for row in found] == list(range(2, n + 2))
    assert [m.text for m in facts(found, Mention)] == [f"Вкусно {number}" for number in range(n)]


def test_a_spreadsheet_is_opened_once_to_know_it_and_once_to_read_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a million rows take two seconds and 250 MB each time."""
    opened: list[Path] = []

    class Counted:
        @staticmethod
        def from_path(path: Path) -> CalamineWorkbook:
            opened.append(path)
            return CalamineWorkbook.from_path(path)

    monkeypatch.setattr(excel, "CalamineWorkbook", Counted)
    assert len(rows(_reviews(tmp_path / "отзывы.xlsx", 100), door(accept=True))) == 100
    assert len(opened) == 2


def test_another_file_in_the_same_place_is_looked_at_anew(tmp_path: Path) -> None:
    """An export is often saved over the last one, and of the same length."""
    path = tmp_path / "отзывы.xlsx"
    first = rows(_reviews(path, 3), door(accept=True))
    os.utime(_reviews(path, 3, word="Пресно"), ns=(1, 1))
    second = rows(path, door(accept=True))
    assert facts(first, Mention)[0].text == "Вкусно 0"
    assert facts(second, Mention)[0].text == "Пресно 0"
