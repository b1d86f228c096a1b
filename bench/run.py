"""Print what collecting and answering cost for a large brand: `make bench`.

Absolute times belong to the machine; quote rows per CPU-second of the same run and the ratios.
"""

import argparse
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from bench.measure import Cost, apart, line, middle, run
from bench.world import (
    MONTHS,
    TOML,
    Size,
    moments,
    write_comments,
    write_likes,
    write_reviews,
    write_world,
)

LAST = "2026-10"
PAIRS = 3
MEANING = (
    *("--as", "interactions", "--page", "vk:bench", "--set", "post_id=post"),
    *("--set", "user_id=author_id", "--set", "date=date", "--set", "type=kind"),
)


def main() -> None:
    """Read two large files; collect, answer, add a last month's file, answer again."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--interactions", type=int, default=1_000_000)
    parser.add_argument("--mentions", type=int, default=100_000)
    parser.add_argument("--comments", type=int, default=1_000_000)
    parser.add_argument("--reviews", type=int, default=500_000)
    asked = parser.parse_args()
    size = Size(asked.interactions, asked.mentions)
    with tempfile.TemporaryDirectory() as place:
        measure_reading(Path(place), comments=asked.comments, reviews=asked.reviews)
        measure(Path(place) / "bench", size)


def measure_reading(folder: Path, *, comments: int, reviews: int) -> None:
    """Each reader beside the bare library on the same file, in turn, so that drift hits both."""
    print(f"{comments:,} comments in a Telegram export, {reviews:,} reviews in a spreadsheet")
    apart(_write, write_comments, folder / "result.json", comments)
    _in_turn(folder / "result.json", comments, bare="json")
    apart(_write, write_reviews, folder / "reviews.xlsx", reviews)
    _in_turn(folder / "reviews.xlsx", reviews, bare="cells")


def _write(kind: Callable[..., None], path: Path, rows: int) -> None:
    rng = np.random.default_rng(2)
    kind(path, moments(rows, rng), rng=rng)


def _in_turn(path: Path, rows: int, *, bare: str) -> None:
    pairs = [[_go_through(way, path) for way in ("read", bare)] for _ in range(PAIRS)]
    ours, plain = (middle(costs) for costs in zip(*pairs, strict=True))
    line(f"read {path.name}", ours, rows)
    line(f"  {bare} alone", plain, rows)
    ratio = sorted(ours.cpu_s / plain.cpu_s for ours, plain in pairs)[PAIRS // 2]
    print(f"  reading / {bare} alone: {ratio:.2f} of the CPU")
    line(f"collect {path.name} alone", _collect_alone(path), rows)


def _collect_alone(path: Path) -> Cost:
    folder = path.with_suffix("")
    (folder / "inbox").mkdir(parents=True)
    (folder / "otvet.toml").write_text(TOML, "utf-8")
    path.rename(folder / "inbox" / path.name)
    return run(["collect", "-b", str(folder), "--yes"])


def _go_through(way: str, path: Path) -> Cost:
    return run([way, str(path)], module="bench.reading")


def measure(folder: Path, size: Size) -> None:
    """The steps, in the order in which a brand meets them."""
    apart(_write_brand, folder, size)
    run(["map", str(folder / "inbox" / "likes.csv"), "-b", str(folder), *MEANING, "--yes"])
    rows = size.interactions + size.mentions
    print(f"{size.interactions:,} interactions, {size.mentions:,} mentions, {MONTHS} months")
    line("collect, everything new", run(["collect", "-b", str(folder), "--yes"]), rows)
    line("collect, nothing new", run(["collect", "-b", str(folder), "--yes"]))
    line("month, last one, first time", run(["month", LAST, "-b", str(folder)]))
    whole = _all_months(folder)
    line(f"month, all {MONTHS} (the whole)", whole)
    line("month again, nothing changed", run(["month", LAST, "-b", str(folder)]))
    apart(_add_to_last_month, folder)
    line("collect, one more file", run(["collect", "-b", str(folder), "--yes"]))
    refresh = run(["month", LAST, "-b", str(folder)])
    line("month, last one refreshed", refresh)
    print(f"refresh of the last month / the whole: {refresh.cpu_s / whole.cpu_s:.1%} of the CPU")


def _all_months(folder: Path) -> Cost:
    costs = [
        run(["month", f"{2024 + (10 + n) // 12}-{(10 + n) % 12 + 1:02d}", "-b", str(folder)])
        for n in range(MONTHS)
    ]
    return Cost(
        sum(c.cpu_s for c in costs), sum(c.wall_s for c in costs), max(c.peak_mb for c in costs)
    )


def _write_brand(folder: Path, size: Size) -> None:
    write_world(folder, size, rng=np.random.default_rng(1))


def _add_to_last_month(folder: Path) -> None:
    start = datetime(2026, 10, 1, tzinfo=UTC)
    extra = [start + timedelta(minutes=n * 4) for n in range(10_000)]
    write_likes(folder / "inbox" / "likes-october.csv", extra, rng=np.random.default_rng(3))


if __name__ == "__main__":
    main()
