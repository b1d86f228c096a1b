"""JSON a piece at a time: the one way in which files are gone through, whatever stands in them."""

from collections.abc import Iterator
from typing import IO, Any, Final

import ijson

DAMAGED: Final = (ijson.JSONError, UnicodeDecodeError, RecursionError)
"""What going through a damaged file raises."""

_LONGEST_PLACE = 2_000
_BYTES_AT_ONCE = 4_096
# The parser gives every event of a portion the names of all that is open around it, so brackets
# alone would fill the memory, the more of it the larger the portions are.

Event = tuple[str, str, Any]
"""Where it stands (`response.items.item.id`), what it is, and its value."""


class TooDeep(ijson.JSONError):  # type: ignore[misc]
    """Brackets within brackets, deeper than any export has them."""


def events(file: IO[bytes], *, several: bool = False) -> Iterator[Event]:
    """What stands in a file, in order.

    Args:
        file: From `halves.opened`, or the beginning of one.
        several: Whether values may stand one after the other, an object a line.

    Raises:
        TooDeep: it is nested beyond all measure.
        ijson.JSONError: it is damaged; what stood before has been given.
    """
    for found in ijson.parse(
        file, use_float=True, multiple_values=several, buf_size=_BYTES_AT_ONCE
    ):
        if len(found[0]) > _LONGEST_PLACE:
            raise TooDeep(found[0][:_LONGEST_PLACE])
        yield found


def items(file: IO[bytes], place: str, *, several: bool = False) -> Iterator[Any]:
    """The values of a list, one at a time: `items(file, "messages.item")`."""
    yield from ijson.items(file, place, use_float=True, multiple_values=several)
