"""Reading taught by the month's own texts, and used only where labels show that it reads better.

The complaints that the classifiers are surest of become further sentences to fit them on, in two
rounds. That brings problems nearer to how this brand's people put them, and it may as well move a
rare one into a frequent one: so the labelled texts of the month decide, by a sign test.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Final

import numpy as np
import pyarrow as pa

from otvet.findings import Check
from otvet.opinion.audit.reading import UNPLACED_CODE
from otvet.opinion.candidates import complaints, with_chances
from otvet.opinion.codeframe import Codeframe
from otvet.opinion.settle import CANDIDATE, settled
from otvet.opinion.topics import Topics, taught, topics
from otvet.store.audits import Drawn, Label
from otvet.store.counts.opinion import UNPLACED
from otvet.text.encoders.base import Encoder, Vectors
from otvet.text.linear import FloatArray, shifted

SUREST: Final = 0.4
"""Part of the complaints, the surest ones, that teach."""
ROUNDS: Final = 2
MOST: Final = 5_000
"""Complaints that teach at most: more take minutes and say nothing new."""
LEVEL: Final = 0.05
_NAME = b"self_trained"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """How many labelled texts there are, read rightly only when taught, and only when not."""

    used: bool
    labels: int
    better: int
    worse: int


def scored(
    raw: pa.Table, frame: Codeframe, by: Encoder, labels: Collection[Label], *, enough: int
) -> pa.Table:
    """The settled scores by the better reading; the schema's metadata say what was tried.

    Args:
        raw: What the texts say by themselves (`mentions.RAW`).
        frame: The codeframe.
        by: The encoder.
        labels: What people found in texts of the month.
        enough: Labelled texts from which the reading may be taught.
    """
    plain = topics(frame, by)
    scores = settled(raw, frame, plain)
    if plain is None or not labels:
        return scores
    before = right(scores, frame, labels)
    if len(before) < enough or CANDIDATE not in raw["problem"].to_pylist():
        return scores
    other = _taught_scores(raw, frame, by, plain)
    tried = _compared(before, right(other, frame, labels))
    best = other if tried.used else scores
    return best.replace_schema_metadata({_NAME: json.dumps(asdict(tried))})


def labels_that_judge(
    sample: Iterable[Drawn], labels: Iterable[Label], *, enough: int
) -> tuple[Label, ...]:
    """The labels of the month's sample; none as long as too few texts are labelled."""
    drawn = {one.mention for one in sample}
    found = tuple(label for label in labels if label.mention in drawn)
    return found if len({label.mention for label in found}) >= enough else ()


def stamp_of(labels: Collection[Label], *, enough: int) -> str:
    """A name for what judged: another label gives another one; "" for none."""
    told = json.dumps([(one.mention, one.rater, one.problems) for one in labels])
    return sha256(f"{enough}{told}".encode()).hexdigest()[:12] if labels else ""


def tried_in(scores: pa.Table) -> Tried | None:
    """What was tried for these scores; None where labels are too few."""
    told = (scores.schema.metadata or {}).get(_NAME)
    return None if told is None else Tried(**json.loads(told))


def checks(tried: Tried | None) -> tuple[Check, ...]:
    """What came of teaching the reader by the month's own texts, where that was tried."""
    if tried is None:
        return ()
    details = {**asdict(tried), "used": int(tried.used)}
    return (Check(code="self_trained", passed=None, details=details),)


def right(scores: pa.Table, frame: Codeframe, labels: Iterable[Label]) -> Mapping[int, bool]:
    """For each labelled person, whether most who labelled them found the very problems read."""
    columns = (scores[name].to_pylist() for name in ("mention_key", "actor", "problem"))
    rows = [
        (key, key if actor is None else actor, problem)
        for key, actor, problem in zip(*columns, strict=True)
    ]
    person = {key: who for key, who, _ in rows}
    said = defaultdict(list)
    for label in labels:
        if label.mention in person:
            said[person[label.mention]].append(set(label.problems))
    names = {UNPLACED: UNPLACED_CODE} | {n: kind.code for n, kind in enumerate(frame.kinds)}
    read: dict[int, set[str]] = defaultdict(set)
    for _, who, problem in rows:
        if who in said:
            read[who] |= {names[problem]} if problem in names else set()
    return {who: 2 * said[who].count(found) > len(said[who]) for who, found in read.items()}


def _compared(before: Mapping[int, bool], after: Mapping[int, bool]) -> Tried:
    """Exact one-sided sign test over the texts on which the two readings differ in being right."""
    from scipy.stats import binomtest

    better = sum(after[key] and not before[key] for key in before)
    worse = sum(before[key] and not after[key] for key in before)
    differ = better + worse
    p_value = binomtest(better, differ, alternative="greater").pvalue if differ else 1.0
    return Tried(used=bool(p_value <= LEVEL), labels=len(before), better=better, worse=worse)


def _taught_scores(raw: pa.Table, frame: Codeframe, by: Encoder, plain: Topics) -> pa.Table:
    texts = complaints(raw)
    found, chances = teach(plain, frame, by, texts, by.encode(texts))
    return settled(with_chances(raw, "chances", chances), frame, found)


def teach(
    plain: Topics, frame: Codeframe, by: Encoder, texts: list[str], vectors: Vectors
) -> tuple[Topics, FloatArray]:
    """Classifiers taught by the texts that they are surest of, and their chances for all texts."""
    found, chances = plain, plain.chances(texts, vectors)
    for _ in range(ROUNDS):
        moved = shifted(chances, found.shares)
        count = min(MOST, round(SUREST * len(texts)))
        surest = np.argsort(-moved.max(axis=1), kind="stable")[:count]
        columns = moved[surest].argmax(axis=1).tolist()
        found = taught(frame, by, [texts[n] for n in surest], vectors[surest], columns)
        chances = found.chances(texts, vectors)
    return found, chances
