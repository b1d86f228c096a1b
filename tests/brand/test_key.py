"""The key makes the brand's own numbers of people; a new one would make everybody new."""

from pathlib import Path

import pytest
from tests.brand.exports import make_brand

from otvet.brand import Brand
from otvet.errors import ConfigError, StoreError


def test_a_lost_key_is_never_made_anew(tmp_path: Path) -> None:
    """With a new key every person of earlier months would be counted a second time."""
    make_brand(tmp_path / "tea", [range(1, 30)])
    brand = Brand(tmp_path / "tea")
    assert [file.status for file in brand.collect()] == ["taken"]
    (tmp_path / "tea" / "key").unlink()
    with pytest.raises(StoreError, match="restore it from a backup") as caught:
        Brand(tmp_path / "tea").collect()
    assert "верните ключ из резервной копии" in caught.value.say("ru")
    with pytest.raises(StoreError, match="restore it from a backup"):
        Brand(tmp_path / "tea").erase("telegram", "1")
    assert not (tmp_path / "tea" / "key").exists()


def test_a_brand_without_facts_gets_a_key(tmp_path: Path) -> None:
    """Merely looking at a new brand makes an empty ledger; that is no reason to refuse it."""
    make_brand(tmp_path / "tea", [range(1, 30)])
    (tmp_path / "tea" / "key").unlink()
    assert Brand(tmp_path / "tea").last_month() is None
    assert [file.status for file in Brand(tmp_path / "tea").collect()] == ["taken"]
    assert len((tmp_path / "tea" / "key").read_bytes()) == 32


def test_a_damaged_key_is_refused(tmp_path: Path) -> None:
    """A short key still hashes, to other numbers."""
    make_brand(tmp_path / "tea", [range(1, 30)])
    (tmp_path / "tea" / "key").write_bytes(b"short")
    with pytest.raises(StoreError, match="damaged"):
        Brand(tmp_path / "tea").collect()


def test_a_folder_that_is_no_brand_gets_no_key(tmp_path: Path) -> None:
    """Nothing is written before the folder has shown that it is a brand."""
    brand = Brand(tmp_path)
    with pytest.raises(ConfigError):
        brand.collect()
    with pytest.raises(ConfigError):
        brand.actor("vk", "1")
    with pytest.raises(ConfigError):
        brand.backup(tmp_path / "copy.tar.gz")
    assert list(tmp_path.iterdir()) == []
