"""People's own words for a problem: short, of different people, nobody's address in them.

Nothing is drawn by lot: the same facts give the same quotes.
"""

from collections.abc import Iterable, Mapping

from otvet.findings import Quote
from otvet.opinion.problems import readable
from otvet.store.counts.opinion import UNPLACED, QuoteRow
from otvet.text.normalise import clause_spans, letters, words
from otvet.text.stems import stem

SHORTEST, LONGEST = 40, 240
"""Letters of a quote."""
MOST = 3
MOST_UNPLACED = 20
"""Unplaced complaints are listed, not illustrated: a person is to look through them."""
LOOKED_AT = 40
"""Texts per problem among which quotes are looked for."""
ALIKE = 0.6
"""Part of their words that two quotes share at most."""


def quotes_by_problem(rows: Iterable[QuoteRow]) -> Mapping[int, tuple[Quote, ...]]:
    """Up to three quotes per problem number; no two quotes of a report are nearly the same."""
    chosen: dict[int, list[Quote]] = {}
    authors: set[tuple[int, int]] = set()
    shown: list[frozenset[str]] = []
    for row in rows:
        found = chosen.setdefault(row.problem, [])
        if len(found) == _most(row.problem) or (row.problem, row.author) in authors:
            continue
        text = snippet(row.text, row.clause)
        if text is None:
            continue
        said = frozenset(map(stem, words(text)))
        if not any(alike(said, other) for other in shown):
            found.append(Quote(text=text, source=row.page, day=row.day))
            authors.add((row.problem, row.author))
            shown.append(said)
    return {problem: tuple(found) for problem, found in chosen.items()}


def _most(problem: int) -> int:
    return MOST_UNPLACED if problem == UNPLACED else MOST


def snippet(text: str, clause: int) -> str | None:
    """The masked words around a clause, 40 to 240 letters of them; None where there are none.

    A short text is given whole; of a long one the clause, and what follows it if it is short.
    """
    shown = readable(text)
    spans = clause_spans(shown)
    if SHORTEST <= letters(shown) <= LONGEST:
        return shown.replace("\n", " ")
    if clause >= len(spans):
        return None
    start = spans[clause][0]
    for _, end in spans[clause:]:
        if end - start >= SHORTEST:
            return shown[start:end].replace("\n", " ") if end - start <= LONGEST else None
    return None


def beginning(text: str) -> str:
    """The masked text, cut after a word where it is longer than a quote."""
    shown = readable(text).replace("\n", " ")
    if len(shown) <= LONGEST:
        return shown
    head = shown[: LONGEST - 1]
    return f"{head[: head.rfind(' ')] if ' ' in head else head}…"


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two quotes share most of their words."""
    return len(one & other) > ALIKE * min(len(one), len(other))
