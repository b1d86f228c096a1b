"""How wrong the reader is on this brand, and how far two raters agree."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from otvet.opinion.audit.corrected import SENTIMENTS, Corrected
from otvet.opinion.audit.drawing import leading
from otvet.opinion.audit.labels import Labelled, raters
from otvet.opinion.audit.reading import Read
from otvet.stats.agreement import Agreement, agreement
from otvet.stats.audited import Audited
from otvet.stats.interval import Interval
from otvet.store.audits import Label

COMPLAINT = "complaint"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderError:
    """Of what the reader says, how much is so; of what is so, how much it says; None: not known."""

    code: str
    precision: Interval | None
    recall: Interval | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoRaters:
    """Agreement of two who labelled the same people: the two busiest, or one of them and a model."""

    first: str
    second: str
    by_what: Mapping[str, Agreement]
    """By complaint (is it one), problems (all of them the same) and sentiment."""


def errors(found: Corrected, texts: Sequence[Read]) -> tuple[ReaderError, ...]:
    """The error on complaints, on the leading problems and on each sentiment."""
    return tuple(
        ReaderError(code=code, precision=of.precision(), recall=of.recall())
        for code, of in _told(found, texts)
    )


def _told(found: Corrected, texts: Sequence[Read]) -> Iterator[tuple[str, Audited]]:
    yield COMPLAINT, found.complaint
    yield from ((code, found.problems[code]) for code in leading(texts) if code in found.problems)
    yield from ((SENTIMENTS[k], of) for k, of in found.sentiments.items())


_ASKED: Mapping[str, Callable[[Label], Hashable]] = {
    COMPLAINT: lambda label: bool(label.problems),
    "problems": lambda label: frozenset(label.problems),
    "sentiment": lambda label: label.sentiment,
}


def two_raters(labelled: Sequence[Labelled]) -> TwoRaters | None:
    """How far the two busiest raters agree; None where no text has labels of both."""
    names = raters(labelled)
    if len(names) < 2:
        return None
    first, second = names[:2]
    return _agreed(
        (said[first], said[second])
        for text in labelled
        if {first, second} <= (said := {label.rater: label for label in text.labels}).keys()
    )


def beside_model(labelled: Sequence[Labelled], told: Sequence[Label]) -> TwoRaters | None:
    """How far the busiest rater agrees with what a model said of the same people."""
    names = raters(labelled)
    by_mention = {label.mention: label for label in told}
    return _agreed(
        (label, by_mention[mention])
        for text in labelled
        for label in text.labels
        if label.rater == names[0]
        for mention in text.read.mentions
        if mention in by_mention
    )


def _agreed(pairs: Iterable[tuple[Label, Label]]) -> TwoRaters | None:
    both = list(pairs)
    if not both:
        return None
    first, second = both[0]
    return TwoRaters(
        first=first.rater,
        second=second.rater,
        by_what={
            what: agreement([asked(a) for a, _ in both], [asked(b) for _, b in both])
            for what, asked in _ASKED.items()
        },
    )
