"""Print what the report of the demo's month costs: seconds of each part, and its size.

Cold is the first time in a new process, libraries still to be loaded; warm is the middle one of
so many times after it. Times belong to the machine: quote the sizes and the ratios.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from bench.measure import run

MONTH, SEED_LANGUAGE = "2026-10", "ru"
TIMES = 9
PARTS = ("page", "pdf", "numbers", "message", "answers", "charts")


def main() -> None:
    """Make the demo, then measure each part in a process of its own."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "teahouse"
        run(["demo", str(folder), "--lang", SEED_LANGUAGE])
        print(f"{'part':10} {'cold, s':>8} {'warm, s':>8} {'size, KB':>9}")
        for part in PARTS:
            cold, warm, size = _apart(folder, part)
            print(f"{part:10} {cold:8.3f} {warm:8.3f} {size / 1000:9.1f}", flush=True)


def _apart(folder: Path, part: str) -> tuple[float, float, int]:
    command = [sys.executable, "-m", "bench.report", str(folder), part]
    told = subprocess.run(command, capture_output=True, check=True).stdout
    cold, warm, size = json.loads(told)
    return float(cold), float(warm), int(size)


def measure(folder: Path, part: str) -> tuple[float, float, int]:
    """Seconds for the first time and for the middle one of many more, and bytes written."""
    from otvet.brand import Brand

    month = Brand(folder).month(MONTH)
    target = folder / "bench" / part

    def write() -> None:
        from otvet.report.render import write_report

        write_report(month, target, month.language, parts=(part,))  # type: ignore[arg-type]  # one of PARTS

    cold = _seconds(write)
    warm = median(_seconds(write) for _ in range(TIMES))
    return cold, warm, sum(path.stat().st_size for path in target.iterdir())


def _seconds(act: Callable[[], None]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


if __name__ == "__main__":
    if len(sys.argv) == 3:
        print(json.dumps(measure(Path(sys.argv[1]), sys.argv[2])))
    else:
        main()
