"""The problems of the answer: their shares, raw or corrected, their order, and the single ones."""

from collections.abc import Mapping, Sequence

import numpy as np

from otvet.findings import Estimate, Problem, Quote
from otvet.opinion.audit.month import Audit
from otvet.opinion.checks import Singletons
from otvet.opinion.codeframe import Codeframe
from otvet.opinion.quotes import LOOKED_AT, SHORTEST, quotes_by_problem
from otvet.opinion.singles import Single
from otvet.stats.audited import Audited
from otvet.stats.novelty import TopOrder, order_of, top_order
from otvet.stats.shares import share
from otvet.stats.told import in_shares
from otvet.store.counts.opinion import UNPLACED, ProblemCount, QuoteRow


def with_unraised(frame: Codeframe, counted: Sequence[ProblemCount]) -> tuple[ProblemCount, ...]:
    """The counts, and a nought for every problem that nobody raised this month."""
    raised = {row.problem for row in counted}
    unraised = (n for n in range(len(frame.kinds)) if n not in raised)
    return (*counted, *(ProblemCount(problem=n, mentions=0, authors=0) for n in unraised))


def problems(
    frame: Codeframe,
    counted: Sequence[ProblemCount],
    quotes: Mapping[int, tuple[Quote, ...]],
    *,
    authors: int,
    audit: Audit,
) -> tuple[Problem, ...]:
    """Every problem with its share of authors, the largest share first; none if nobody spoke.

    Shares are corrected where enough is labelled; the counts beside them stay the reader's own.
    """
    if not authors:
        return ()
    right = audit.corrected.problems if audit.corrected else {}
    found = (
        Problem(
            code=frame.kinds[row.problem].code,
            name=frame.kinds[row.problem].name,
            cause=frame.kinds[row.problem].cause,
            mentions=row.mentions,
            authors=row.authors,
            share=_share(right.get(frame.kinds[row.problem].code), row.authors, authors),
            corrected=frame.kinds[row.problem].code in right,
            quotes=quotes.get(row.problem, ()),
        )
        for row in counted
    )
    return tuple(sorted(found, key=lambda problem: -problem.share.value))


def singletons(rows: Sequence[QuoteRow], found: Sequence[Single]) -> Singletons:
    """What nobody has looked at yet, with quotes of what is unplaced among it."""
    left = [single for single in found if not single.done]
    keys = {key for single in left if not single.code for key in single.keys}
    texts = [row for row in rows if row.problem == UNPLACED and row.key in keys]
    long = [row for row in texts if len(row.text) >= SHORTEST][:LOOKED_AT]
    return Singletons(
        codes=tuple(single.code for single in left if single.code),
        unplaced=len(keys),
        quotes=quotes_by_problem(long).get(UNPLACED, ()),
    )


def raw_shares(
    frame: Codeframe, counted: Sequence[ProblemCount], *, authors: int
) -> Mapping[str, float]:
    """Share of authors by problem, as the reader counts it."""
    return {frame.kinds[row.problem].code: row.authors / authors for row in counted}


def _share(right: Audited | None, raised_by: int, authors: int) -> Estimate:
    return in_shares(right.interval() if right else share(raised_by / authors, authors).interval)


def order_kept(
    counted: Sequence[ProblemCount], audit: Audit, *, authors: int, rng: np.random.Generator
) -> TopOrder | None:
    """How sure the order of the leading problems is, by corrected shares where there are any."""
    if not counted:
        return None
    right = audit.corrected
    if right is None:
        return top_order([problem.authors for problem in counted], rng=rng)
    codes = sorted(right.problems, key=lambda code: -right.problems[code].estimate)
    return order_of(right.draws(codes, rng, authors=authors))
