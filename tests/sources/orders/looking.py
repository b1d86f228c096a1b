"""How the tests of orders look at a file: every row with one fate, orders in short."""

from collections import Counter
from pathlib import Path

from tests.sources.reading import door, facts, rows

from otvet.config import Config
from otvet.facts import Order, Row
from otvet.sources.inbox import sniff


def taken(path: Path, settings: Config | None = None) -> list[Row]:
    """The file's rows by the reader of orders, every one of them with exactly one fate."""
    assert sniff(path).name == "orders"
    found = rows(path, door(settings))
    for row in found:
        assert bool(row.facts) + (row.fault is not None) + bool(row.left_out) == 1
    return found


def orders(path: Path, settings: Config | None = None) -> list[Order]:
    """The file's orders."""
    return facts(taken(path, settings), Order)


def short(path: Path) -> list[tuple[str, str, str]]:
    """Each order's own number, sum and status."""
    return [(o.native_id.partition("@")[0], str(o.total), o.status) for o in orders(path)]


def reasons(path: Path) -> Counter[str]:
    """Why rows became no orders."""
    found = taken(path)
    return Counter(r.left_out or (r.fault.reason if r.fault else "") for r in found if not r.facts)


def notes(path: Path, settings: Config | None = None) -> tuple[str, ...]:
    """What the import says of the file."""
    return sniff(path).read(path, door(settings)).completeness.notes
