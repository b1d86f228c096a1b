"""What a JSON file shows at its beginning: which names stand where, and the first value there."""

import codecs
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from otvet.sources.halves import whole
from otvet.sources.json_events import DAMAGED, events

_LONGEST_PLACE = 300
_MOST_PLACES = 5_000
_FIRST_ITEMS = 20
_DEPTH = 12
_SCALARS = {"string", "number", "boolean", "null"}


@dataclass(frozen=True, slots=True)
class Signs:
    """Places such as `response.items.item.from_id`, each with the first value that stands there."""

    values: Mapping[str, object] = field(default_factory=dict)

    def has(self, *places: str) -> bool:
        """Whether all of the places are there."""
        return all(place in self.values for place in places)

    def any(self, *places: str) -> bool:
        """Whether one of the places is there."""
        return any(place in self.values for place in places)

    def word(self, place: str) -> str:
        """The text at a place, "" where none stands."""
        value = self.values.get(place)
        return value if isinstance(value, str) else ""

    @property
    def names(self) -> frozenset[str]:
        """The names that stand outermost."""
        return frozenset(place.partition(".")[0] for place in self.values if place)


def signs_of_head(head: bytes) -> Signs:
    """Signs of the beginning of a file, which may break off; a list shows those of its items."""
    values: dict[str, object] = {}
    try:
        for place, value in _events(whole(head).removeprefix(codecs.BOM_UTF8)):
            values.setdefault(place, value)
            if len(values) > _MOST_PLACES or len(place) > _LONGEST_PLACE:
                break
    except (*DAMAGED, ValueError):
        pass  # The head of a long file always breaks off; what stands before is sign enough.
    return Signs(values)


def _events(head: bytes) -> Iterator[tuple[str, object]]:
    outer = ""
    for number, (place, event, value) in enumerate(events(io.BytesIO(head), several=True)):
        if number == 0 and event == "start_array":
            outer = "item"
        if event in _SCALARS or event.startswith("start_"):
            shown = place.removeprefix(outer).removeprefix(".") if outer else place
            yield shown, value if event in _SCALARS else None


def signs_of(reply: object) -> Signs:
    """Signs of a reply that is read already."""
    values: dict[str, object] = {}
    _collect(reply, "", values, _DEPTH)
    return Signs(values)


def _collect(value: object, place: str, values: dict[str, object], depth: int) -> None:
    plain = isinstance(value, str | int | float) or value is None
    values.setdefault(place, value if plain else None)
    if depth == 0 or len(values) > _MOST_PLACES:
        return
    if isinstance(value, Mapping):
        for name, inner in value.items():
            _collect(inner, f"{place}.{name}".removeprefix("."), values, depth - 1)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for inner in value[:_FIRST_ITEMS]:
            _collect(inner, f"{place}.item".removeprefix("."), values, depth - 1)
