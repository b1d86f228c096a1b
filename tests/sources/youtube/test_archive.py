"""A zip from outside may be anything: a bomb, a locked one, a broken one, somebody else's."""

import struct
import zipfile
from pathlib import Path

import pytest
from tests.sources.reading import rows
from tests.sources.youtube.studio import DAYS_EN, VIDEOS_EN, brand, save_zip

from otvet.errors import SourceError
from otvet.sources.inbox import sniff
from otvet.sources.youtube import archive


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    """A kilobyte that unpacks into gigabytes would fill the disk of whoever drops it."""
    bomb = VIDEOS_EN + "0" * 20_000_000
    path = save_zip(tmp_path / "x.zip", {"Table data.csv": bomb})
    assert path.stat().st_size < 30_000
    with pytest.raises(SourceError, match="unpacks into more"):
        rows(path, brand())


def test_what_the_zip_says_of_its_sizes_is_not_believed(tmp_path: Path) -> None:
    """A false size in the list of members is the usual way round a guard."""
    path = save_zip(tmp_path / "x.zip", {"Table data.csv": VIDEOS_EN + "0" * 20_000_000})
    words = bytearray(path.read_bytes())
    at = words.rindex(b"PK\x01\x02")
    words[at + 24 : at + 28] = struct.pack("<L", 100)
    path.write_bytes(words)
    with pytest.raises(SourceError):
        rows(path, brand())


def test_all_members_together_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many members, each small enough, are a bomb too."""
    monkeypatch.setattr(archive, "MOST_UNPACKED", len(VIDEOS_EN) + 100)
    path = save_zip(tmp_path / "x.zip", {"Table data.csv": VIDEOS_EN, "u.csv": DAYS_EN * 9})
    with pytest.raises(SourceError, match="unpacks into more"):
        rows(path, brand())


def test_the_number_of_members_and_their_list_are_bounded(tmp_path: Path) -> None:
    """A list of a million empty members is slow to read long before it is unpacked."""
    many = {f"{n}.csv": VIDEOS_EN for n in range(archive.MOST_MEMBERS + 1)}
    with pytest.raises(SourceError, match="unpacks into more"):
        rows(save_zip(tmp_path / "x.zip", many), brand())
    path = save_zip(tmp_path / "y.zip", {f"{n:0100d}.txt": "" for n in range(8000)})
    assert archive.heads(path) == []
    with pytest.raises(SourceError, match="unpacks into more"), archive.unpacked(path):
        pass


def test_names_inside_a_zip_lead_nowhere(tmp_path: Path) -> None:
    """A member called ../../x must not be written there."""
    inbox = tmp_path / "a" / "b"
    inbox.mkdir(parents=True)
    path = save_zip(inbox / "x.zip", {"../../Table data.csv": VIDEOS_EN, "Totals.csv": DAYS_EN})
    assert len(rows(path, brand())) == 6
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == ["x.zip"]


def test_a_broken_or_locked_zip_is_refused_with_words(tmp_path: Path) -> None:
    """A download that broke off must not look like an empty month."""
    path = save_zip(tmp_path / "x.zip", {"Table data.csv": VIDEOS_EN})
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(SourceError, match="damaged"), archive.unpacked(path):
        pass
    locked = bytearray(whole)
    locked[6] |= 1
    locked[locked.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(locked)
    with pytest.raises(SourceError, match="damaged or locked"), archive.unpacked(path):
        pass


def test_workbooks_and_zips_of_others_are_not_claimed(tmp_path: Path) -> None:
    """XLSX files are zips as well."""
    book = tmp_path / "a.xlsx"
    with zipfile.ZipFile(book, "w") as found:
        found.writestr("[Content_Types].xml", "<Types/>")
    other = save_zip(tmp_path / "b.zip", {"orders.csv": "Date,Sum\n2026-10-01,5\n"})
    assert sniff(book).name == sniff(other).name == "table"


def test_other_files_in_the_zip_are_passed_over(tmp_path: Path) -> None:
    """macOS adds its own, and an empty chart is an empty file."""
    tables = {"__MACOSX/._Totals.csv": "x", "read.me": "x", "Chart data.csv": ""}
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as found:
        for name, words in (tables | {"Table data.csv": VIDEOS_EN}).items():
            found.writestr(name, words)
    assert len(rows(path, brand())) == 3
