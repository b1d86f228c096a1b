"""The whole path of a month's mentions, on sentences whose sentiment people labelled.

A complaint is placed (in a problem of the pack), left unplaced for a person to look at, or missed.
The patterns alone are the rival: what the encoder adds must be worth its false alarms.
"""

from collections.abc import Mapping, Sequence

import pyarrow as pa

from otvet.opinion.codeframe import Codeframe
from otvet.opinion.mentions import score
from otvet.opinion.problems import ClauseRead, matcher, readable
from otvet.opinion.settle import settled
from otvet.opinion.topics import topics
from otvet.store.base import SCORING_ROWS
from otvet.store.counts.opinion import QUIET, UNPLACED
from otvet.text.encoders.base import Encoder

_FACTS = {"kind": "comment", "is_own": False, "is_forward": False, "deleted": False,
          "rating": None, "page": 1}  # fmt: skip
SIDES = {"negative": "recall", "positive": "wrong"}


def mentions(texts: Sequence[str]) -> pa.Table:
    """The texts as the comments of a month, nobody's twice."""
    count = len(texts)
    columns = {"key": range(count), "actor": range(count), "text": texts}
    columns |= {name: [value] * count for name, value in _FACTS.items()}
    return pa.table(columns)


def worst_of(texts: Sequence[str], by: Encoder, frame: Codeframe) -> list[int]:
    """For each text the largest number of its rows: a problem, or unplaced, quiet and so on."""
    batches = mentions(texts).to_batches(max_chunksize=SCORING_ROWS)
    raw = pa.Table.from_batches([score(batch, frame=frame, by=by) for batch in batches])
    found = settled(raw, frame, topics(frame, by))
    most = found.group_by("mention_key").aggregate([("problem", "max")]).sort_by("mention_key")
    numbers: list[int] = most["problem_max"].to_pylist()
    return numbers


def by_patterns(texts: Sequence[str], frame: Codeframe) -> list[int]:
    """The same by the patterns and cues alone."""
    ready = matcher(frame)
    return [max(map(_worst, ready.clauses(readable(text))), default=QUIET) for text in texts]


def _worst(clause: ClauseRead) -> int:
    return max(clause.problems, default=UNPLACED if clause.complains else QUIET)


def alarms(
    texts: Sequence[str], labels: Sequence[str], by: Encoder, frame: Codeframe
) -> Mapping[str, float]:
    """Recall on negative sentences and wrong alarms on positive ones, as shares of each."""
    ways = {"patterns": by_patterns(texts, frame), "with encoder": worst_of(texts, by, frame)}
    return {
        f"{what} {how}, {name}": sum(number >= least for number in of) / len(of)
        for name, found in ways.items()
        for side, what in SIDES.items()
        for how, least in {"placed": 0, "placed or unplaced": UNPLACED}.items()
        if (of := [number for number, label in zip(found, labels, strict=True) if label == side])
    }
