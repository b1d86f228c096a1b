r"""JSON without halves of characters: `"\ud83d"` alone is half an emoji, and no text that can be kept.

Scripts leave halves where they have cut a text short. Parsers differ: one gives the half, which no
file can hold, another gives up at it and the rest of the file is lost. So they never see one.
"""

import codecs
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_ESCAPE = re.compile(
    rb"""\\(?:
      u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}
    | (?P<half>u[dD][89a-fA-F][0-9a-fA-F]{2})
    | .?
    )""",
    re.VERBOSE | re.DOTALL,
)
_HALF = re.compile(rb"\\u[dD][89a-fA-F]")
_LONGEST = len(rb"\ud83d\ude00")
_CHUNK = 1 << 16


def whole(raw: bytes) -> bytes:
    r"""The JSON with the sign for an unknown character in place of each half; as long as before.

    >>> whole(rb'"\ud83d\ude00 \ud83d \\ud83d"').decode()
    '"\\ud83d\\ude00 \\ufffd \\\\ud83d"'
    """
    return _ESCAPE.sub(_mended, raw) if _HALF.search(raw) else raw


def _mended(found: re.Match[bytes]) -> bytes:
    return rb"\ufffd" if found["half"] else found[0]


def loads(raw: bytes) -> object:
    """The value of a JSON text in UTF-8; ValueError or RecursionError where it is none."""
    return cast("object", json.loads(whole(raw.removeprefix(codecs.BOM_UTF8))))


def opened(path: Path) -> BinaryIO:
    """A file of JSON behind its byte order mark, which parsers stumble over, without halves."""
    return io.BufferedReader(_Whole(path), _CHUNK)


class _Whole(io.RawIOBase):
    """The file's bytes, mended as they are read; it can go back to its beginning only."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        self.seek(0)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        if offset or whence != io.SEEK_SET:
            raise io.UnsupportedOperation("only the beginning of the file can be gone back to")
        self._file.seek(0)
        self._kept, self._ready, self._place = b"", b"", 0
        if self._file.read(len(codecs.BOM_UTF8)) != codecs.BOM_UTF8:
            self._file.seek(0)
        return 0

    def tell(self) -> int:
        return self._place

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        view = memoryview(buffer).cast("B")
        if not self._ready:
            self._ready = self._next()
        given = self._ready[: len(view)]
        view[: len(given)] = given
        self._ready = self._ready[len(given) :]
        self._place += len(given)
        return len(given)

    def _next(self) -> bytes:
        """A portion that ends between two signs: an escape at its end waits for the next one."""
        while chunk := self._file.read(_CHUNK):
            raw = self._kept + chunk
            end = _safe_end(raw)
            self._kept = raw[end:]
            if end:
                return whole(raw[:end])
        raw, self._kept = self._kept, b""
        return whole(raw)

    def close(self) -> None:
        self._file.close()
        super().close()


def _safe_end(raw: bytes) -> int:
    """Where the first escape begins that may go on behind the end; all of it where none does."""
    last = len(raw) - _LONGEST
    if b"\\" not in raw[max(0, last) :]:
        return len(raw)
    starts = (found.start() for found in _ESCAPE.finditer(raw))
    return next((start for start in starts if start > last), len(raw))
