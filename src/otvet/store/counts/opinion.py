"""Counts behind "do we know what people think?", over the scores of the month's texts.

A text whose author is not known counts as its own author.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from otvet.facts import YearMonth, day_of
from otvet.store.store import Store

UNPLACED, QUIET, NOT_READ, SPAM = -1, -2, -3, -4
"""Scores below 0: a complaint outside the codeframe, no complaint, a language nobody can read, and
advertisements of others, which are not opinion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionTotals:
    """Texts and authors of the month; texts that could not be read are in `not_read` alone.

    `authors_not_read` are people of whom no text at all could be read; `spam` is in no other count.
    """

    mentions: int
    authors: int
    authors_unknown: int
    complaints: int
    unplaced: int
    not_read: int
    authors_not_read: int = 0
    spam: int = 0

    @property
    def share_not_read(self) -> float:
        """Of people who spoke up, those of whom nothing could be read."""
        return self.authors_not_read / max(self.authors + self.authors_not_read, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemCount:
    """How many texts and how many authors raised a problem of the codeframe."""

    problem: int
    mentions: int
    authors: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRow:
    """A text that raised a problem, as it was written; `clause` says where."""

    problem: int
    clause: int
    author: int
    key: int
    text: str
    page: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """What the reader says of a text: a row per problem, or one row of a text without any.

    `sure` is its confidence in the problem.
    """

    mention: int
    author: int
    problem: int
    sure: float
    sentiment: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRow:
    """A text as it was written, where and when; `texts` are all that its author wrote then."""

    mention: int
    text: str
    page: str
    day: date
    texts: int = 1


def opinion_totals(store: Store) -> OpinionTotals:
    """Texts, authors and complaints of the scores shown."""
    ints = {"unplaced": UNPLACED, "not_read": NOT_READ, "spam": SPAM}
    return OpinionTotals(**store.engine.query("opinion_totals", ints=ints).to_pylist()[0])


def problem_counts(store: Store) -> tuple[ProblemCount, ...]:
    """Texts and authors by problem of the codeframe, most authors first."""
    rows = store.engine.query("opinion_problems", ints={}).to_pylist()
    counts = (ProblemCount(**row) for row in rows)
    return tuple(sorted(counts, key=lambda c: (-c.authors, -c.mentions, c.problem)))


def unplaced_causes(store: Store) -> Mapping[int, int]:
    """Texts with an unplaced complaint by the cause that the reader gives it, as a number."""
    rows = store.engine.query("opinion_unplaced_causes", ints={"unplaced": UNPLACED}).to_pylist()
    return {row["cause"]: row["mentions"] for row in sorted(rows, key=lambda row: row["cause"])}


def read_rows(store: Store) -> tuple[ReadRow, ...]:
    """What the reader says of every text that counts as a mention, by the texts' keys."""
    rows = store.engine.query("opinion_reads", ints={"not_read": NOT_READ}).to_pylist()
    return tuple(sorted((ReadRow(**row) for row in rows), key=lambda r: (r.mention, r.problem)))


def text_rows(
    store: Store, month: YearMonth, mentions: Collection[int], *, back: int = 0
) -> tuple[TextRow, ...]:
    """The words of some of the month's texts, by their keys; texts that are gone are not among them.

    Args:
        store: The brand's facts.
        month: The month of the texts.
        mentions: Their keys.
        back: How many months before it are looked through as well.
    """
    store.engine.table("mention", [YearMonth(month.index - n) for n in range(back + 1)])
    store.engine.put("sampled", pa.table({"mention": pa.array(sorted(mentions), pa.int64())}))
    pages = store.pages()
    rows = (
        TextRow(
            mention=row["mention"],
            text=row["text"] or "",
            page=pages.get(row["page"], ""),
            day=day_of(row["day"]),
            texts=row["texts"],
        )
        for row in store.engine.query("opinion_texts", ints={}).to_pylist()
    )
    return tuple(sorted(rows, key=lambda r: r.mention))


def quote_rows(store: Store, month: YearMonth, *, shortest: int, most: int) -> tuple[QuoteRow, ...]:
    """Up to `most` texts per problem to choose quotes from, those that the reader is surest of.

    Of equally sure ones the order is of their keys: hashes, so as good as drawn by lot.
    """
    store.engine.table("mention", [month])
    ints = {"unplaced": UNPLACED, "shortest": shortest, "most": most}
    return raised_rows(store, "opinion_quotes", ints)


def single_rows(store: Store, month: YearMonth) -> tuple[QuoteRow, ...]:
    """Every text with a problem that one author alone named; each unplaced complaint is one."""
    store.engine.table("mention", [month])
    return raised_rows(store, "opinion_singles", {"unplaced": UNPLACED})


def raised_rows(store: Store, count: str, ints: Mapping[str, int]) -> tuple[QuoteRow, ...]:
    """What a count tells of texts that raised a problem, by the problem and the text's key."""
    pages = store.pages()
    rows = (
        QuoteRow(
            problem=row["problem"],
            clause=row["clause"],
            author=row["author"],
            key=row["key"],
            text=row["text"],
            page=pages.get(row["page"], ""),
            day=day_of(row["day"]),
        )
        for row in store.engine.query(count, ints=ints).to_pylist()
    )
    return tuple(sorted(rows, key=lambda r: (r.problem, r.key)))
