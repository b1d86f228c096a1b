"""Do I know what people think? The chance that the next one says something new, and the problems.

Texts are read against the brand's frozen codeframe. Shares are raw, as the reader counted them:
until a person has checked a sample, no yes can follow from them.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from otvet.config import Config
from otvet.facts import YearMonth
from otvet.findings import Answer, Estimate, Goal, Problem, Quote, Verdict
from otvet.opinion.checks import Singletons, checks, needs, of_files, verdict, whole_list
from otvet.opinion.codeframe import Codeframe, codeframe
from otvet.opinion.coverage import coverage, curve, known_of_100
from otvet.opinion.figures import commenters, figures
from otvet.opinion.fixed import Fixed
from otvet.opinion.over_time import (
    alerts_over_time,
    checks_over_time,
    over_time,
    problems_over_time,
)
from otvet.opinion.quotes import LOOKED_AT, SHORTEST, quotes_by_problem
from otvet.opinion.silent import silent_majority
from otvet.opinion.wanted import with_source
from otvet.opinion.weeks import FrameOf
from otvet.stats.novelty import top_order
from otvet.stats.shares import share
from otvet.store.counts.asked import asked
from otvet.store.counts.limits import cut_inside
from otvet.store.counts.opinion import (
    UNPLACED,
    ProblemCount,
    lone_authors,
    opinion_totals,
    problem_counts,
    quote_rows,
)
from otvet.store.store import Store


def answer(
    store: Store,
    month: YearMonth,
    config: Config,
    *,
    rng: np.random.Generator,
    frame_of: FrameOf | None = None,
    fixed: Sequence[Fixed] = (),
    people: tuple[float, float] | None = None,
) -> Answer:
    """Say whether the report has what the next person who speaks up will say.

    Args:
        store: The brand's facts.
        month: The month in question; nothing is carried over from earlier ones.
        config: The brand; `brand.pack` names the codeframe, `goals.opinion_of_100` the goal.
        rng: Source of the draws of the problems' order.
        frame_of: The codeframe in force in a month; by default the pack in every month.
        fixed: The brand's marks of what was done against a problem, and when.
        people: People who follow the brand or act, from … to, as the first answer has them.
    """
    frame_of = frame_of or (lambda _: codeframe(config.brand.pack))
    frame = frame_of(month)
    past = over_time(store, month, frame_of, marks=fixed, own=config.page_refs)
    totals, counted = opinion_totals(store), problem_counts(store)
    found = coverage(totals, counted, lone_authors(store))
    order = top_order([problem.authors for problem in counted], rng=rng) if counted else None
    said, goal_share = Verdict.NOT_KNOWN, config.goals.opinion_of_100 / 100
    cut = cut_inside(store, (month,))
    if found is not None and not cut and not past.is_old:
        said = verdict(found, goal_share=goal_share)
    quotes = quotes_by_problem(quote_rows(store, month, shortest=SHORTEST, most=LOOKED_AT))
    alone = tuple(frame.kinds[row.problem].code for row in counted if row.authors == 1)
    singles = Singletons(alone, quotes.get(UNPLACED, ()))
    sources = store.source_lines(month, since=month, tables=("mention",))
    raised = problems(frame, with_unraised(frame, counted), quotes, authors=totals.authors)
    raised = problems_over_time(store, raised, frame_of, past)
    forces, files = said is Verdict.NOT_KNOWN, tuple(line.file for line in sources)
    return Answer(
        question="opinion",
        verdict=said,
        goal=Goal(value=config.goals.opinion_of_100, unit="of_100"),
        method="novelty",
        estimate=known_of_100(found.novelty) if found else None,
        needs=(*whole_list(cut, config), *with_source(needs(found, month, config), past.yields))
        if said is not Verdict.YES
        else (),
        checks=(
            *checks(totals, found, order, said=said, singles=singles, goal_share=goal_share),
            *of_files(sources, cut=cut, said=said),
            *checks_over_time(raised, past, forces=forces),
        ),
        figures=(
            *figures(totals, found, files=files),
            commenters(totals, people, files=files),
        ),
        curve=curve(found, goal_share=goal_share) if found else (),
        problems=raised,
        alerts=alerts_over_time(store, frame_of, past),
        silent=silent_majority(asked(store, month), frame, rng=rng),
        sources=sources,
    )


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
) -> tuple[Problem, ...]:
    """Every problem, most authors first, with its raw share of authors; none if nobody spoke."""
    if not authors:
        return ()
    return tuple(
        Problem(
            code=frame.kinds[row.problem].code,
            name=frame.kinds[row.problem].name,
            cause=frame.kinds[row.problem].cause,
            mentions=row.mentions,
            authors=row.authors,
            share=_raw_share(row.authors, authors),
            corrected=False,
            quotes=quotes.get(row.problem, ()),
        )
        for row in counted
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
