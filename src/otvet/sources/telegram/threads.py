"""Which post each comment hangs on, in 16 bytes a message: chats of millions are read whole."""

from array import array
from bisect import bisect_left
from dataclasses import dataclass, field

_LARGEST = (1 << 63) - 1


def _numbers() -> "array[int]":
    return array("q")


@dataclass(slots=True)
class Threads:
    """What is known so far of one chat; only messages under posts are remembered.

    Messages stand in the order of their ids, so sorted numbers do; the few that stand elsewhere
    are kept aside.
    """

    last_album: tuple[str, str] = ("", "")
    _ids: "array[int]" = field(default_factory=_numbers)
    _roots: "array[int]" = field(default_factory=_numbers)
    _aside: dict[int, int] = field(default_factory=dict)

    def hang(self, message: int, root: int) -> None:
        """Remember that a message stands under the post that opened the thread."""
        last = self._ids[-1] if self._ids else -_LARGEST
        if last < message <= _LARGEST and abs(root) <= _LARGEST and message not in self._aside:
            self._ids.append(message)
            self._roots.append(root)
        else:
            self._aside[message] = root

    def root_of(self, message: int) -> int | None:
        """The post over a message, None for talk; what was said last of a message counts."""
        if message in self._aside:
            return self._aside[message]
        place = bisect_left(self._ids, message)
        found = place < len(self._ids) and self._ids[place] == message
        return self._roots[place] if found else None
