"""A bomb is refused in a process that has little memory and little time."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.sources.bombs import BOMBS

pytest.importorskip("resource", reason="no limits of memory on this system")

ROOT = Path(__file__).parents[2]
MOST_ADDRESSED, MOST_MEGABYTES = 3_000, 400
MOST_SECONDS = 60
_READ = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]) << 20,) * 2)
from pathlib import Path
from tests.sources.reading import door
from tests.sources.samples import BRAND
from otvet.errors import OtvetError
from otvet.sources.inbox import sniff
path = Path(sys.argv[1])
try:
    taken = sum(1 for row in sniff(path).read(path, door(BRAND, accept=True)).rows if row.facts)
    print("taken", taken)
except OtvetError as refused:
    assert path.name in str(refused)
    print("refused")
status = Path("/proc/self/status")
lines = status.read_text().splitlines() if status.exists() else ["VmHWM: 0 kB"]
print(next(int(line.split()[1]) >> 10 for line in lines if line.startswith("VmHWM")))
"""


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused(name: str, tmp_path: Path) -> None:
    """Whoever can drop a file into the inbox could otherwise stop the machine."""
    BOMBS[name](tmp_path / name)
    command = [sys.executable, "-c", _READ, str(tmp_path / name), str(MOST_ADDRESSED)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=MOST_SECONDS, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    outcome, megabytes = done.stdout.splitlines()
    assert outcome in {"refused", "taken 0"}
    assert int(megabytes) < MOST_MEGABYTES
