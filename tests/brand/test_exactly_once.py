"""Managers drop the same export twice, in any order, cut anywhere: no count may change."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.brand.counted import counted
from tests.brand.exports import make_brand

from otvet.brand import Brand

MESSAGES = 120
KILLS = 20


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[int, int, int, int]]]:
    """Counts of the brand whose export was dropped once, whole."""
    folder = tmp_path_factory.mktemp("whole") / "tea"
    make_brand(folder, [range(1, MESSAGES + 1)])
    Brand(folder).collect()
    return counted(folder)


def pieces() -> st.SearchStrategy[list[tuple[int, int]]]:
    """Overlapping spans; a piece always starts at a post, as an export of a period may not."""
    starts = st.sampled_from([1, 51, 101])
    return st.lists(st.tuples(starts, st.integers(1, MESSAGES)), min_size=0, max_size=3)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cuts=pieces(), seed=st.integers(0, 1000), twice=st.integers(0, 1))
def test_overlapping_exports_in_any_order_count_once(
    whole: dict[str, list[tuple[int, int, int, int]]],
    tmp_path_factory: pytest.TempPathFactory,
    cuts: list[tuple[int, int]],
    seed: int,
    twice: int,
) -> None:
    spans = [range(start, max(start, end) + 1) for start, end in cuts]
    spans.append(range(1, MESSAGES + 1))
    random.Random(seed).shuffle(spans)
    folder = tmp_path_factory.mktemp("cut") / "tea"
    make_brand(folder, spans)
    if twice:
        shutil.copy2(folder / "inbox" / "0.json", folder / "inbox" / "again.json")
    Brand(folder).collect()
    Brand(folder).collect()
    assert counted(folder) == whole
    assert whole["mention"], "a comparison of nothing proves nothing"


def test_an_import_that_was_taken_back_stays_back_until_asked_for(tmp_path: Path) -> None:
    """The file still lies in the inbox; it must neither return by itself nor be lost for good."""
    make_brand(tmp_path / "tea", [range(1, 60)])
    brand = Brand(tmp_path / "tea")
    (first,) = brand.collect()
    before = counted(brand.folder)
    with brand.store() as store:
        (run,) = store.runs()
    brand.undo(run.run)
    assert counted(brand.folder)["mention"] == []
    assert [file.status for file in brand.collect()] == ["undone"]
    assert counted(brand.folder)["mention"] == []
    assert [file.rows_taken for file in brand.collect(again="undone_too")] == [first.rows_taken]
    assert counted(brand.folder) == before


@pytest.mark.slow
def test_a_killed_collect_is_continued_without_loss_or_double(tmp_path: Path) -> None:
    """`kill -9` at twenty random moments of `collect`, each time begun again."""
    exports = [range(1, 6_001), range(3_001, 12_001), range(9_001, 18_001)]
    make_brand(tmp_path / "calm", exports, people=900)
    began = time.monotonic()
    _collect(tmp_path / "calm").wait()
    whole_s = time.monotonic() - began
    rng = random.Random(7)
    kills, attempt, working = 0, 0, 0
    while kills < KILLS:
        folder = tmp_path / f"killed-{attempt}"
        make_brand(folder, exports, people=900)
        attempt += 1
        process = _collect(folder)
        while process.poll() is None and kills < KILLS:
            time.sleep(rng.uniform(0.25, 0.9) * whole_s)
            if process.poll() is None:
                os.kill(process.pid, signal.SIGKILL)
                process.wait()
                kills += 1
                working += (folder / "ledger.sqlite").exists()
                process = _collect(folder)
        process.wait()
        assert process.returncode == 0
        assert counted(folder) == counted(tmp_path / "calm")
        shutil.rmtree(folder)
    assert working >= KILLS // 2, "kills that fall into start-up prove nothing"


def _collect(folder: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "otvet", "collect", "-b", str(folder)], stdout=subprocess.DEVNULL
    )
