"""The month's sample beside the labels that people have put on it so far."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from otvet.opinion.audit.reading import Read
from otvet.stats.arrays import FloatArray
from otvet.stats.raking import effective_n
from otvet.store.audits import Drawn, Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A text of the sample: what the reader says, how many it stands for, what people found."""

    read: Read
    weight: float
    labels: tuple[Label, ...]
    codes: frozenset[str] = frozenset()
    """Problems that the codeframe had when the text was drawn; empty: not known."""

    def share(self, holds: Callable[[Label], bool]) -> float:
        """The part of this text's raters who say so."""
        return sum(map(holds, self.labels)) / len(self.labels)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """How far the month is checked: people drawn and still there, those labelled, their worth."""

    drawn: int
    stands_for: int
    """Texts that could have been drawn: one an author, without spam."""
    labelled: tuple[Labelled, ...]

    @property
    def effective(self) -> float:
        """Kish's effective number of labelled people."""
        return effective_n(self.weights) if self.labelled else 0.0

    @property
    def weights(self) -> FloatArray:
        """How many people each labelled one stands for."""
        return np.array([text.weight for text in self.labelled])

    def asked(self, code: str) -> "Checked":
        """The same of the people whose labels could name a problem."""
        able = [text for text in self.labelled if not text.codes or code in text.codes]
        return self if len(able) == len(self.labelled) else replace(self, labelled=tuple(able))


def checked(texts: Iterable[Read], sample: Sequence[Drawn], labels: Iterable[Label]) -> Checked:
    """Join the sample with its labels; a text that is gone drops out with its label."""
    by_key = {text.mention: text for text in texts}
    there = [one for one in sample if one.mention in by_key]
    put: dict[int, list[Label]] = {}
    for label in labels:
        put.setdefault(label.mention, []).append(label)
    return Checked(
        drawn=len(there),
        stands_for=round(sum(one.weight for one in there)),
        labelled=tuple(
            Labelled(
                read=by_key[one.mention],
                weight=one.weight,
                labels=tuple(sorted(put[one.mention], key=lambda label: label.rater)),
                codes=one.codes,
            )
            for one in there
            if one.mention in put
        ),
    )


def raters(labelled: Iterable[Labelled]) -> list[str]:
    """Who labelled, who labelled most first."""
    counts = Counter(label.rater for text in labelled for label in text.labels)
    return sorted(counts, key=lambda rater: (-counts[rater], rater))
