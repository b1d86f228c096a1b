"""What the month's texts say, once all of them have been read: one row per text and problem.

The encoder's chances are moved towards the month's own shares of problems; then each candidate is
placed, left unplaced for a person to look at, or dropped as a grumble without a matter.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from otvet.opinion.codeframe import Codeframe
from otvet.opinion.routing import CAUSES
from otvet.opinion.topics import Topics
from otvet.store.counts.opinion import QUIET, UNPLACED
from otvet.text.linear import FloatArray, shifted
from otvet.text.sentiment import CLASSES, UNCLEAR, codes

BY_PATTERN: Final = 0.95
"""How sure a pattern is: about what people found right in texts placed by patterns."""
PLACED: Final = 0.4
"""Chance from which a complaint is placed in the likeliest problem. A complaint that wrongly
stands alone raises the novelty by its whole weight, one placed wrongly hardly lowers it."""
NO_MATTER: Final = 0.5
"""Chance from which a complaint is a grumble that names no matter at all."""
CANDIDATE: Final = -100
"""Mark of a row that is still to be settled; it never leaves this room."""

_EVEN_CAUSES = np.full(len(CAUSES), 1 / len(CAUSES), dtype=np.float32)
_EVEN_FEELINGS = np.full(len(CLASSES), 1 / len(CLASSES), dtype=np.float32)
_ROWS = {
    "problem": pa.int32(),
    "sure": pa.float32(),
    "cause": pa.int8(),
    "sentiment": pa.int8(),
}


class Row(NamedTuple):
    """What became of one raw row: problem (or below 0), how sure, and whose to fix (-1 nobody's)."""

    place: int
    problem: int
    sure: float
    cause: int


def settled(raw: pa.Table, frame: Codeframe, topics: Topics | None) -> pa.Table:
    """The raw rows (`mentions.RAW`) with every candidate decided; rows of a text stay together."""
    keys, problems = raw["mention_key"].to_pylist(), raw["problem"].to_pylist()
    decided = _decisions(raw, problems, frame, topics)
    kept = [row for first, last in _texts(keys) for row in _of_text(decided[first:last])]
    feelings = _feelings(raw)
    columns = (
        [row.problem for row in kept],
        [round(row.sure, 3) for row in kept],
        [row.cause for row in kept],
        [feelings[keys[row.place]] for row in kept],
    )
    table = raw.select(["mention_key", "actor", "clause"])
    table = table.take(pa.array([row.place for row in kept], pa.int64()))
    for (name, kind), values in zip(_ROWS.items(), columns, strict=True):
        table = table.append_column(name, pa.array(values, kind))
    return table


def _decisions(
    raw: pa.Table, problems: Sequence[int], frame: Codeframe, topics: Topics | None
) -> list[Row]:
    """Every raw row by itself."""
    places = [place for place, problem in enumerate(problems) if problem == CANDIDATE]
    chances = _moved(raw, places, topics)
    near = _matrix(raw, "near", places)
    causes = _likeliest(shifted(_matrix(raw, "causes", places), _EVEN_CAUSES))
    whose = [CAUSES.index(kind.cause) for kind in frame.kinds]
    rows = [
        Row(place, problem, BY_PATTERN, whose[problem])
        if problem >= 0
        else Row(place, problem, 1.0, -1)
        for place, problem in enumerate(problems)
    ]
    for n, place in enumerate(places):
        problem, sure = placed(chances[n], near[n])
        cause = whose[problem] if problem >= 0 else int(causes[n]) if problem == UNPLACED else -1
        rows[place] = Row(place, problem, sure, cause)
    return rows


def placed(chances: FloatArray, near: NDArray[np.generic]) -> tuple[int, float]:
    """Placed, unplaced, or quiet, from the chances of one candidate."""
    if not chances.size:
        return UNPLACED, 1.0
    best = int(chances[:-1].argmax())
    if chances[best] >= PLACED and near[best]:
        return best, float(chances[best])
    if chances[-1] >= NO_MATTER:
        return QUIET, float(chances[-1])
    return UNPLACED, float(1 - chances[best])


def _moved(raw: pa.Table, places: Sequence[int], topics: Topics | None) -> FloatArray:
    """The chances of the candidates under the month's own shares of problems."""
    chances = _matrix(raw, "chances", places)
    return chances if topics is None else shifted(chances, topics.shares)


def _matrix(raw: pa.Table, name: str, places: Sequence[int]) -> FloatArray:
    """A column of lists as rows of numbers."""
    lists = raw[name].take(pa.array(places, pa.int64())).combine_chunks()
    values = np.asarray(lists.flatten(), dtype=np.float32)
    return values.reshape(len(places), values.size // max(len(places), 1))


def _likeliest(chances: FloatArray) -> list[int]:
    return chances.argmax(axis=1).tolist() if chances.size else []


def _texts(keys: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where the rows of each text begin and end."""
    starts = [place for place, key in enumerate(keys) if not place or key != keys[place - 1]]
    return pairwise([*starts, len(keys)]) if starts else iter(())


def _of_text(rows: Sequence[Row]) -> list[Row]:
    """The rows of one text: each problem once, the surest; what is not placed only if nothing is."""
    found: dict[int, Row] = {}
    for row in rows:
        if row.problem not in found or row.sure > found[row.problem].sure:
            found[row.problem] = row
    placed = [row for problem, row in sorted(found.items()) if problem >= 0]
    # Unplaced is graver than quiet, and its number is greater.
    return placed or [found[max(found)]]


def _feelings(raw: pa.Table) -> Mapping[int, int]:
    """The sentiment of each text by its key, under the month's own shares of sentiment."""
    told = [place for place, known in enumerate(pc.is_valid(raw["feeling"]).to_pylist()) if known]
    keys = raw["mention_key"].take(pa.array(told, pa.int64())).to_pylist()
    chances = shifted(_matrix(raw, "feeling", told), _EVEN_FEELINGS)
    known = dict(zip(keys, codes(chances).tolist(), strict=True)) if keys else {}
    return defaultdict(lambda: UNCLEAR, known)
