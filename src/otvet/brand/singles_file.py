"""Singles in a table that a person fills in: any spreadsheet opens it, CSV or XLSX comes back."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from otvet.brand.filled_in import rows_of
from otvet.brand.problems import Settled
from otvet.errors import ConfigError, Said
from otvet.i18n import Language, mark
from otvet.opinion.by_hand import in_a_cell, written
from otvet.opinion.singles import Single
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


def singles_table(left: Sequence[Single], *, language: Language) -> bytes:
    """What is still to be looked at, as a table to fill in."""
    rows = ((one.id, one.code, in_a_cell(one.text), one.day, one.page, "", "") for one in left)
    return written(COLUMNS, rows, language=language)


def read_settled(path: Path, found: Sequence[Single]) -> list[Settled]:
    """What a person has written beside the singles; rows without a decision are left aside.

    Raises:
        InputError: it is no such table.
        ConfigError: a word or a row is not known; every fault is named with its row.
    """
    by_id = {single.id: single for single in found}
    settled: list[Settled] = []
    faults: list[Said] = []
    for number, row in rows_of(path, needed=("id", "decision"), again="--to"):
        if row is None:
            faults.append(Said(mark("row {row}: it cannot be read"), {"row": number}))
        elif row.get("decision"):
            made = _settled(row, by_id, row=number)
            (faults if isinstance(made, Said) else settled).append(made)  # type: ignore[arg-type]
    if faults:
        raise ConfigError(str(path), faults)
    return settled


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
