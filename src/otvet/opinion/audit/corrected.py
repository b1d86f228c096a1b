"""Shares of problems and sentiments, corrected by the labels of the month."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from otvet.opinion.audit.labels import Checked
from otvet.opinion.audit.reading import UNPLACED_CODE, Read
from otvet.stats.arrays import FloatArray
from otvet.stats.audited import Audited, audited
from otvet.store.audits import Label

FEWEST_EFFECTIVE = 30
"""Labels, each as good as one drawn plainly, below which nothing is corrected."""
LARGE = 0.05
"""Share of people to whom the reader must not give a problem unless one of them is labelled."""
SENTIMENTS: Mapping[int, str] = {-1: "negative", 0: "neutral", 1: "positive"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """What the labels make of the reader's counts: shares of the people who spoke up."""

    problems: Mapping[str, Audited]
    complaint: Audited
    missed: Audited
    """People whose complaint the reader did not see at all, or that fits no problem."""
    sentiments: Mapping[int, Audited]

    def draws(
        self, codes: Sequence[str], rng: np.random.Generator, *, authors: int, size: int = 4000
    ) -> FloatArray:
        """Draws of the problems' shares among such people, a column per problem."""
        found = [self.problems[code].draws(rng, size=size, of=authors) for code in codes]
        return np.column_stack(found)


def wanted(checked: Checked, *, enough: int) -> int:
    """How many labels are enough: the setting, or all people where there are fewer."""
    return min(enough, checked.stands_for) if checked.stands_for else enough


def is_enough(checked: Checked, *, enough: int) -> bool:
    """Whether shares may be corrected: enough people are labelled, and not too unequally drawn."""
    needed = wanted(checked, enough=enough)
    return len(checked.labelled) >= needed and checked.effective >= min(FEWEST_EFFECTIVE, needed)


def corrected(
    checked: Checked,
    texts: Sequence[Read],
    *,
    raw_shares: Mapping[str, float],
    codes: Collection[str],
) -> Corrected:
    """Correct what the reader says of the month.

    Args:
        checked: The labelled people.
        texts: What the reader says of each person.
        raw_shares: Share of the people who spoke up by problem, as the reader counts it.
        codes: The codeframe's problems: what people found and the reader did not is among them.
    """
    return Corrected(
        problems=_problems(checked, raw_shares, codes),
        complaint=complaint(checked, texts),
        missed=missed(checked, texts),
        sentiments={k: sentiment(checked, texts, k) for k in SENTIMENTS},
    )


def _problems(
    checked: Checked, raw_shares: Mapping[str, float], codes: Collection[str]
) -> Mapping[str, Audited]:
    """Every problem that is read or labelled, as far as the labels can speak of it."""
    named = {code for text in checked.labelled for label in text.labels for code in label.problems}
    told = dict.fromkeys([*raw_shares, *sorted(named & frozenset(codes))])
    found = {}
    for code in told:
        asked = checked.asked(code)
        if _is_worth(asked, of=checked):
            found[code] = problem(asked, code, raw_shares.get(code, 0.0))
    return {code: of for code, of in found.items() if of.said.labels or of.said.weight <= LARGE}


def _is_worth(asked: Checked, *, of: Checked) -> bool:
    """Labels put when the problem had no place in the codeframe say nothing of it."""
    return asked is of or asked.effective >= FEWEST_EFFECTIVE


def problem(checked: Checked, code: str, said_share: float) -> Audited:
    """How many raise this problem."""
    return _audited(
        checked,
        lambda read: code in read.problems,
        lambda label: code in label.problems,
        said_share=said_share,
    )


def complaint(checked: Checked, texts: Sequence[Read]) -> Audited:
    """How many people complain of anything."""
    return _audited(
        checked,
        lambda read: bool(read.problems),
        lambda label: bool(label.problems),
        said_share=_part(texts, lambda read: bool(read.problems)),
    )


def missed(checked: Checked, texts: Sequence[Read]) -> Audited:
    """How many people complain unseen, or of what no problem is for: novelty does not know them."""
    return audited(
        [bool(text.read.problems) for text in checked.labelled],
        [text.share(partial(_is_missed, text.read)) for text in checked.labelled],
        checked.weights,
        said_share=_part(texts, lambda read: bool(read.problems)),
    )


def _is_missed(read: Read, label: Label) -> bool:
    return UNPLACED_CODE in label.problems or bool(label.problems) > bool(read.problems)


def sentiment(checked: Checked, texts: Sequence[Read], which: int) -> Audited:
    """How many people write what is negative (-1), neutral or positive (1)."""
    return _audited(
        checked,
        lambda read: read.sentiment == which,
        lambda label: label.sentiment == which,
        said_share=_part(texts, lambda read: read.sentiment == which),
    )


def _part(texts: Sequence[Read], says: Callable[[Read], bool]) -> float:
    return sum(map(says, texts)) / len(texts)


def _audited(
    checked: Checked,
    says: Callable[[Read], bool],
    holds: Callable[[Label], bool],
    *,
    said_share: float,
) -> Audited:
    return audited(
        [says(text.read) for text in checked.labelled],
        [text.share(holds) for text in checked.labelled],
        checked.weights,
        said_share=said_share,
    )
