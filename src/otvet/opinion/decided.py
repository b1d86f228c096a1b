"""What a person has decided, laid over what the reader found.

A decision holds for one mention and one problem that the reader found in it, so a text that also
complains of something else keeps that. What the reader no longer finds, no decision brings back.
"""

from collections.abc import Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from otvet.opinion.codeframe import Codeframe
from otvet.store.counts.opinion import QUIET, UNPLACED
from otvet.store.decisions import Decision

Place = tuple[int, int]
"""A mention and a problem, both as numbers."""


def decided(scores: pa.Table, decisions: Sequence[Decision], frame: Codeframe) -> pa.Table:
    """The scores with merged rows under their problem and discarded ones gone.

    Args:
        scores: rows of `mentions.SCHEMA`.
        decisions: the latest ones of the same month.
        frame: the codeframe of the scores; a merge into a problem that it lacks is left aside.
    """
    moves = _moves(decisions, frame)
    if not moves:
        return scores
    keys, found = (scores[name].to_pylist() for name in ("mention_key", "problem"))
    places: list[Place] = list(zip(keys, found, strict=True))
    if moves.keys().isdisjoint(places):
        return scores
    complain = {key for key, problem in places if moves.get((key, problem), problem) >= UNPLACED}
    rows: dict[Place, int] = {}
    for row, (key, problem) in enumerate(places):
        to = moves.get((key, problem), problem)
        if to != QUIET or key not in complain:
            rows.setdefault((key, to), row)
    return _with_problems(scores.take(list(rows.values())), [to for _, to in rows])


def _moves(decisions: Sequence[Decision], frame: Codeframe) -> Mapping[Place, int]:
    """The problem that a row gets instead of its own; QUIET where it is no complaint."""
    numbers = {kind.code: number for number, kind in enumerate(frame.kinds)} | {"": UNPLACED}
    targets = {
        (d.mention, numbers[d.about]): QUIET if d.what == "discard" else numbers.get(d.into)
        for d in decisions
        if d.what in ("merge", "discard") and d.about in numbers
    }
    moves = {place: to for place, to in targets.items() if to is not None and to != place[1]}
    return {place: _end(place, moves) for place in moves}


def _end(place: Place, moves: Mapping[Place, int]) -> int:
    """Where a row comes to lie when what it was merged into has been decided on as well."""
    seen = set()
    while place in moves and place not in seen:
        seen.add(place)
        place = (place[0], moves[place])
    return place[1]


def _with_problems(scores: pa.Table, problems: Sequence[int]) -> pa.Table:
    """The rows under these problems; where a person has moved one, it is beyond doubt."""
    place, doubt = (scores.schema.get_field_index(name) for name in ("problem", "sure"))
    problem = pa.array(problems, scores.schema.field(place).type)
    sure = pc.if_else(
        pc.equal(problem, scores["problem"]), scores["sure"], pa.scalar(1.0, pa.float32())
    )
    moved = scores.set_column(place, scores.schema.field(place), problem)
    return moved.set_column(doubt, scores.schema.field(doubt), sure)
