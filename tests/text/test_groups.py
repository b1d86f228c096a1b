"""Groups of people in anybody's words, and bands of ages that join."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otvet.text.groups import OLDEST, Band, bands_of, cell_of, joined, sex_of

CUTS = st.lists(st.integers(1, 90), min_size=1, max_size=6, unique=True).map(sorted)


def _bands(cuts: list[int]) -> tuple[Band, ...]:
    edges = [0, *cuts, OLDEST]
    return tuple(Band(low, high) for low, high in pairwise(edges))


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["18-24", "25-34", "35+"], [(18, 25), (25, 35), (35, OLDEST)]),
        (["12-18", "18-21", "21-100"], [(12, 18), (18, 21), (21, OLDEST)]),
        (["до 18 лет", "18–24 года", "25 и старше"], [(0, 18), (18, 25), (25, OLDEST)]),
        (["under 18", "18 to 24 years", "25 and over"], [(0, 18), (18, 25), (25, OLDEST)]),
        (["18-30", "25-40"], []),
        (["18-24", "студенты"], []),
        ([], []),
    ],
)
def test_bands_are_read_as_a_list_and_not_one_by_one(
    names: list[str], expected: list[tuple[int, int]]
) -> None:
    """Only the next band tells whether 18–21 holds those who are 21."""
    assert [(b.low, b.high) for b in bands_of(names).values()] == expected


@given(one=CUTS, other=CUTS)
def test_every_band_lies_in_exactly_one_joined_band(one: list[int], other: list[int]) -> None:
    """Nobody is lost and nobody is in two; the cuts are those that both lists make."""
    cells = joined(_bands(one), _bands(other))
    assert [cell.low for cell in cells][1:] == sorted(set(one) & set(other))
    for band in (*_bands(one), *_bands(other)):
        assert sum(cell.holds(band) for cell in cells) == 1
        assert cell_of(band, cells) is not None


def test_a_word_that_is_no_sex_is_none() -> None:
    assert [sex_of(w) for w in ("Ж", "мужчины", "Female", "другой", "")] == [
        "female",
        "male",
        "female",
        "",
        "",
    ]
