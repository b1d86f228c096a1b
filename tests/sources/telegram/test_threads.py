"""The threads of a chat take little memory and forget nothing."""

from hypothesis import given
from hypothesis import strategies as st

from otvet.sources.telegram.threads import Threads

_IDS = st.integers(-3, 12) | st.integers(2**63 - 2, 2**63 + 2) | st.integers(-(2**64), 2**64)


@given(st.lists(st.tuples(_IDS, _IDS), max_size=30))
def test_threads_answer_as_a_dictionary_does(hung: list[tuple[int, int]]) -> None:
    """Ids out of order, repeated or absurd must not lose the comments below a post."""
    threads, expected = Threads(), {}
    for message, root in hung:
        threads.hang(message, root)
        expected[message] = root
    assert {message: threads.root_of(message) for message in expected} == expected
    assert all(threads.root_of(n) is None for n in range(-3, 13) if n not in expected)
