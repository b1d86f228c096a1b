"""One walk through a finding, however deep, for everything that changes the texts in it."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TypeVar

Whole = TypeVar("Whole")
OfText = Callable[[str, str], str]
"""Changes a text; the second is where it stands, such as `Quote.text`, "" outside a finding."""


def with_texts(whole: Whole, change: OfText, *, but: frozenset[str] = frozenset()) -> Whole:
    """The same findings or data with every text in it changed, keys of mappings included.

    Args:
        whole: dataclasses, tuples, lists and mappings in one another.
        change: what becomes of a text.
        but: places that are left as they are.
    """
    return _walk(whole, "", change, but)  # type: ignore[return-value]  # each branch gives back its own type


def _walk(value: object, place: str, change: OfText, but: frozenset[str]) -> object:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return change(value, place)
    if isinstance(value, list | tuple):
        return type(value)(_walk(item, place, change, but) for item in value)
    if isinstance(value, Mapping):
        pairs = value.items()
        return {_walk(k, place, change, but): _walk(v, place, change, but) for k, v in pairs}
    return _walk_fields(value, change, but)


def _walk_fields(value: object, change: OfText, but: frozenset[str]) -> object:
    if not is_dataclass(value) or isinstance(value, type):
        return value
    places = {f.name: f"{type(value).__name__}.{f.name}" for f in fields(value)}
    told = {name: getattr(value, name) for name, place in places.items() if place not in but}
    return replace(value, **{n: _walk(part, places[n], change, but) for n, part in told.items()})
