"""Do I know what people think? The chance that the next one says something new, and the problems.

Texts are read against the brand's frozen codeframe. Shares are raw, as the reader counted them,
until people have labelled a sample: then they are corrected by it, and a yes can follow.
"""

from collections.abc import Sequence
from functools import cache, partial

import numpy as np

from otvet.config import Config
from otvet.facts import YearMonth
from otvet.findings import Answer, Goal, Verdict
from otvet.opinion.audit.month import audit_of
from otvet.opinion.checks import (
    checks,
    needs,
    obstacles,
    of_files,
    own_names,
    read_by,
    too_many_unread,
    verdict,
    whole_list,
)
from otvet.opinion.coverage import coverage, curve, known_of_100
from otvet.opinion.figures import commenters, figures
from otvet.opinion.listed import order_kept, problems, raw_shares, singletons, with_unraised
from otvet.opinion.offered import offered
from otvet.opinion.over_time import (
    alerts_over_time,
    checks_over_time,
    over_time,
    problems_over_time,
)
from otvet.opinion.own import Fixed, codeframe_of, own
from otvet.opinion.quotes import LOOKED_AT, SHORTEST, quotes_by_problem
from otvet.opinion.routing import CAUSES
from otvet.opinion.silent import silent_majority
from otvet.opinion.singles import singles
from otvet.opinion.wanted import with_source
from otvet.opinion.weeks import FrameOf
from otvet.store.counts.asked import asked
from otvet.store.counts.limits import cut_inside
from otvet.store.counts.opinion import (
    opinion_totals,
    problem_counts,
    quote_rows,
    single_rows,
    unplaced_causes,
)
from otvet.store.store import Store
from otvet.text.encoders.choose import encoder


def answer(
    store: Store,
    month: YearMonth,
    config: Config,
    *,
    rng: np.random.Generator,
    frame_of: FrameOf | None = None,
    fixed: Sequence[Fixed] | None = None,
    people: tuple[float, float] | None = None,
) -> Answer:
    """Say whether the report has what the next person who speaks up will say.

    Args:
        store: The brand's facts.
        month: The month in question; nothing is carried over from earlier ones.
        config: The brand; `brand.pack` names the codeframe, `goals.opinion_of_100` the goal.
        rng: Source of the draws of the problems' order.
        frame_of: The codeframe in force in a month; by default the brand's own.
        fixed: Marks of what was done against a problem, and when; by default the brand's own.
        people: People who follow the brand or act, from … to, as the first answer has them.
    """
    frame_of = cache(frame_of or partial(codeframe_of, store.folder, config.brand.pack))
    frame, by = frame_of(month), encoder(config.opinion.encoder, beside=store.folder)
    past = over_time(
        store, month, frame_of, config, marks=own(store.folder).fixed if fixed is None else fixed
    )
    totals, counted = opinion_totals(store), problem_counts(store)
    alone, decisions = single_rows(store, month), store.decisions(month)
    found = coverage(totals, counted, alone)
    raw = raw_shares(frame, counted, authors=totals.authors)
    audit = audit_of(store, month, frame, raw_shares=raw, enough=config.audit.enough)
    order = order_kept(counted, audit, authors=totals.authors, rng=rng)
    fresh = offered(alone, decisions, config, by, beside=store.folder)
    single = singletons(alone, singles(alone, decisions, frame))
    said, goal_share = Verdict.NOT_KNOWN, config.goals.opinion_of_100 / 100
    cut = cut_inside(store, (month,))
    if found is not None and not cut and not past.is_old:
        unread = too_many_unread(totals, goal_share=goal_share)
        against = obstacles(order, audit, single, unread=unread, goal_share=goal_share)
        said = verdict(found, goal_share=goal_share, obstacles=against)
    quotes = quotes_by_problem(quote_rows(store, month, shortest=SHORTEST, most=LOOKED_AT))
    sources = store.source_lines(month, since=month, tables=("mention",))
    raised = problems(
        frame, with_unraised(frame, counted), quotes, authors=totals.authors, audit=audit
    )
    raised = problems_over_time(store, raised, frame_of, past)
    forces, files = said is Verdict.NOT_KNOWN, tuple(line.file for line in sources)
    return Answer(
        question="opinion",
        verdict=said,
        goal=Goal(value=config.goals.opinion_of_100, unit="of_100"),
        method="novelty",
        estimate=known_of_100(found.novelty) if found else None,
        needs=(
            *whole_list(cut, config),
            *with_source(needs(found, month, config, audit, singles=single), past.yields),
        )
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
            *checks_over_time(raised, past, forces=forces),
            *own_names(fresh.note),
            *read_by(by.name, frame.stamp),
        ),
        figures=(
            *figures(totals, found, audit, files=files),
            commenters(totals, people, files=files),
        ),
        curve=curve(found, goal_share=goal_share) if found else (),
        problems=raised,
        new_problems=tuple(group.found for group in fresh.groups),
        alerts=alerts_over_time(store, frame_of, past),
        silent=silent_majority(asked(store, month), frame, by, rng=rng),
        sources=sources,
        unplaced_causes={CAUSES[n]: texts for n, texts in unplaced_causes(store).items()},
    )
