"""The inbox: which files are read, by whom, and what is left alone."""

from datetime import date
from pathlib import Path

import pytest
from tests.sources.reading import save

from otvet.errors import SourceError, UnknownShape
from otvet.facts import PageRef
from otvet.sources.hand import write_entry
from otvet.sources.inbox import files, sniff


def test_files_come_in_the_order_of_their_names_without_hidden_and_unfinished(
    tmp_path: Path,
) -> None:
    """The order decides nothing in the store, but reports list imports in it."""
    for name in ("b.csv", "a/z.json", ".hidden.csv", "c.csv.part", "profile.toml", "~lock.xlsx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        save(tmp_path / name, "x")
    names = [path.relative_to(tmp_path).as_posix() for path in files(tmp_path)]
    assert names == ["a/z.json", "b.csv"]
    assert files(tmp_path / "nowhere") == []


def test_kinds_are_told_by_content_and_not_by_name(tmp_path: Path) -> None:
    """People rename files; an export called data.txt is still an export."""
    chat = save(
        tmp_path / "data.txt", '{"name": "x", "type": "public_channel", "id": 1, "messages": []}'
    )
    table = save(tmp_path / "result.json", '[{"date": "2026-10-01", "text": "x"}]')
    hand = write_entry(tmp_path, PageRef("vk:1"), "followers", day=date(2026, 10, 31), value=5)
    assert [sniff(path).name for path in (chat, table, hand)] == ["telegram", "table", "hand"]


def test_empty_files_and_pictures_are_refused_with_words(tmp_path: Path) -> None:
    """An empty download must not look like a month in which nothing happened."""
    with pytest.raises(SourceError, match="empty"):
        sniff(save(tmp_path / "a.csv", " \n"))
    picture = tmp_path / "b.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    with pytest.raises(UnknownShape, match=r"b\.csv"):
        sniff(picture)
