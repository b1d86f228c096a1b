"""A brand's folder may have any name that a person gives it."""

from pathlib import Path

import pytest
from tests.store_fixture import OBSERVED, plain_config, rows_of, run_key, shown

from otvet.errors import StoreError
from otvet.facts import ActorId, Follow, PageRef, YearMonth
from otvet.store.store import Store

GONE = ActorId(5)
MONTH = YearMonth.of(OBSERVED.date())
FACTS = [
    Follow(page=PageRef("vk:1"), actor=actor, at=OBSERVED, state="member")
    for actor in (GONE, ActorId(6))
]


@pytest.mark.parametrize("name", ["мой бренд «Чай»", "tea's", 'a "b"', "a#b", "100%", "a?b", "a&b"])
def test_a_folder_of_any_name_takes_counts_erases_and_undoes(tmp_path: Path, name: str) -> None:
    """Delta gives its files as web addresses, in which a space is %20: such files were not found."""
    with Store.open(tmp_path / name, plain_config()) as store:
        run = store.land(run_key("a.csv"), rows_of(FACTS), observed_at=OBSERVED)
        assert run.facts == {"follow": 2}
        assert store.erase(GONE) == 1
        assert shown(store, "follow", "actor") == [(6,)]
        store.undo(run.run)
        assert shown(store, "follow", "actor") == []


@pytest.mark.parametrize("name", ["a[1]", "a%20b"])
def test_a_folder_that_delta_cannot_name_is_refused_in_words(tmp_path: Path, name: str) -> None:
    """Delta itself panics at a bracket, which no error handler catches."""
    with pytest.raises(StoreError, match="rename it"):
        Store.open(tmp_path / name, plain_config())


def test_a_file_that_vanishes_before_its_rows_are_read_is_told_the_same(tmp_path: Path) -> None:
    """A shown table is read with the count, so the disk may lose a file in between."""
    with Store.open(tmp_path / "tea", plain_config()) as store:
        store.land(run_key("a.csv"), rows_of(FACTS), observed_at=OBSERVED)
        store.engine.table("follow", [])
        next((tmp_path / "tea" / "facts" / "follow").rglob("*.parquet")).unlink()
        with pytest.raises(StoreError, match="restore the brand from a backup"):
            store.engine.query("audience_lists", ints={"month": MONTH.index})


def test_facts_that_are_damaged_are_named_with_what_to_do(tmp_path: Path) -> None:
    """A disk that lost a file must not answer with the inside of a library."""
    with Store.open(tmp_path / "tea", plain_config()) as store:
        store.land(run_key("a.csv"), rows_of(FACTS), observed_at=OBSERVED)
    next((tmp_path / "tea" / "facts" / "follow").rglob("*.parquet")).unlink()
    with (
        Store.open(tmp_path / "tea", plain_config()) as store,
        pytest.raises(StoreError, match="restore the brand from a backup"),
    ):
        store.engine.table("follow", [])
    for log in (tmp_path / "tea" / "facts" / "follow" / "_delta_log").glob("*.json"):
        log.write_text("junk")
    with (
        Store.open(tmp_path / "tea", plain_config()) as store,
        pytest.raises(StoreError, match="restore the brand from a backup"),
    ):
        store.engine.table("follow", [])
