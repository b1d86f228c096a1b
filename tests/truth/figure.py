"""The figure of docs/measures/equal-coverage-growth.md: false yes by three ways of counting people.

``make truth ONLY=S2`` simulates, ``python -m tests.truth.figure`` prints the table and draws it.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup
from tests.truth.run import finished
from tests.truth.s2_growth import POSTS, SHAPES
from tests.truth.study import Tally

from otvet.report.charts.svg import (
    ACCENT,
    FOIL,
    HAIR,
    SECOND,
    frame,
    percent,
    standalone,
    tag,
    text,
)

DRAWING = Path(__file__).resolve().parents[2] / "docs" / "measures" / "false-yes.svg"
WAYS = {
    "equal coverage": ("false yes", ACCENT),
    "Chao1": ("Chao1 says yes", FOIL),
    "people seen": ("people seen say yes", HAIR),
}
"""Each way of counting, with its check in study S2 and its colour."""
LIMIT = 7.5
PEOPLE = 1000
WIDTH, ROW, GAP, TOP = 720, 18, 14, 34
LEFT, RIGHT = 34.0, 92.0


@dataclass(frozen=True, slots=True)
class Row:
    """False yeses of 100 pairs of months, one number for each of `WAYS`."""

    activity: str
    values: tuple[float, ...]


def rows(tallies: Mapping[str, Tally]) -> tuple[Row, ...]:
    """The cells with half as many posts again, the same people in both months.

    Raises:
        KeyError: A cell that the study has not finished.
    """
    cells = {shape: f"{shape}, posts x{max(POSTS):g}, {PEOPLE} people" for shape in SHAPES}
    return tuple(
        Row(shape, tuple(_of_100(tallies[cell][check]) for check, _ in WAYS.values()))
        for shape, cell in cells.items()
    )


def table(found: Sequence[Row]) -> str:
    """The rows as the page has them."""
    lines = [f"| activity | {' | '.join(WAYS)} |", "|---|" + "---|" * len(WAYS)]
    lines += [f"| {row.activity} | {' | '.join(f'{x:.1f}' for x in row.values)} |" for row in found]
    return "\n".join(lines) + "\n"


def from_table(page: str) -> tuple[Row, ...]:
    """The rows of a page that holds the table."""
    after = page.partition(table(())[: len(table(())) - 1])[2].strip("\n")
    lines = [line.strip("| ").split(" | ") for line in after.split("\n\n")[0].splitlines()]
    return tuple(Row(name, tuple(map(float, values))) for name, *values in lines)


def drawing(found: Sequence[Row]) -> str:
    """A bar for each way of counting, grouped by activity, with the limit of the study."""
    height = TOP + len(found) * (len(WAYS) * ROW + GAP)
    x = percent(_across(LIMIT))
    line = {"x1": x, "x2": x, "y1": TOP - 6, "y2": height - GAP, "stroke_dasharray": "4 3"}
    body = tag("rect", width="100%", height="100%", fill="#fff")
    body += tag("line", **line, stroke=SECOND, stroke_width=1)
    body += text((_across(LIMIT), "start"), TOP - 12, f"at most {LIMIT:g} of 100 are allowed")
    for number, row in enumerate(found):
        body += _group(row, TOP + number * (len(WAYS) * ROW + GAP))
    title = (
        "Same people, half as many posts again: months of 100 in which it says they grew in number"
    )
    told = "; ".join(f"{row.activity}: {_named(row)}" for row in found)
    made = frame(body, height, name="false-yes", title=title, desc=told)
    return standalone(made, width=WIDTH) + "\n"


def _group(row: Row, y: int) -> Markup:
    body = text((0.0, "start"), y + 13, row.activity, weight=600)
    for number, (way, value) in enumerate(zip(WAYS, row.values, strict=True)):
        top = y + number * ROW
        place = {"x": percent(LEFT), "y": top + 2, "width": percent(_across(value) - LEFT)}
        body += tag("rect", **place, height=ROW - 4, fill=WAYS[way][1])
        body += text((LEFT - 1, "end"), top + 13, way)
        body += text((_across(value) + 1, "start"), top + 13, f"{value:.1f}", weight=600)
    return body


def _named(row: Row) -> str:
    return ", ".join(f"{way} {value:.1f}" for way, value in zip(WAYS, row.values, strict=True))


def _across(value: float) -> float:
    return LEFT + (RIGHT - LEFT) * value / 100


def _of_100(tally: tuple[int, int]) -> float:
    return 100 * tally[0] / tally[1]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table and draw it anew."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--months", type=int, default=1000, help="months simulated per cell")
    parser.add_argument("--out", type=Path, default=Path("build/truth"), help="folder of results")
    asked = parser.parse_args(arguments)
    found = rows(finished(asked.out / "S2.jsonl", asked.months))
    DRAWING.write_text(drawing(found), "utf-8")
    sys.stdout.write(table(found))


if __name__ == "__main__":
    main()
