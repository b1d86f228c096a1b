"""Lands generated runs in forked children and kills them in the middle; started by test_kill.py.

The children are forked after all imports and after the rows are made, and are killed a moment
after a row was asked for that no child before came to: so every kill falls into landing.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.store_fixture import OBSERVED, plain_config, run_key

from otvet.facts import ActorId, Fact, Fault, Interaction, Mention, PageRef, Row
from otvet.store.store import Store

ROWS, BATCH = 6_000, 150
PAGE = PageRef("telegram:1")
START = datetime(2026, 8, 1, tzinfo=UTC)
STEP = ROWS // 4
LONGEST_MOMENT = 0.06


def rows_of_run(number: int) -> list[Row]:
    """Two facts a row, every hundredth row refused."""
    return [_row(number, n) for n in range(ROWS)]


def _row(number: int, n: int) -> Row:
    if n % 100 == 99:
        return Row(n, fault=Fault("bad"))
    at, name = START + timedelta(minutes=20 * n), f"{number}:{n}"
    actor = ActorId(n % 500)
    facts: tuple[Fact, ...] = (
        Mention(page=PAGE, native_id=name, at=at, kind="comment", text=f"t{n}", actor=actor),
        Interaction(page=PAGE, native_id=name, at=at, kind="like", actor=actor),
    )
    return Row(n, facts)


def land(folder: Path, number: int, rows: list[Row], marker: int = -1, at: int = -1) -> None:
    """Land a run; one byte goes to `marker` when the row `at` is asked for."""

    def marked() -> Iterator[Row]:
        for row in rows:
            if row.number == at:
                os.write(marker, b"!")
            yield row

    with Store.open(folder, plain_config()) as store:
        store.land(run_key(str(number)), marked(), observed_at=OBSERVED, batch=BATCH)


def child(folder: Path, number: int, rows: list[Row], marker: int = -1, at: int = -1) -> int:
    """The number of a process that lands the run.

    This process never lands anything itself: the threads of the libraries would not survive a fork.
    """
    process = os.fork()
    if process == 0:
        status = 1
        try:
            land(folder, number, rows, marker, at)
            status = 0
        finally:
            os._exit(status)
    return process


def killed(folder: Path, number: int, rows: list[Row], *, at: int, after: float) -> bool:
    """Whether the child was killed, rather than done before it could be."""
    ready, marker = os.pipe()
    process = child(folder, number, rows, marker, at)
    os.close(marker)
    os.read(ready, 1)
    os.close(ready)
    time.sleep(after)
    os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    return os.WIFSIGNALED(status)


def finish(folder: Path, number: int, rows: list[Row]) -> None:
    """Land the run to its end."""
    _, status = os.waitpid(child(folder, number, rows), 0)
    if status:
        raise SystemExit(f"a run that nobody killed ended with {status}")


def main(folder: Path, kills: int, seed: int) -> None:
    """Kill so many times, going on to the next run when one gets done; then finish the last."""
    luck, number, at = random.Random(seed), 0, 0
    commits: list[int] = []
    rows = rows_of_run(0)
    while len(commits) < kills:
        at += luck.randrange(1, STEP)
        moment = luck.uniform(0, LONGEST_MOMENT)
        if at < ROWS and killed(folder, number, rows, at=at, after=moment):
            commits.append(len(list((folder / "facts").rglob("*.json"))))
        else:
            finish(folder, number, rows)
            number, at = number + 1, 0
            rows = rows_of_run(number)
    finish(folder, number, rows)
    print(json.dumps({"commits": commits, "runs": number + 1}))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
