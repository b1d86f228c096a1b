"""Files of JSON are gone through a piece at a time, and none of them fills the memory."""

import io
import tracemalloc

import pytest

from otvet.sources.json_events import DAMAGED, TooDeep, events, items


def test_brackets_without_end_are_refused_in_little_memory() -> None:
    """Each event names all that is open around it: 200,000 brackets took ten gigabytes at once."""
    tracemalloc.start()
    with pytest.raises(TooDeep):
        list(events(io.BytesIO(b"[" * 200_000)))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 100_000_000


def test_too_deep_is_a_kind_of_damage() -> None:
    """So that a reader which knows no better word tells of a damaged file, and goes on."""
    assert issubclass(TooDeep, DAMAGED)


def test_what_stands_before_the_damage_is_given() -> None:
    found = items(io.BytesIO(b'{"a": [{"b": 1}, {"b": '), "a.item")
    assert next(found) == {"b": 1}
    with pytest.raises(DAMAGED):
        next(found)


def test_values_one_after_the_other_are_read_where_they_may_be() -> None:
    lines = b'{"a": 1}\n{"a": 2.5}\n'
    told = [value for place, _, value in events(io.BytesIO(lines), several=True) if place == "a"]
    assert told == [1, 2.5]
