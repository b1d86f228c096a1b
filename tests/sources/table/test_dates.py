"""Dates as exports write them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otvet.sources.table.cells import Cell
from otvet.sources.table.dates import Order, moment, order_of, written

MOSCOW = ZoneInfo("Europe/Moscow")
SEEN = datetime(2026, 11, 1, 9, tzinfo=UTC)


def _local(cell: Cell, order: Order = "") -> str:
    found = moment(cell, order=order, zone=MOSCOW, before=SEEN)
    return found.astimezone(MOSCOW).isoformat()[:16] if found else ""


@pytest.mark.parametrize(
    ("cell", "local"),
    [
        ("01.10.2026", "2026-10-01T00:00"),
        ("01.10.26 14:05", "2026-10-01T14:05"),
        ("3-10-2026", "2026-10-03T00:00"),
        ("2026/10/01", "2026-10-01T00:00"),
        ("20261001", "2026-10-01T00:00"),
        (20261001, "2026-10-01T00:00"),
        ("Aug 28, 2025", "2025-08-28T00:00"),
        ("28 авг. 2025 г.", "2025-08-28T00:00"),
        ("август 2024", "2024-08-01T00:00"),
        ("1790920800", "2026-10-02T09:00"),
        ("1790920800000", "2026-10-02T09:00"),
        (46296.5, "2026-10-01T12:00"),
        ("2026/10/01 10:14:06 PM GMT+3", "2026-10-01T22:14"),
        ("2026-09-10T10:00:00Z", "2026-09-10T13:00"),
        ("2026-05-01 09:59:00 +0200", "2026-05-01T10:59"),
        ("2025-09-21T16:07:06.010116", "2025-09-21T16:07"),
        ("31 декабря", "2025-12-31T00:00"),
        ("October 31", "2026-10-31T00:00"),
        (datetime(2026, 10, 2, 12), "2026-10-02T12:00"),  # noqa: DTZ001 - spreadsheets have no zone.
        (date(2026, 10, 2), "2026-10-02T00:00"),
    ],
)
def test_every_way_of_writing_a_date_is_read(cell: Cell, local: str) -> None:
    """Each comes from a real export."""
    assert _local(cell) == local


@pytest.mark.parametrize("cell", ["31.06.2026", "32.01.2026", "12 500,00", "8 (900) 123-45-67", "",
                                  "2026-02-31 12:00:00", "да", "25:00", 12, True, None])  # fmt: skip
def test_what_is_no_date_is_not_made_one(cell: Cell) -> None:
    """A day that does not exist is a mistake in the file, not the day after."""
    assert _local(cell) == ""


def test_one_value_above_twelve_settles_the_column() -> None:
    """03/04 is March or April; 05/14 beside it proves which."""
    assert order_of(["03/04/2026", "05/14/2026"]) == "mdy"
    assert order_of(["03/04/2026", "14/05/2026"]) == "dmy"
    assert order_of(["03/04/2026", "04/04/2026"]) == "either"
    assert order_of(["01/10/2026", "02/10/2026", "03/10/2026", "04/10/2026", "01/11/2026"]) == "dmy"
    assert order_of(["2026-01-02", "03.04.2026"]) == ""
    assert _local("03/04/2026", "mdy")[:10] == "2026-03-04"


def test_leap_days_without_a_year_find_a_leap_year() -> None:
    """29 February seen in 2026 was in 2024."""
    assert _local("29 февраля")[:10] == "2024-02-29"


@given(st.datetimes(datetime(2000, 1, 1), datetime(2040, 1, 1)))  # noqa: DTZ001
def test_iso_and_russian_writing_mean_the_same_moment(when: datetime) -> None:
    """Property: the way of writing does not move a date."""
    iso, russian = when.strftime("%Y-%m-%d %H:%M:%S"), when.strftime("%d.%m.%Y %H:%M:%S")
    assert _local(iso) == _local(russian) != ""


@given(st.text(max_size=30))
def test_any_words_are_a_date_or_none_and_never_a_crash(words: str) -> None:
    """Cells hold anything."""
    found = written(words)
    assert found is None or 1 <= found.month <= 12
