"""A command's cost as the operating system accounts for it: CPU, wall clock, peak memory."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from statistics import median


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process used; `peak_mb` is its largest resident memory."""

    cpu_s: float
    wall_s: float
    peak_mb: float


def run(command: Sequence[str], *, module: str = "otvet") -> Cost:
    """Run `python -m otvet …` to its end and account for it; a failure ends the bench."""
    began = time.perf_counter()
    # Compiled modules are kept, as they are wherever Otvet is installed.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    whole = [sys.executable, "-m", module, *command]
    process = subprocess.Popen(whole, stdout=subprocess.DEVNULL, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"{module} {' '.join(command)} failed")
    wall = time.perf_counter() - began
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def line(name: str, cost: Cost, rows: int | None = None) -> None:
    """One measured step."""
    rate = f"{rows / cost.cpu_s:>12,.0f} rows/CPU-s" if rows else ""
    print(
        f"{name:34} {cost.cpu_s:8.2f} CPU-s {cost.wall_s:8.2f} s {cost.peak_mb:8.0f} MB {rate}",
        flush=True,
    )


def apart(step: Callable[..., None], *given: object) -> None:
    """Do a step in a process of its own: what this one holds would count as its children's peak."""
    process = get_context("spawn").Process(target=step, args=given)
    process.start()
    process.join()
    if process.exitcode != 0:
        raise SystemExit(f"{step.__name__} failed")


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of each figure: one slow run moves none of them."""
    return Cost(
        median(c.cpu_s for c in costs),
        median(c.wall_s for c in costs),
        median(c.peak_mb for c in costs),
    )
