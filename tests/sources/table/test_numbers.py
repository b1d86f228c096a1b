"""Numbers as exports write them."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otvet.sources.table.cells import Cell
from otvet.sources.table.numbers import Comma, comma_of, read_number


@pytest.mark.parametrize(
    ("cell", "comma", "value"),
    [
        ("1 234,5", "decimal", "1234.5"),
        ("1\u00a0234\u202f567", "decimal", "1234567"),
        ("12\u2009400", "", "12400"),
        ("12,400", "thousands", "12400"),
        ("12,4", "decimal", "12.4"),
        ("1,234.50", "", "1234.5"),
        ("1.234,50", "", "1234.5"),
        ("1,234,567", "", "1234567"),
        ("1.204", "decimal", "1204"),
        ("0.155", "decimal", "0.155"),
        ("1,2K", "decimal", "1200"),
        ("1.2M", "", "1200000"),
        ("1,2 тыс.", "", "1200"),
        ("3 млн", "", "3000000"),
        ("−5", "", "-5"),
        ("−0,0", "decimal", "0"),
        ("-3", "", "-3"),
        ("(5)", "", "-5"),
        ("18,3 %", "decimal", "0.183"),
        ("1 250 ₽", "", "1250"),
        ("1250 руб.", "", "1250"),
        ("$1,250.00", "", "1250"),
        ("00:01:37", "", "97"),
        ("'15", "", "15"),
        (12.5, "", "12.5"),
        (timedelta(minutes=2), "", "120"),
    ],
)
def test_every_way_of_writing_a_number_is_read(cell: Cell, comma: Comma, value: str) -> None:
    """Each comes from a real export; a thousandfold error hides in every one of them."""
    assert read_number(cell, comma=comma).value == Decimal(value)


@pytest.mark.parametrize(
    "cell", ["—", "-", "н/д", "n/a", "undefined", "null", "", None, "(not set)"]
)
def test_absent_is_absent_and_never_nought(cell: Cell) -> None:
    """A network that gives no figure has not said 0."""
    assert read_number(cell).problem == "not_given"
    assert read_number(cell).value is None


@pytest.mark.parametrize("cell", ["2 6O1", "1,2,3", "двести", "12,34,567", True, "1 250 штук"])
def test_what_is_no_number_is_not_made_one(cell: Cell) -> None:
    """The letter O among digits is a typing mistake; guessing it away is inventing data."""
    assert read_number(cell).problem == "not_a_number"


def test_less_than_one_is_not_nought_either() -> None:
    """Search interest below what is shown has no value, but a reason."""
    assert read_number("<1").problem == "below_shown"


def test_what_a_comma_means_is_decided_by_the_column() -> None:
    """12,400 alone is ambiguous; beside 1,5 it is not."""
    assert comma_of(["12,400", "1,5"]) == "decimal"
    assert comma_of(["12,400", "1,234,567"]) == "thousands"
    assert comma_of(["12,400", "7"]) == ""
    assert comma_of(["0,155", "0,200"]) == "decimal"


@given(st.integers(-(10**12), 10**12), st.sampled_from([" ", "\u00a0", "\u202f"]))
def test_whole_numbers_survive_any_thousands_space(number: int, space: str) -> None:
    """Property: grouping changes nothing."""
    written = f"{number:,}".replace(",", space)
    assert read_number(written).value == number
