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

    Messages stand in the order of their ids, so sorted numbers do. Aside are those that stand
    elsewhere, and the posts themselves: they are few, and most comments answer to one.
    """

    last_album: tuple[str, str] = ("", "")
    _ids: "array[int]" = field(default_factory=_numbers)
    _roots: "array[int]" = field(default_factory=_numbers)
    _aside: dict[int, int] = field(default_factory=dict)

    def hang(self, message: int, root: int) -> None:
        """Remember that a message stands under the post that opened the thread."""
        if message == root or message in self._aside or not self._follows(message, root):
            self._aside[message] = root
        else:
            self._ids.append(message)
            self._roots.append(root)

    def _follows(self, message: int, root: int) -> bool:
        last = self._ids[-1] if self._ids else -_LARGEST
        return last < message <= _LARGEST and -_LARGEST <= root <= _LARGEST

    def root_of(self, message: int) -> int | None:
        """The post over a message, None for talk; what was said last of a message counts."""
        root = self._aside.get(message)
        if root is not None:
            return root
        place = bisect_left(self._ids, message)
        found = place < len(self._ids) and self._ids[place] == message
        return self._roots[place] if found else None
