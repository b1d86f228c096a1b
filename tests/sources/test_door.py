"""The door's memory of people changes no number and keeps brands apart."""

from dataclasses import replace

from tests.sources.reading import door

from otvet.facts import actor_id


def test_an_account_has_its_number_however_often_and_wherever_it_comes() -> None:
    """A number looked up must be the number hashed, also of one who comes in two networks."""
    through = door()
    asked = [("telegram", "1"), ("vk", "1"), ("telegram", "1"), ("telegramvk", "1")]
    assert [through.actor(*who) for who in asked] == [actor_id(b"k" * 32, *who) for who in asked]


def test_another_key_opens_with_nothing_remembered() -> None:
    """Two brands in one process must not share numbers, nor may a key stand in a log."""
    first = door()
    second = replace(first, key=b"x" * 32)
    assert first.actor("vk", "1") != second.actor("vk", "1") == actor_id(b"x" * 32, "vk", "1")
    assert str(b"x" * 32) not in repr(second)
