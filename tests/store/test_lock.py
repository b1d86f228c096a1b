"""Two processes never write to one brand at a time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from otvet.errors import Busy
from otvet.store.lock import writing

_HOLD = """
import sys, time
from pathlib import Path
from otvet.store.lock import writing
with writing(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_process_is_refused_and_a_killed_one_leaves_no_lock(tmp_path: Path) -> None:
    """Two imports at a time would interleave their batches; a dead one must not bar the door."""
    source = str(Path(__file__).parents[2] / "src")
    command = [sys.executable, "-c", _HOLD, str(tmp_path)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": source}
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(Busy, match="another process"), writing(tmp_path):
            pass
        other.kill()
    with writing(tmp_path):
        pass
