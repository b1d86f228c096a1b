"""What reading a month of 100,000 mentions costs: `python -m bench.pipeline`.

The whole is a process of its own, as the operating system accounts for it, with the start of
Python in it; the steps are timed in another one, since clocks around every call cost time, too.
Then the same mentions go through collect and the month's answer, as a brand's would. Figures are
of one core: the threads of libraries are held back.
"""

from bench import one_thread  # noqa: F401, I001 - before NumPy counts the cores

import argparse
import cProfile
import json
import pstats
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from bench.comments import comments
from bench.gold_product import mentions
from bench.measure import Cost, apart, run
from bench.world import TOML
from otvet.opinion import mentions as room
from otvet.opinion import reader as reading
from otvet.opinion import settle
from otvet.opinion.codeframe import codeframe
from otvet.opinion.problems import Matcher, matcher, readable
from otvet.opinion.reader import Reader
from otvet.opinion.routing import Routing
from otvet.opinion.topics import Topics, topics
from otvet.store.base import SCORING_ROWS
from otvet.text.encoders.choose import encoder
from otvet.text.encoders.light import Light
from otvet.text.model_input import for_model
from otvet.text.sentiment import Sentiment

MONTH = "2026-10"
FRAME = "cafe"
ENCODED = 5_000
"""Texts on which the standard encoder is timed."""
STEPS: tuple[tuple[str, Any, str], ...] = (
    ("readable", room, "readable"),
    ("spam", room, "spam"),
    ("language", room, "which"),
    ("patterns", Matcher, "clauses"),
    ("for_model", reading, "for_model"),
    ("encode", Light, "encode"),
    ("sentiment", Sentiment, "chances"),
    ("topics", Topics, "chances"),
    ("near", Topics, "is_near"),
    ("routing", Routing, "chances"),
    ("reader", Reader, "read"),
    ("settled", settle, "settled"),
    ("alike", room, "alike"),
)


def write(path: Path, count: int) -> None:
    """The mentions as a table."""
    pq.write_table(mentions(comments(count)), path)


def whole(path: Path) -> pa.Table:
    """Texts in, rows of the month out: what `mentions.show_scores` does without the store."""
    frame, by = codeframe(FRAME), encoder("light")
    batches = pq.read_table(path).combine_chunks().to_batches(max_chunksize=SCORING_ROWS)
    raw = pa.Table.from_batches([room.score(batch, frame=frame, by=by) for batch in batches])
    raw = room._with_alike(raw.sort_by("mention_key"))
    return room._finished(settle.settled(raw, frame, topics(frame, by)), raw)


def steps(path: Path) -> None:
    """CPU-seconds of each step; a step within another one is not taken off it."""
    spent: Counter[str] = Counter()
    for name, owner, attribute in STEPS:
        setattr(owner, attribute, _clocked(name, getattr(owner, attribute), spent))
    began = time.process_time()
    whole(path)
    told = [*spent.items(), ("all, with the clocks", time.process_time() - began)]
    print(*(f"  {name:22} {used:7.2f} CPU-s" for name, used in told), sep="\n", flush=True)
    print(f"  peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB", flush=True)


def _clocked(name: str, step: Callable[..., Any], spent: Counter[str]) -> Callable[..., Any]:
    def timed(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - any step at all
        began = time.process_time()
        try:
            return step(*given, **named)
        finally:
            spent[name] += time.process_time() - began  # type: ignore[assignment]

    return timed


def profile(path: Path) -> None:
    """The functions in which the time goes."""
    with cProfile.Profile() as watched:
        whole(path)
    pstats.Stats(watched).sort_stats("tottime").print_stats(40)


def write_brand(folder: Path, path: Path) -> None:
    """The same mentions as the comments of one month, in a Telegram export of a brand."""
    (folder / "inbox").mkdir(parents=True)
    (folder / "otvet.toml").write_text(TOML + '[opinion]\nencoder = "light"\n', "utf-8")
    texts = pq.read_table(path)["text"].to_pylist()
    start = datetime.fromisoformat(f"{MONTH}-02").replace(tzinfo=UTC)
    messages = [_message(n, text, start + timedelta(seconds=20 * n))
                for n, text in enumerate(texts, 1)]  # fmt: skip
    export = {"name": "Bench", "type": "public_supergroup", "id": 1900000002, "messages": messages}
    (folder / "inbox" / "result.json").write_text(json.dumps(export, ensure_ascii=False), "utf-8")


def _message(n: int, text: str, moment: datetime) -> dict[str, object]:
    return {
        "id": n,
        "type": "message",
        "date": f"{moment:%Y-%m-%dT%H:%M:%S}",
        "date_unixtime": str(int(moment.timestamp())),
        "from": "x",
        "from_id": f"user{n % 40_000 + 1}",
        "text": text,
        "text_entities": [],
    }


def speed_of_encoders(path: Path) -> None:
    """Texts per second of one core, whole comments and their clauses."""
    texts = [readable(text) for text in pq.read_table(path)["text"].to_pylist()[:ENCODED]]
    ready = matcher(codeframe(FRAME))
    clauses = [text[clause.start : clause.end] for text in texts for clause in ready.clauses(text)]
    for name in ("light", "standard"):
        by = encoder(name)
        for what, given in {"comments": texts, "clauses": clauses}.items():
            read = [for_model(text) for text in given]
            by.encode(read[:50])
            began = time.process_time()
            by.encode(read)
            rate = len(read) / (time.process_time() - began)
            mean = sum(map(len, read)) / len(read)
            print(f"  {by.name:24} {rate:9,.0f} {what}/CPU-s, {mean:.0f} signs in the mean",
                  flush=True)  # fmt: skip


def line(name: str, cost: Cost, count: int) -> None:
    """One measured process."""
    rate = count / cost.cpu_s
    print(f"{name:32} {cost.cpu_s:7.2f} CPU-s {cost.peak_mb:6.0f} MB {rate:8,.0f} mentions/CPU-s",
          flush=True)  # fmt: skip


def measure(folder: Path, count: int) -> None:
    """All of it."""
    path = folder / "mentions.parquet"
    apart(write, path, count)
    line(
        f"{count:,} mentions read, light", run(["whole", str(path)], module="bench.pipeline"), count
    )
    print("its steps:")
    apart(steps, path)
    brand = folder / "bench"
    apart(write_brand, brand, path)
    line("collect", run(["collect", "-b", str(brand), "--yes"]), count)
    line("month, the whole answer", run(["month", MONTH, "-b", str(brand)]), count)
    line("month again", run(["month", MONTH, "-b", str(brand)]), count)
    print("encoders:")
    apart(speed_of_encoders, path)


def main() -> None:
    """Measure everything, or do one step for a measuring process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("step", nargs="?", choices=["write", "whole", "steps", "profile"])
    parser.add_argument("path", nargs="?", type=Path)
    parser.add_argument("--mentions", type=int, default=100_000)
    asked = parser.parse_args()
    if asked.step == "write":
        write(asked.path, asked.mentions)
    elif asked.step:
        {"whole": whole, "steps": steps, "profile": profile}[asked.step](asked.path)
    else:
        with tempfile.TemporaryDirectory() as place:
            measure(Path(place), asked.mentions)


if __name__ == "__main__":
    main()
