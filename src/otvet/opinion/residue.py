"""What the codeframe has no place for: complaints that are alike, offered as a new problem.

Only the month's unplaced complaints are clustered, and nothing counts by it until a person has
accepted a group: then it is a problem of the brand's own from that month on.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from otvet.findings import NewProblem, Quote
from otvet.opinion.naming import names_of
from otvet.opinion.quotes import MOST, SHORTEST, alike
from otvet.opinion.singles import shown
from otvet.stats.arrays import FloatArray, IntArray
from otvet.store.counts.opinion import UNPLACED, QuoteRow
from otvet.store.decisions import Decision
from otvet.text.normalise import letters, words
from otvet.text.stems import stem

Vectors: TypeAlias = Callable[[Sequence[str]], FloatArray]
"""A row of numbers a text: near rows mean near texts."""

FEWEST = 3
"""Authors of a group: what two people say may be chance."""
MOST_OFFERED = 10
MOST_CLUSTERED = 3_000
"""Texts that are clustered, in the order of their keys, which is as good as drawn by lot."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group with the mentions in it, which a report does not tell."""

    found: NewProblem
    rows: tuple[QuoteRow, ...]


def residue(rows: Sequence[QuoteRow], decisions: Sequence[Decision]) -> list[QuoteRow]:
    """The unplaced complaints that nobody has yet called no problem at all, in a fixed order."""
    dismissed = {d.mention for d in decisions if d.what == "dismiss"}
    left = [row for row in rows if row.problem == UNPLACED and row.key not in dismissed]
    return sorted(left, key=lambda row: row.key)[:MOST_CLUSTERED]


def groups(rows: Sequence[QuoteRow], *, vectors: Vectors, near: float) -> tuple[Group, ...]:
    """Groups of alike complaints by three or more authors, most authors first.

    Args:
        rows: what `residue` gives.
        vectors: the encoder.
        near: where to cut, for this encoder: groups are joined while their mean distance is at
            most this part of that of any two texts.
    """
    if len({row.author for row in rows}) < FEWEST:
        return ()
    texts = [shown(row) for row in rows]
    by_label: dict[int, list[int]] = defaultdict(list)
    for place, label in enumerate(clusters(vectors(texts), near=near)):
        by_label[int(label)].append(place)
    large = [
        places
        for places in by_label.values()
        if len({rows[place].author for place in places}) >= FEWEST
    ]
    names = names_of([[texts[place] for place in places] for places in large], texts)
    made = [
        _group(name, [rows[n] for n in places]) for name, places in zip(names, large, strict=True)
    ]
    found = [group for group in made if group.found.name]
    found.sort(key=lambda group: (-group.found.authors, -group.found.mentions, group.rows[0].key))
    return tuple(found[:MOST_OFFERED])


def clusters(found: FloatArray, *, near: float) -> IntArray:
    """A number a row: average linkage on the cosine distance, cut at a part of its mean.

    Encoders differ in how far apart they put any two texts, so the cut is taken from them.
    """
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    if len(found) < FEWEST:
        return np.arange(len(found), dtype=np.int64)
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    unit = found / np.where(lengths > 0, lengths, 1)
    # Rounded, so that the last bits of another machine's arithmetic cannot join other texts.
    square = np.round(np.clip(1 - unit @ unit.T, 0, 2), 6)
    distances = squareform(square, checks=False)
    cut = near * float(distances.mean())
    labels: IntArray = fcluster(linkage(distances, "average"), cut, "distance").astype(np.int64)
    return labels


def _group(name: str, rows: Sequence[QuoteRow]) -> Group:
    made = NewProblem(
        name=name,
        mentions=len({row.key for row in rows}),
        authors=len({row.author for row in rows}),
        quotes=_quotes(rows),
    )
    return Group(made, tuple(rows))


def _quotes(rows: Sequence[QuoteRow]) -> tuple[Quote, ...]:
    """Up to three, of different people and in different words; short or alike ones for want."""
    first = {row.author: row for row in sorted(rows, key=_shortness, reverse=True)}
    by_words = {_said(row): row for row in sorted(first.values(), key=_shortness)}
    apart: list[frozenset[str]] = []
    for said in by_words:
        if not any(alike(said, other) for other in apart):
            apart.append(said)
    chosen = [*apart, *(said for said in by_words if said not in apart)][:MOST]
    told = (by_words[said] for said in chosen)
    return tuple(Quote(text=shown(row), source=row.page, day=row.day) for row in told)


def _shortness(row: QuoteRow) -> tuple[bool, int]:
    return letters(shown(row)) < SHORTEST, row.key


def _said(row: QuoteRow) -> frozenset[str]:
    return frozenset(map(stem, words(shown(row))))
