"""Run the suite on a cluster of this machine, a master and two workers: `make cluster-test`.

The master and the workers are the classes that the pyspark package brings, each in a process of its
own that listens on the loopback address only. Last, one worker is killed while it counts.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from signal import SIGKILL, SIGTERM
from tempfile import TemporaryDirectory

HOST = "127.0.0.1"
WORKERS = 2
PATIENCE = 60.0
"""Seconds that a process may take until it listens."""

Process = subprocess.Popen[bytes]


def main() -> None:
    """The contract and the month on both workers, then the loss of one of them."""
    with TemporaryDirectory() as place, cluster(Path(place)) as (master, workers):
        here = {"OTVET_SPARK_MASTER": master, "SPARK_LOCAL_IP": HOST}
        _pytest("tests/engines", here)
        _pytest("tests/engines/worker_lost.py", here | {"OTVET_SPARK_WORKER": str(workers[0].pid)})


def _pytest(what: str, environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "not duckdb]"]
    subprocess.run([*command, what], env=os.environ | environment, check=True)


@contextmanager
def cluster(place: Path) -> Iterator[tuple[str, list[Process]]]:
    """The address of a master, and its workers; all are gone when the block ends."""
    port = _free_port()
    master = f"spark://{HOST}:{port}"
    started = [_start(place / "master", "master.Master", "--port", str(port))]
    try:
        _wait_until_it_listens(port)
        for number in range(WORKERS):
            given = ("--cores", "1", "--memory", "1g", "--work-dir", str(place), master)
            started.append(_start(place / f"worker-{number}", "worker.Worker", *given))
        yield master, started[1:]
    finally:
        for process in reversed(started):
            stop(process.pid, SIGTERM)
        for process in started:
            process.wait(timeout=PATIENCE)


def _start(log: Path, name: str, *given: str) -> Process:
    import pyspark

    program = Path(pyspark.__file__).parent / "bin" / "spark-class"
    command = [str(program), f"org.apache.spark.deploy.{name}", "--host", HOST, "--webui-port", "0"]
    with log.open("wb") as out:
        # A group of its own: whoever ends it ends the executors that it has started too.
        return subprocess.Popen(
            [*command, *given], stdout=out, stderr=out, env=_environment(), start_new_session=True
        )


def _environment() -> dict[str, str]:
    return os.environ | {"SPARK_LOCAL_IP": HOST, "PYSPARK_PYTHON": sys.executable}


def stop(group: int, signal: int = SIGKILL) -> None:
    """End a worker and all that runs under it, as when a machine fails."""
    try:
        os.killpg(group, signal)
    except ProcessLookupError:
        return


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        return int(taken.getsockname()[1])


def _wait_until_it_listens(port: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with socket.socket() as tried:
            if tried.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.2)
    raise TimeoutError(f"no master listens at {HOST}:{port}")


if __name__ == "__main__":
    main()
