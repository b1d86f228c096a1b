"""An import killed at any moment is continued by running it again: nothing lost, nothing twice."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.store.kill_landing import ROWS
from tests.store_fixture import observations, plain_config, shown

from otvet.store.delta import Facts
from otvet.store.store import Store

KILLS = 20
TAKEN = ROWS - ROWS // 100


def _kill(folder: Path) -> tuple[list[int], int]:
    script = Path(__file__).with_name("kill_landing.py")
    root = script.parents[2]
    done = subprocess.run(
        [sys.executable, str(script), str(folder), str(KILLS), "11"],
        env=os.environ | {"PYTHONPATH": os.pathsep.join((str(root), str(root / "src")))},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    return found["commits"], found["runs"]


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked processes")
def test_twenty_kills_in_the_middle_of_landing_lose_and_double_nothing(tmp_path: Path) -> None:
    """A laptop closed during `otvet collect` must not change a single count."""
    commits, runs = _kill(tmp_path)
    expected = runs * TAKEN
    # Every kill fell into landing: most times the log had grown since the kill before.
    assert len(commits) == KILLS
    assert len(set(commits)) > KILLS * 3 // 4
    with Store.open(tmp_path, plain_config()) as store:
        for table in ("mention", "interaction"):
            files = Facts(tmp_path).files(table)
            keys = pa.concat_tables([pq.read_table(f, columns=["key"]) for f in files])["key"]
            assert observations(store, table) == len(keys) == expected
            assert len(set(keys.to_pylist())) == expected
        assert len(store.rejected()) == runs * (ROWS - TAKEN)
        assert {run.rows_taken for run in store.runs()} == {TAKEN}
        assert len(shown(store, "interaction", "n")) == expected
