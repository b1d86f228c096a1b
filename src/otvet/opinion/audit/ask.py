"""The sample of a month made ready for people, and what their labels came to."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from zlib import crc32

import numpy as np

from otvet.config import Config
from otvet.facts import YearMonth
from otvet.opinion.audit.drawing import drawn, has_grown
from otvet.opinion.audit.error import ReaderError, TwoRaters, beside_model, errors, two_raters
from otvet.opinion.audit.month import Audit, audit_of
from otvet.opinion.audit.reading import Read, by_mention, people, reads
from otvet.opinion.audit.sheet import Sheet, SheetText, names_of
from otvet.opinion.codeframe import Codeframe
from otvet.opinion.listed import raw_shares
from otvet.opinion.mentions import show_scores
from otvet.opinion.problems import readable
from otvet.store.counts.opinion import opinion_totals, problem_counts, read_rows, text_rows
from otvet.store.store import Store

SEED = 1_000_003
MOST_TEXTS, MOST_LETTERS = 12, 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the labels of a month came to; errors are known once shares are corrected."""

    audit: Audit
    raw: Mapping[str, float]
    """Shares of the people who spoke up by problem, as the reader counts them."""
    names: Mapping[str, Mapping[str, str]]
    errors: tuple[ReaderError, ...] = ()
    raters: TwoRaters | None = None
    model: TwoRaters | None = None
    """Agreement of the busiest rater with a model on another machine; nothing is counted by it."""


def sheet(
    store: Store,
    month: YearMonth,
    frame: Codeframe,
    config: Config,
    *,
    n: int | None = None,
    at: datetime,
) -> Sheet:
    """The month's sample, drawn once for the same facts and enlarged when more is asked for."""
    show_scores(store, month, frame, config)
    texts = people(reads(read_rows(store), frame))
    mentions = _sample(store, month, texts, frame, n=n or config.audit.labels, at=at)
    known = by_mention(texts)
    asked = {known[mention]: mention for mention in mentions}
    rows = {
        row.mention: row
        for row in text_rows(store, month, [key for person in asked for key in person.mentions])
    }
    return Sheet(
        month=month,
        texts=tuple(
            SheetText(
                mention=mention,
                text=_joined([readable(rows[key].text) for key in person.mentions]),
                page=rows[mention].page,
                day=rows[mention].day,
                guess=person,
            )
            for person, mention in asked.items()
        ),
        names=names_of(frame),
        labels=tuple(
            replace(label, mention=asked[known[label.mention]])
            for label in store.labels()
            if known.get(label.mention) in asked
        ),
    )


def _joined(texts: list[str]) -> str:
    """A person's texts one after the other; of many the first ones, and the beginning of each."""
    if len(texts) == 1:
        return texts[0]
    return "\n\n".join(text[:MOST_LETTERS] for text in texts[:MOST_TEXTS])


def _sample(
    store: Store,
    month: YearMonth,
    texts: tuple[Read, ...],
    frame: Codeframe,
    *,
    n: int,
    at: datetime,
) -> list[int]:
    there = by_mention(texts)
    sample = store.sample(month)
    kept = [one.mention for one in sample if one.mention in there]
    codes = {kind.code for kind in frame.kinds}
    n += sum(bool(one.codes) and not codes <= one.codes for one in sample)
    grown = has_grown(texts, sum(one.weight for one in sample if one.mention in there))
    if sample and grown:
        n = max(n, len(kept))
    elif len(kept) >= n:
        return kept
    # Labels whose text was taken back and came again are of an earlier draw, and stay.
    labelled = [there[one.mention].mention for one in store.labels() if one.mention in there]
    # Those drawn before others spoke up stand for no one of these, so all are drawn anew; a label
    # holds wherever its person is drawn again.
    before = [] if sample and grown else list(dict.fromkeys([*kept, *labelled]))
    rng = np.random.default_rng([SEED, month.index, _name_of(texts)])
    told = " ".join([frame.stamp, *(kind.code for kind in frame.kinds)])
    found = drawn(texts, n, rng=rng, before=before, at=at, codeframe=told)
    drawn_before = {there[one.mention].mention: one for one in sample if one.mention in there}
    asked = {key: one for key, one in drawn_before.items() if key in frozenset(labelled)}
    found = tuple(
        replace(one, codeframe=asked[one.mention].codeframe) if one.mention in asked else one
        for one in found
    )
    if [one.mention for one in found] != kept:
        store.keep_sample(month, found)
    return [one.mention for one in found]


def _name_of(texts: tuple[Read, ...]) -> int:
    """A number for the texts as they are now: the same texts draw the same sample anywhere."""
    return crc32(np.array([text.mention for text in texts], dtype=np.int64).tobytes())


def outcome(store: Store, month: YearMonth, frame: Codeframe, config: Config) -> Outcome:
    """Corrected shares, the reader's error and the raters' agreement, as far as labels go."""
    show_scores(store, month, frame, config)
    authors = opinion_totals(store).authors
    raw = raw_shares(frame, problem_counts(store), authors=authors)
    audit = audit_of(store, month, frame, raw_shares=raw, enough=config.audit.enough)
    right = audit.corrected
    return Outcome(
        audit=audit,
        raw=raw,
        names=names_of(frame),
        errors=errors(right, audit.texts) if right else (),
        raters=two_raters(audit.checked.labelled),
        model=beside_model(audit.checked.labelled, store.labels(by_models=True)),
    )
