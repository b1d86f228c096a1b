"""What every reader promises, to be inherited by its tests: a subclass only gives a sample."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

from tests.sources.reading import config, door

from otvet.config import Config
from otvet.errors import OtvetError
from otvet.facts import Row
from otvet.sources.base import Door, Reader, Reading
from otvet.sources.inbox import sniff
from otvet.store.store import RunKey, Store

CUTS = 60
"""Places in which a sample is cut, and as many in which a byte of it is spoilt."""
MOMENT = datetime(2026, 11, 1, tzinfo=UTC)
STRANGE = b"alpha,beta\n1,2\n3,4\n"


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A small file that the reader knows, and what must never come out of it.

    `people` are the names, handles, phones and addresses that stand in the file; `accept` takes
    a table by its guessed columns; `cuts` damages it in so many places, and as many bytes.
    """

    reader: Reader
    file: str
    body: bytes
    people: tuple[str, ...]
    config: Config = field(default_factory=config)
    accept: bool = False
    cuts: int = CUTS


class SourceSuite:
    """One test for each promise of ARCHITECTURE.md, "How a row gets in"."""

    sample: ClassVar[Sample]

    def test_the_inbox_gives_the_file_to_this_reader(self, tmp_path: Path) -> None:
        assert sniff(self._saved(tmp_path)).name == self.sample.reader.name

    def test_content_decides_and_never_the_name_alone(self, tmp_path: Path) -> None:
        """A renamed file is known, and a file under a borrowed name is not."""
        reader = self.sample.reader
        renamed = tmp_path / f"renamed{Path(self.sample.file).suffix}"
        renamed.write_bytes(self.sample.body)
        borrowed = tmp_path / self.sample.file
        borrowed.write_bytes(STRANGE)
        assert sniff(renamed).name == reader.name
        assert reader.name == "table" or not reader.sniff(STRANGE, borrowed)
        assert sniff(borrowed).name == "table"

    def test_every_row_has_one_fate(self, tmp_path: Path) -> None:
        rows = self._rows(self._saved(tmp_path))
        assert _fates(rows) == [1] * len(rows)
        assert any(row.facts for row in rows)

    def test_damaged_input_loses_no_row(self, tmp_path: Path) -> None:
        """A download that broke off and a byte gone wrong are read or refused, never half lost."""
        for number, body in enumerate(_damaged(self.sample.body, self.sample.cuts)):
            path = self._saved(tmp_path / str(number), body)
            try:
                rows = self._rows(path)
            except OtvetError:
                continue
            assert _fates(rows) == [1] * len(rows)
            assert len({row.number for row in rows}) == len(rows)

    def test_nothing_personal_comes_out(self, tmp_path: Path) -> None:
        """Names, handles, phones and addresses stay in the file."""
        reading = self._read(self._saved(tmp_path))
        told = repr((list(reading.rows), reading.completeness, reading.identity))
        assert [one for one in self.sample.people if one in told] == []
        words = self.sample.body.decode("utf-8", "replace")
        assert [one for one in self.sample.people if one not in words] == []

    def test_the_same_identity_gives_the_same_rows(self, tmp_path: Path) -> None:
        """An import that was cut off goes on by the numbers of its rows."""
        path = self._saved(tmp_path)
        first, second = self._read(path), self._read(path)
        assert first.identity == second.identity
        assert list(first.rows) == list(second.rows)

    def test_a_file_collected_twice_counts_once(self, tmp_path: Path) -> None:
        path = self._saved(tmp_path)
        with Store.open(tmp_path / "brand", self.sample.config) as store:
            first, second = (self._landed(store, path) for _ in range(2))
        assert first[0] == first[1] + first[2] + first[3] > 0
        assert first[1] > 0
        assert second[:1] == first[:1]

    def _saved(self, folder: Path, body: bytes | None = None) -> Path:
        folder.mkdir(exist_ok=True)
        path = folder / self.sample.file
        path.write_bytes(self.sample.body if body is None else body)
        return path

    def _door(self) -> Door:
        return door(self.sample.config, accept=self.sample.accept)

    def _read(self, path: Path) -> Reading:
        return self.sample.reader.read(path, self._door())

    def _rows(self, path: Path) -> list[Row]:
        return list(self._read(path).rows)

    def _landed(self, store: Store, path: Path) -> tuple[int, int, int, int]:
        reading = self._read(path)
        key = RunKey(source=self.sample.reader.name, file=path.name, sha256="a" * 64)
        found = store.land(key, reading.rows, observed_at=MOMENT)
        return found.rows_in, found.rows_taken, found.rows_rejected, found.rows_left_out


def _fates(rows: list[Row]) -> list[int]:
    return [bool(row.facts) + (row.fault is not None) + bool(row.left_out) for row in rows]


def _damaged(body: bytes, cuts: int) -> Iterator[bytes]:
    draw = random.Random(20)
    for _ in range(cuts):
        yield body[: draw.randrange(len(body))]
        spoilt = bytearray(body)
        spoilt[draw.randrange(len(body))] = draw.randrange(256)
        yield bytes(spoilt)
