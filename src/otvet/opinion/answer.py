"""Do I know what people think? The chance that the next one says something new, and the problems.

Texts are read against the brand's frozen codeframe. Shares are raw, as the reader counted them,
until people have labelled a sample: then they are corrected by it, and a yes can follow.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from otvet.config import Config
from otvet.facts import YearMonth
from otvet.findings import Answer, Estimate, Goal, Problem, Quote, Verdict
from otvet.opinion.audit.month import Audit, audit_of
from otvet.opinion.checks import (
    Singletons,
    checks,
    needs,
    obstacles,
    of_files,
    verdict,
    whole_list,
)
from otvet.opinion.codeframe import Codeframe
from otvet.opinion.coverage import coverage, curve, known_of_100
from otvet.opinion.figures import figures, share_estimate
from otvet.opinion.mentions import show_scores
from otvet.opinion.own import codeframe_of
from otvet.opinion.quotes import LOOKED_AT, SHORTEST, quotes_by_problem
from otvet.opinion.residue import groups, residue
from otvet.opinion.singles import Single, singles
from otvet.stats.novelty import TopOrder, order_of, top_order
from otvet.stats.shares import share
from otvet.store.counts.limits import cut_inside
from otvet.store.counts.opinion import (
    UNPLACED,
    ProblemCount,
    QuoteRow,
    lone_authors,
    opinion_totals,
    problem_counts,
    quote_rows,
    single_rows,
)
from otvet.store.store import Store


def answer(store: Store, month: YearMonth, config: Config, *, rng: np.random.Generator) -> Answer:
    """Say whether the report has what the next person who speaks up will say.

    Args:
        store: The brand's facts.
        month: The month in question; nothing is carried over from earlier ones.
        config: The brand; `brand.pack` names the codeframe, `goals.opinion_of_100` the goal.
        rng: Source of the draws of the problems' order.
    """
    frame = codeframe_of(store.folder, config.brand.pack, month)
    show_scores(store, month, frame, config)
    totals, counted = opinion_totals(store), problem_counts(store)
    found = coverage(totals, counted, lone_authors(store))
    raw = raw_shares(frame, counted, authors=totals.authors)
    audit = audit_of(store, month, frame, raw_shares=raw, enough=config.audit.enough)
    order = _order(counted, audit, authors=totals.authors, rng=rng)
    alone, decisions = single_rows(store, month), store.decisions(month)
    single = _singletons(alone, singles(alone, decisions, frame))
    said, goal_share = Verdict.NOT_KNOWN, config.goals.opinion_of_100 / 100
    cut = cut_inside(store, (month,))
    if found is not None and not cut:
        against = obstacles(order, audit, single)
        said = verdict(found, goal_share=goal_share, obstacles=against)
    quotes = quotes_by_problem(quote_rows(store, month, shortest=SHORTEST, most=LOOKED_AT))
    sources = store.source_lines(month, since=month, tables=("mention",))
    return Answer(
        question="opinion",
        verdict=said,
        goal=Goal(value=config.goals.opinion_of_100, unit="of_100"),
        method="novelty",
        estimate=known_of_100(found.novelty) if found else None,
        needs=(*whole_list(cut, config), *needs(found, month, config, audit, singles=single))
        if said is not Verdict.YES
        else (),
        checks=(
            *checks(
                totals,
                found,
                order,
                said=said,
                singles=single,
                audit=audit,
                goal_share=goal_share,
            ),
            *of_files(sources, cut=cut, said=said),
        ),
        figures=figures(totals, found, audit, files=tuple(line.file for line in sources)),
        curve=curve(found, goal_share=goal_share) if found else (),
        problems=problems(frame, counted, quotes, authors=totals.authors, audit=audit),
        new_problems=tuple(group.found for group in groups(residue(alone, decisions))),
        sources=sources,
    )


def problems(
    frame: Codeframe,
    counted: Sequence[ProblemCount],
    quotes: Mapping[int, tuple[Quote, ...]],
    *,
    authors: int,
    audit: Audit,
) -> tuple[Problem, ...]:
    """Every problem that somebody raised with its share of authors, the largest share first.

    Shares are corrected where enough is labelled; the counts beside them stay the reader's own.
    """
    found = (
        Problem(
            code=frame.kinds[row.problem].code,
            name=frame.kinds[row.problem].name,
            cause=frame.kinds[row.problem].cause,
            mentions=row.mentions,
            authors=row.authors,
            share=_share(frame.kinds[row.problem].code, row.authors, authors, audit),
            corrected=audit.corrected is not None,
            quotes=quotes.get(row.problem, ()),
        )
        for row in counted
    )
    return tuple(sorted(found, key=lambda problem: -problem.share.value))


def _singletons(rows: Sequence[QuoteRow], found: Sequence[Single]) -> Singletons:
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


def _raw_share(raised_by: int, authors: int) -> Estimate:
    found = share(raised_by / authors, authors).interval
    return Estimate(
        value=found.estimate,
        low=found.low,
        high=found.high,
        unit="share",
        inner_low=found.inner_low,
        inner_high=found.inner_high,
    )


def raw_shares(
    frame: Codeframe, counted: Sequence[ProblemCount], *, authors: int
) -> Mapping[str, float]:
    """Share of authors by problem, as the reader counts it."""
    return {frame.kinds[row.problem].code: row.authors / authors for row in counted}


def _share(code: str, raised_by: int, authors: int, audit: Audit) -> Estimate:
    if audit.corrected is not None:
        return share_estimate(audit.corrected.problems[code].interval())
    return share_estimate(share(raised_by / authors, authors).interval)


def _order(
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
