"""A command's cost as the operating system accounts for it: CPU, wall clock, peak memory."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process used; `peak_mb` is its largest resident memory."""

    cpu_s: float
    wall_s: float
    peak_mb: float


def run(command: Sequence[str]) -> Cost:
    """Run `python -m otvet …` to its end and account for it; a failure ends the bench."""
    began = time.perf_counter()
    # Compiled modules are kept, as they are wherever Otvet is installed.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    whole = [sys.executable, "-m", "otvet", *command]
    process = subprocess.Popen(whole, stdout=subprocess.DEVNULL, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"otvet {' '.join(command)} failed")
    wall = time.perf_counter() - began
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)
