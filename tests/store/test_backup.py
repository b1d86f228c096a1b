"""A backup is only as good as what it restores."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.store_fixture import land_facts, plain_config, rows_of, run_key, shown

from otvet.errors import Busy, InputError, StoreError
from otvet.facts import Mention, PageRef
from otvet.store.backup import back_up, restore
from otvet.store.lock import writing
from otvet.store.store import Store

FACTS = [
    Mention(
        page=PageRef("telegram:1"),
        native_id=str(n),
        at=datetime(2026, 10, n + 1, tzinfo=UTC),
        kind="comment",
        text="a",
    )
    for n in range(9)
]


def test_a_restored_folder_counts_the_same_and_takes_nothing_twice(tmp_path: Path) -> None:
    """Key, ledger and facts must fit each other, and landed files must still be known."""
    with land_facts(tmp_path, FACTS) as store:
        (store.folder / "key").write_bytes(b"k" * 32)
        (store.folder / "key").chmod(0o600)
        before = shown(store, "mention", "key", "run")
        archive = back_up(store.folder, tmp_path / "brand.tar.gz")
    restore(archive, tmp_path / "restored")
    assert (tmp_path / "restored" / "key").read_bytes() == b"k" * 32
    assert (tmp_path / "restored" / "key").stat().st_mode & 0o077 == 0
    with Store.open(tmp_path / "restored", plain_config()) as again:
        assert shown(again, "mention", "key", "run") == before
        made = datetime(2026, 12, 1, tzinfo=UTC)
        second = again.land(run_key("facts.csv"), rows_of(FACTS), observed_at=made)
        assert second.outcome == "already_taken"


def test_the_archive_may_lie_in_the_folder_itself(tmp_path: Path) -> None:
    """An archive that packs itself would grow until the disk is full."""
    with land_facts(tmp_path, FACTS) as store:
        archive = back_up(store.folder, store.folder / "backup.tar.gz")
    restore(archive, tmp_path / "restored")
    assert not (tmp_path / "restored" / "backup.tar.gz").exists()
    assert not list((tmp_path / "restored").glob(".*unfinished"))


def test_a_backup_is_not_made_in_the_middle_of_an_import(tmp_path: Path) -> None:
    """Half an import would be frozen into it."""
    with land_facts(tmp_path, FACTS) as store:
        with writing(store.folder), pytest.raises(Busy, match="another process"):
            back_up(store.folder, tmp_path / "brand.tar.gz")
        assert not (tmp_path / "brand.tar.gz").exists()


def test_nothing_is_restored_over_a_folder_in_use_or_from_a_broken_archive(tmp_path: Path) -> None:
    """Either would destroy what is there, or leave half of what was."""
    (tmp_path / "used").mkdir()
    (tmp_path / "used" / "otvet.toml").touch()
    (tmp_path / "broken.tar.gz").write_bytes(b"nothing")
    with pytest.raises(InputError, match="not empty"):
        restore(tmp_path / "broken.tar.gz", tmp_path / "used")
    with pytest.raises(StoreError, match="cannot be restored"):
        restore(tmp_path / "broken.tar.gz", tmp_path / "new")
