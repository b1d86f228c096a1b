"""The layout of a brand folder has a version; newer code brings older folders up to it."""

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

from otvet.errors import StoreError
from otvet.i18n import mark
from otvet.store.delta import Facts

LAYOUT = 4
"""The version of the ledger's tables, the facts' schemas and where they lie, kept as one number.

2: what people say of texts is kept; older code would erase a person and leave labels behind.
3: lists of contacts are kept; older code would erase a person and leave their contacts behind.
4: the same of what people say of accounts; `follow` says how people joined, `cost` how many did,
columns that older code could not read.
"""

Step = Callable[[Path, sqlite3.Connection], None]


def _how_people_joined(folder: Path, _ledger: sqlite3.Connection) -> None:
    facts = Facts(folder)
    for table in ("follow", "cost"):
        facts.widen(table)


STEPS: Mapping[int, Step] = {3: _how_people_joined}
"""From a version to the next one; a step may be repeated after a crash in its middle."""


def layout_of(connection: sqlite3.Connection) -> int:
    """The folder's version; 0 for one just made."""
    found: int = connection.execute("pragma user_version").fetchone()[0]
    return found


def refuse_newer(folder: Path, connection: sqlite3.Connection) -> None:
    """StoreError for a folder that newer code wrote, before anything in it is touched."""
    version = layout_of(connection)
    if version > LAYOUT:
        raise StoreError(
            mark(
                "{folder}: written by a newer Otvet (layout {version}, this one reads up to "
                "{known}); install it with: pip install --upgrade otvet"
            ),
            {"folder": folder, "version": version, "known": LAYOUT},
        )


def bring_up(folder: Path, connection: sqlite3.Connection) -> None:
    """Run the steps that an older folder lacks, one version after another."""
    for older in range(layout_of(connection), LAYOUT):
        if older in STEPS:
            STEPS[older](folder, connection)
        connection.execute(f"pragma user_version = {older + 1}")
