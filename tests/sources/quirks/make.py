"""Small files of the kinds that the cases need."""

import csv
import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from tests.sources.quirks.case import Book

REVIEWS = "Дата;Отзыв;Оценка\n01.10.2026;Долго ждали столик;2\n02.10.2026;Вкусный чай, спасибо;5\n"
READ = ["Долго ждали столик", "Вкусный чай, спасибо"]


def table(*lines: Sequence[str], split: str = ";") -> bytes:
    """A table in UTF-8."""
    out = io.StringIO()
    csv.writer(out, delimiter=split, lineterminator="\n").writerows(lines)
    return out.getvalue().encode()


def column(*cells: str, split: str = ";", header: str = "Охват") -> bytes:
    """Figures of the days of October, one cell a day."""
    days = [[f"{day:02d}.10.2026", cell] for day, cell in enumerate(cells, 1)]
    return table(["Дата", header], *days, split=split)


def dated(*cells: str, header: Sequence[str] = ("Дата", "Отзыв", "Оценка")) -> bytes:
    """Reviews with these dates."""
    body = [[cell, f"Отзыв номер {n}", "5"] for n, cell in enumerate(cells)]
    return table(list(header), *body)


ENGLISH = ("Date", "Review text", "Rating")


def book(*lines: Sequence[Any], epoch_1904: bool = False) -> Book:
    """A spreadsheet of one sheet."""

    def write(path: Path) -> None:
        found = openpyxl.Workbook()
        if epoch_1904:
            found.epoch = CALENDAR_MAC_1904
        for line in lines:
            found.worksheets[0].append(list(line))
        found.save(path.with_suffix(".tmp"))
        path.with_suffix(".tmp").rename(path)

    return write


def rewritten(made: Book, part: str, old: str, new: str) -> Book:
    """The spreadsheet with words of one part replaced, as odd programs write them."""

    def write(path: Path) -> None:
        made(path)
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        assert old.encode() in parts[part]
        parts[part] = parts[part].replace(old.encode(), new.encode())
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, words in parts.items():
                archive.writestr(name, words)

    return write


def message(number: int, **fields: object) -> dict[str, Any]:
    """A message of Telegram's export."""
    base: dict[str, Any] = {
        "id": number,
        "type": "message",
        "date": "2026-10-02T09:00:00",
        "date_unixtime": str(1790920800 + number),
        "from": "Анна",
        "from_id": "user111",
        "text": "Кислый кофе",
    }
    return base | fields


def chat(*messages: dict[str, Any], **head: object) -> bytes:
    """Telegram's export of the group beside the brand's channel."""
    whole = {"name": "Чат", "type": "public_supergroup", "id": 1900000002} | head
    return json.dumps(whole | {"messages": messages}, ensure_ascii=False).encode()
