"""How texts are read: patterns first, which are sure, then the encoder for what they leave.

A clause raises the problems whose patterns hold in it. A clause that complains, by a cue, by its
sentiment or by the stars of its text, and that no pattern places, is a candidate: the encoder says
how likely each problem is. Candidates are settled later, with the whole month in view (`settle`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from otvet.opinion.codeframe import Codeframe
from otvet.opinion.problems import LOW_RATING, ClauseRead, Matcher, matcher
from otvet.opinion.routing import Routing, routing
from otvet.opinion.topics import Topics, topics
from otvet.text.encoders.base import Encoder, Vectors
from otvet.text.linear import FloatArray
from otvet.text.model_input import for_model
from otvet.text.sentiment import CLASSES, Sentiment, sentiment

FEWEST_LETTERS: Final = 8
"""A shorter clause says nothing that could be placed, unless a pattern holds in it."""

CHUNK: Final = 4_000
"""Texts read at once; more would only cost memory."""
COMPLAINS: Final = 0.8
"""Chance of a negative sentiment from which a clause without any cue complains. Praise is commoner
than blame, so half-sure blame would be praise more often than not."""
LONG: Final = 160
"""Letters beyond which a text is a story: two clauses of a short message are one remark."""
_LEAST_WARM = 1e-6

_Judged = tuple[FloatArray, NDArray[np.bool_], FloatArray]


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A complaining clause that no pattern places: the chances of problems (and none), to which
    of them it is near enough at all, and the chances of causes.
    """

    clause: int
    chances: FloatArray
    near: NDArray[np.bool_]
    causes: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What a text says: chances of its sentiment, problems by pattern with clauses, candidates.

    `complains` says that a clause does so in so many words, not by its sentiment or stars alone.
    """

    feeling: FloatArray
    placed: tuple[tuple[int, int], ...] = ()
    candidates: tuple[Candidate, ...] = ()
    complains: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """A codeframe and an encoder made ready."""

    matcher: Matcher
    encoder: Encoder
    feeling: Sentiment
    topics: Topics | None
    routing: Routing

    def read(self, texts: Sequence[str], ratings: Sequence[float | None]) -> list[Reading]:
        """The readings of readable texts (`problems.readable`), in their order."""
        ends = range(CHUNK, len(texts) + CHUNK, CHUNK)
        return [
            reading
            for end in ends
            for reading in self._read(texts[end - CHUNK : end], ratings[end - CHUNK : end])
        ]

    def _read(self, texts: Sequence[str], ratings: Sequence[float | None]) -> list[Reading]:
        clauses = [self.matcher.clauses(text) for text in texts]
        said = [
            for_model(text[clause.start : clause.end])
            for text, parts in zip(texts, clauses, strict=True)
            for clause in parts
        ]
        vectors = self.encoder.encode(said)
        feelings = self.feeling.chances(said, vectors)
        ends = np.cumsum([0, *map(len, clauses)])
        picked = [
            first + place
            for (first, last), parts, rating in zip(pairwise(ends), clauses, ratings, strict=True)
            for place in _candidates(parts, feelings[first:last], rating)
        ]
        found = self._judged(said, vectors, picked)
        return [
            _reading(parts, feelings[first:last], int(first), found)
            for (first, last), parts in zip(pairwise(ends), clauses, strict=True)
        ]

    def _judged(
        self, said: Sequence[str], vectors: Vectors, picked: Sequence[int]
    ) -> dict[int, _Judged]:
        """What the encoder says of each picked clause."""
        if not picked:
            return {}
        texts, rows = [said[n] for n in picked], vectors[picked]
        nowhere = np.zeros((len(picked), 0), dtype=np.float32)
        chances = self.topics.chances(texts, rows) if self.topics else nowhere
        near = self.topics.is_near(rows) if self.topics else nowhere > 0
        causes = self.routing.chances(texts, rows)
        return dict(zip(picked, zip(chances, near, causes, strict=True), strict=True))


def _candidates(
    parts: Sequence[ClauseRead], feelings: FloatArray, rating: float | None
) -> list[int]:
    """Places of clauses that complain and that no pattern places."""
    low = rating is not None and rating <= LOW_RATING
    found = []
    for place, (clause, chances) in enumerate(zip(parts, feelings, strict=True)):
        if clause.retold or clause.problems or clause.end - clause.start < FEWEST_LETTERS:
            continue
        bad = chances[0] >= COMPLAINS or (low and chances.argmax() == 0)
        if clause.complains or bad:
            found.append(place)
    if low and not found and parts and not any(clause.problems for clause in parts):
        found.append(0)
    return found


def _reading(
    parts: Sequence[ClauseRead],
    feelings: FloatArray,
    first: int,
    judged: dict[int, _Judged],
) -> Reading:
    placed: dict[int, int] = {}
    for place, clause in enumerate(parts):
        for number in clause.problems:
            placed.setdefault(number, place)
    candidates = tuple(
        Candidate(place, *judged[first + place])
        for place in range(len(parts))
        if first + place in judged
    )
    complains = any(clause.complains and not clause.retold for clause in parts)
    return Reading(_of_text(parts, feelings), tuple(sorted(placed.items())), candidates, complains)


def _of_text(parts: Sequence[ClauseRead], feelings: FloatArray) -> FloatArray:
    """The sentiment of a text: its clauses together, each by its length.

    A long text tells its story in cool clauses, so there those with a feeling decide.
    """
    if not parts:
        return np.full(len(CLASSES), 1 / len(CLASSES), dtype=np.float32)
    lengths = np.array([clause.end - clause.start for clause in parts], dtype=np.float32)
    warm = (1 - feelings[:, CLASSES.index("neutral")]) ** 2 + _LEAST_WARM
    weights = lengths * warm if parts[-1].end > LONG else lengths
    mean: FloatArray = np.average(feelings, axis=0, weights=weights).astype(np.float32)
    return mean


@lru_cache(maxsize=4)
def reader(frame: Codeframe, encoder: Encoder) -> Reader:
    """A codeframe and an encoder made ready, once per process."""
    return Reader(
        matcher(frame),
        encoder,
        sentiment(encoder),
        topics(frame, encoder),
        routing(frame, encoder),
    )
