"""One way of going through one file, as a process to be measured: `python -m bench.reading HOW FILE`.

`read` is what Otvet does before anything lands; `json` and `cells` only take the file apart with
the library that everybody has, and look at nothing in it.
"""

import json
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

from bench.world import BRAND


def read(path: Path) -> int:
    """The rows that have facts, by the reader that knows the file."""
    from otvet.config import Config
    from otvet.sources.base import Door
    from otvet.sources.inbox import sniff

    door = Door(
        key=b"k" * 32,
        zone=ZoneInfo("Europe/Moscow"),
        config=Config.model_validate(BRAND),
        accept_guesses=True,
    )
    return sum(1 for row in sniff(path).read(path, door).rows if row.facts)


def load_json(path: Path) -> int:
    """The messages of an export, all in memory."""
    with path.open("rb") as file:
        return len(json.load(file)["messages"])


def cells(path: Path) -> int:
    """The rows of a spreadsheet's first sheet."""
    from python_calamine import CalamineWorkbook

    return sum(1 for _ in CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows())


WAYS = {"read": read, "json": load_json, "cells": cells}

if __name__ == "__main__":
    print(WAYS[sys.argv[1]](Path(sys.argv[2])))
