"""A zip is opened only as far as an export of tables can go: no bombs, no keys, no strange names."""

import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from otvet.errors import SourceError
from otvet.i18n import mark
from otvet.sources.table.workbook import BROKEN_ZIP

MAGIC = b"PK\x03\x04"
MOST_ARCHIVE = 32 << 20
MOST_DIRECTORY = 1 << 20
MOST_MEMBERS = 40
MOST_UNPACKED = 48 << 20
MOST_RATIO = 200
_SMALL = 1 << 20
_CHUNK = 1 << 16
_PEEKED_MEMBERS = 12
_END = b"PK\x05\x06"
_END_LENGTH, _LONGEST_COMMENT = 22, 65_535


def heads(path: Path, length: int = 4096) -> list[tuple[str, bytes]]:
    """The beginnings of the tables in a zip; none where it is no zip or one too large."""
    if not _is_bounded(path):
        return []
    found = []
    try:
        with zipfile.ZipFile(path) as archive:
            for info in _tables(archive)[:_PEEKED_MEMBERS]:
                with archive.open(info) as file:
                    found.append((info.filename, file.read(length)))
    except BROKEN_ZIP:
        return []
    return found


@contextmanager
def unpacked(path: Path) -> Iterator[list[tuple[str, Path]]]:
    """The tables of a zip as files with their own names, gone when the block ends.

    They are written under numbers, so that no name inside the archive leads anywhere.

    Raises:
        SourceError: the archive is damaged, locked, or larger than any export.
    """
    if not _is_bounded(path):
        raise _too_large(path)
    with TemporaryDirectory(prefix="otvet-") as folder:
        try:
            found = _unpack(path, Path(folder))
        except BROKEN_ZIP:
            raise SourceError(
                mark("{file} is damaged or locked with a password: export it again"),
                {"file": path.name},
            ) from None
        yield found


def _unpack(path: Path, folder: Path) -> list[tuple[str, Path]]:
    found, left = [], MOST_UNPACKED
    with zipfile.ZipFile(path) as archive:
        tables = _tables(archive)
        if len(tables) > MOST_MEMBERS:
            raise _too_large(path)
        for number, info in enumerate(tables):
            target = folder / f"{number}.csv"
            size = _copy(archive, info, target=target, most=_most(info, left))
            if size is None:
                raise _too_large(path)
            left -= size
            found.append((info.filename.rpartition("/")[2], target))
    return found


def _most(info: zipfile.ZipInfo, left: int) -> int:
    """How many bytes the member may give; what its own entry says of its size is not believed."""
    return min(left, max(_SMALL, info.compress_size * MOST_RATIO))


def _copy(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, *, target: Path, most: int
) -> int | None:
    """The number of bytes copied, None where there were more than allowed."""
    size = 0
    with archive.open(info) as source, target.open("wb") as out:
        while chunk := source.read(_CHUNK):
            size += len(chunk)
            if size > most:
                return None
            out.write(chunk)
    return size


def _tables(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The tables in the order of their names; hidden folders of macOS are not read."""
    found = (
        info for info in archive.infolist() if info.filename.lower().endswith((".csv", ".tsv"))
    )
    return sorted(
        (info for info in found if not info.filename.startswith("__MACOSX")),
        key=lambda info: info.filename,
    )


def _is_bounded(path: Path) -> bool:
    """Whether the archive and its list of members are small enough to be looked at at all."""
    size = path.stat().st_size
    if size > MOST_ARCHIVE:
        return False
    with path.open("rb") as file:
        file.seek(max(0, size - _END_LENGTH - _LONGEST_COMMENT))
        tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_LENGTH:
        return True  # No zip at all: whoever opens it says so.
    (directory,) = struct.unpack_from("<L", tail, at + 12)
    return bool(directory <= MOST_DIRECTORY)


def _too_large(path: Path) -> SourceError:
    return SourceError(
        mark(
            "{file} unpacks into more than an export of tables can be: unpack it yourself, "
            "look into it, and put only the CSV files into the inbox"
        ),
        {"file": path.name},
    )
