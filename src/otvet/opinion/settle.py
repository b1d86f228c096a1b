"""What the month's texts say, once all of them have been read: one row per text and problem.

The encoder's chances are moved towards the month's own shares of problems; then each candidate is
placed, left unplaced for a person to look at, or dropped as a grumble without a matter.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
import pyarrow as pa

from otvet.opinion.codeframe import Codeframe
from otvet.opinion.routing import CAUSES
from otvet.opinion.topics import Topics, shifted
from otvet.store.counts.opinion import QUIET, UNPLACED
from otvet.text.linear import FloatArray

BY_PATTERN: Final = 0.95
"""How sure a pattern is: about what people found right in texts placed by patterns."""
PLACED: Final = 0.5
"""Chance from which a complaint is placed in the likeliest problem."""
NO_MATTER: Final = 0.5
"""Chance from which a complaint is a grumble that names no matter at all."""
CANDIDATE: Final = -100
"""Mark of a row that is still to be settled; it never leaves this room."""

Row = tuple[int, int, float, int]
"""Problem, clause, how sure, cause (number, or -1)."""


class Kept(NamedTuple):
    """One raw row: a problem by pattern, a candidate, or what stands for the whole text."""

    key: int
    problem: int
    clause: int
    cause: int
    cue: bool


def settled(raw: pa.Table, frame: Codeframe, topics: Topics | None) -> pa.Table:
    """The raw rows (`mentions.RAW`) with every candidate decided; rows of a text stay together."""
    chances = _moved(raw, topics)
    rows = list(map(Kept, *(raw[name].to_pylist() for name in Kept._fields)))
    causes = [CAUSES.index(kind.cause) for kind in frame.kinds]
    kept: list[int] = []
    said: list[Row] = []
    for first, last in _texts(rows):
        for place, row in _of_text(rows, range(first, last), chances, causes):
            kept.append(place)
            said.append(row)
    return _with(raw.take(pa.array(kept, pa.int64())), said)


def _moved(raw: pa.Table, topics: Topics | None) -> dict[int, FloatArray]:
    """The chances of each candidate row under the month's own shares."""
    places = [n for n, problem in enumerate(raw["problem"].to_pylist()) if problem == CANDIDATE]
    if topics is None or not places:
        return {}
    lists = raw["chances"].take(pa.array(places)).to_pylist()
    moved = shifted(np.array(lists, dtype=np.float32), topics.shares)
    return dict(zip(places, moved, strict=True))


def _texts(rows: Sequence[Kept]) -> Iterator[tuple[int, int]]:
    first = 0
    for place in range(1, len(rows) + 1):
        if place == len(rows) or rows[place].key != rows[first].key:
            yield first, place
            first = place


def _of_text(
    rows: Sequence[Kept], places: range, chances: dict[int, FloatArray], causes: Sequence[int]
) -> list[tuple[int, Row]]:
    """The rows of one text: each problem once, the unplaced only where nothing is placed."""
    found: dict[int, tuple[int, Row]] = {}
    for place in places:
        row = rows[place]
        problem, sure = _decided(row, chances.get(place))
        cause = causes[problem] if problem >= 0 else row.cause if problem == UNPLACED else -1
        known = found.get(problem)
        if known is None or sure > known[1][2]:
            found[problem] = place, (problem, row.clause, round(sure, 3), cause)
    placed = [told for problem, told in sorted(found.items()) if problem >= 0]
    # Of what is not placed the gravest is told: unplaced before quiet, quiet before unread.
    return placed or [found[max(found)]]


def _decided(row: Kept, chances: FloatArray | None) -> tuple[int, float]:
    if row.problem != CANDIDATE:
        return row.problem, BY_PATTERN if row.problem >= 0 else 1.0
    if chances is None:
        return (UNPLACED, 1.0)
    best = int(chances[:-1].argmax())
    if chances[best] >= PLACED:
        return best, float(chances[best])
    if chances[-1] >= NO_MATTER:
        return QUIET, float(chances[-1])
    return UNPLACED, float(1 - chances[best])


def _with(raw: pa.Table, said: Sequence[Row]) -> pa.Table:
    columns = list(zip(*said, strict=True)) if said else [(), (), (), ()]
    table = raw
    for name, values, kind in zip(
        ("problem", "clause", "sure", "cause"),
        columns,
        (pa.int32(), pa.int32(), pa.float32(), pa.int8()),
        strict=True,
    ):
        fresh = pa.array(values, kind)
        at = table.schema.get_field_index(name)
        table = table.append_column(name, fresh) if at < 0 else table.set_column(at, name, fresh)
    return table
