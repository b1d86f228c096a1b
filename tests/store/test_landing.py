"""Landing leaves the process as it found it."""

import gc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otvet.store.builders import hash_text, hash_texts
from otvet.store.landing import _seldom_collected


@pytest.mark.parametrize(
    ("threshold", "during"), [(700, "^50000 "), (90_000, "^90000 "), (0, "^0 ")]
)
def test_the_collector_is_what_it_was_after_a_reader_failed(threshold: int, during: str) -> None:
    """Otvet is a library too: its host's collector must come back, also from an error."""
    whole = gc.get_threshold()
    gc.set_threshold(threshold)
    try:
        with pytest.raises(OSError, match=during), _seldom_collected():
            raise OSError(f"{gc.get_threshold()[0]} and gone")
        assert gc.get_threshold()[0] == threshold
    finally:
        gc.set_threshold(*whole)


@given(st.lists(st.text(max_size=5)))
def test_many_texts_hash_as_one_does(texts: list[str]) -> None:
    """The keys on disk were made one by one."""
    assert hash_texts(texts).tolist() == [hash_text(text) for text in texts]
