"""Singles in a table that a person fills in: any spreadsheet opens it, CSV or XLSX comes back."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from otvet.brand.problems import Settled
from otvet.errors import ConfigError, InputError, Said
from otvet.i18n import mark
from otvet.opinion.singles import Single
from otvet.sources.table.cells import Record, text
from otvet.sources.table.open import open_sheet
from otvet.store.decisions import What

COLUMNS = ("id", "problem", "text", "day", "page", "decision", "into")
_WORDS: Mapping[str, What] = {
    "confirm": "confirm",
    "new": "confirm",
    "новая": "confirm",
    "merge": "merge",
    "слить": "merge",
    "discard": "discard",
    "no": "discard",
    "нет": "discard",
}
"""What a person may write in the column `decision`."""
_FORMULA = ("=", "+", "-", "@", "\t")


def write_singles(path: Path, found: Sequence[Single]) -> int:
    """Write what is still to be looked at; the number of rows.

    Semicolons and a byte-order mark, so that a spreadsheet opens it by itself in any language.
    """
    left = [single for single in found if not single.done]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(COLUMNS)
        for one in left:
            writer.writerow([one.id, one.code, _harmless(one.text), one.day, one.page, "", ""])
    return len(left)


def _harmless(words: str) -> str:
    """People's words are no formula, whatever they begin with."""
    return f"'{words}" if words.startswith(_FORMULA) else words


def read_settled(path: Path, found: Sequence[Single]) -> list[Settled]:
    """What a person has written beside the singles; rows without a decision are left aside.

    Raises:
        InputError: it is no such table.
        ConfigError: a word or a row is not known; every fault is named with its row.
    """
    sheet, by_id = open_sheet(path), {single.id: single for single in found}
    if missing := [name for name in ("id", "decision") if name not in sheet.header]:
        raise InputError(
            mark("{file} has no column {missing}: write the table anew with --to"),
            {"file": path.name, "missing": missing},
        )
    settled: list[Settled] = []
    faults: list[Said] = []
    for record in sheet.records():
        told = _told(record, sheet.header)
        if told.get("decision"):
            made = _settled(told, by_id, row=record.number)
            (faults if isinstance(made, Said) else settled).append(made)  # type: ignore[arg-type]
    if faults:
        raise ConfigError(str(path), faults)
    return settled


def _told(record: Record, header: Sequence[str]) -> Mapping[str, str]:
    return dict(zip(header, map(text, record.cells), strict=False))


def _settled(told: Mapping[str, str], by_id: Mapping[str, Single], *, row: int) -> Settled | Said:
    single, what = by_id.get(told["id"]), _WORDS.get(told["decision"].casefold())
    into = told.get("into", "")
    if single is None:
        return Said(
            mark("row {row}: no such single ({id}): write the table anew with --to"),
            {"row": row, "id": told["id"]},
        )
    if what is None:
        return Said(
            mark("row {row}: “{word}” is no decision: write confirm, merge or discard"),
            {"row": row, "word": told["decision"]},
        )
    if what == "merge" and not into:
        return Said(
            mark("row {row}: into which problem? Write its code into the column “into”"),
            {"row": row},
        )
    return Settled(single=single, what=what, into=into)
