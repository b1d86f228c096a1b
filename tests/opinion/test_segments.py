"""What is hidden stays hidden: small cells, and cells that would tell them by subtraction."""

from hypothesis import given
from hypothesis import strategies as st

from otvet.opinion.segments import FEWEST, shown

CELLS = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 60), min_size=1)


def test_fewer_than_ten_people_are_never_shown() -> None:
    assert shown({"a": 9, "b": 40, "c": 2, "d": 80}) == {"a": None, "b": 40, "c": None, "d": 80}


def test_one_hidden_cell_hides_another_or_the_whole_would_tell_it() -> None:
    """50 of 54 people on two pages: the four on the third would be the difference."""
    assert shown({"a": 50, "b": 4}) == {"a": None, "b": None}
    assert shown({"a": 50, "b": 30, "c": 4}) == {"a": 50, "b": None, "c": None}


def test_hidden_cells_that_are_few_together_hide_another() -> None:
    assert shown({"a": 50, "b": 20, "c": 4, "d": 3}) == {"a": 50, "b": None, "c": None, "d": None}


@given(CELLS)
def test_no_subtraction_gives_a_cell_below_ten(people: dict[str, int]) -> None:
    found = shown(people)
    hidden = [people[cell] for cell, n in found.items() if n is None]
    assert all(n >= FEWEST for n in found.values() if n is not None)
    everything_hidden = len(hidden) == len(people)
    assert not hidden or everything_hidden or (len(hidden) > 1 and sum(hidden) >= FEWEST)
