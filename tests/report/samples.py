"""Months to print and draw: every verdict, nothing at all, 1 and 12 advantages, hostile names."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.report.sample_answers import (
    ADVANTAGES,
    FILES,
    FOIL,
    HOSTILE,
    LONG,
    MEANS,
    NEW_PROBLEMS,
    OCTOBER,
    PAGES,
    PROBLEMS,
    QUOTE,
    SOURCES,
    advantage,
    audience_fell,
    audience_less,
    audience_missing,
    audience_yes,
    awareness_missing,
    awareness_not_known,
    awareness_yes,
    estimate,
    opinion_missing,
    opinion_no,
    opinion_yes,
)

from otvet.answers.money import CostLine, EventLine
from otvet.answers.month import MeansLine, Month, RejectedLine
from otvet.findings import Check, NewProblem, Quote, Verdict

__all__ = [
    "ADVANTAGES",
    "FILES",
    "FOIL",
    "HOSTILE",
    "LONG",
    "MEANS",
    "MONTHS",
    "OCTOBER",
    "PAGES",
    "PROBLEMS",
    "QUOTE",
    "SOURCES",
    "advantage",
    "audience_fell",
    "audience_less",
    "audience_missing",
    "audience_yes",
    "awareness_missing",
    "awareness_not_known",
    "awareness_yes",
    "estimate",
    "opinion_missing",
    "opinion_no",
    "opinion_yes",
]


def october() -> Month:
    """The month of the README: yes, not known, no."""
    return Month(
        brand="Чайная на канале",
        slug="teahouse",
        month=OCTOBER,
        audience=audience_yes(),
        awareness=awareness_not_known(),
        opinion=opinion_no(),
        sources=SOURCES,
        means=MEANS,
        costs=(
            CostLine(kind="ads", currency="RUB", amount=Decimal("12345.67")),
            CostLine(kind="staff", currency="RUB", amount=Decimal(60000)),
        ),
        events=(
            EventLine(kind="stock_out", first_day=date(2026, 10, 1), last_day=date(2026, 10, 3)),
        ),
        rejected=3,
        rejected_rows=(
            RejectedLine(file=FILES[0], row=17, column="date", reason="not_a_date"),
            RejectedLine(file=FILES[0], row=18, column="date", reason="not_a_date"),
            RejectedLine(file=FILES[0], row=19, column="", reason="no_text"),
        ),
        today=date(2026, 11, 2),
    )


def all_yes() -> Month:
    """Three times yes, of a simulated brand whose truth is known."""
    return replace(
        october(),
        audience=audience_less(),
        awareness=awareness_yes(),
        opinion=opinion_yes(),
        simulated=True,
        truth={"audience": 0.038, "awareness": 4.4, "opinion": 96.5, "active_non_followers": 811.0},
    )


def fell() -> Month:
    """The audience shrank."""
    return replace(october(), audience=audience_fell())


def nothing() -> Month:
    """A brand that has just been made."""
    return Month(
        brand="Новый бренд",
        slug="new",
        month=OCTOBER,
        audience=audience_missing(),
        awareness=awareness_missing(),
        opinion=opinion_missing(),
    )


def with_advantages(n: int) -> Month:
    """A month with n advantages, some with long names."""
    lines = tuple(
        advantage(
            f"a{k}", f"Преимущество № {k}. {LONG[: 20 * k]}", 5.0 * k, 6.0 * k, Verdict.NOT_KNOWN
        )
        for k in range(1, n + 1)
    )
    return replace(october(), awareness=replace(awareness_not_known(), advantages=(*lines, FOIL)))


def long_names() -> Month:
    """Names that do not fit on a line, one of them a single word."""
    pages = tuple(replace(page, title=LONG) for page in PAGES)
    problems = tuple(replace(p, name={"ru": "Ж" * 90, "en": "W" * 90}) for p in PROBLEMS)
    sources = tuple(replace(line, file="x" * 120 + ".csv") for line in SOURCES)
    return replace(
        october(),
        brand=LONG.strip(),
        audience=replace(audience_yes(), pages=pages),
        opinion=replace(opinion_no(), problems=problems, new_problems=NEW_PROBLEMS),
        sources=sources,
    )


def hostile() -> Month:
    """Every text that strangers can write is an attack."""
    problem = replace(
        PROBLEMS[0],
        name={"ru": HOSTILE, "en": HOSTILE},
        quotes=(Quote(text=HOSTILE, source=HOSTILE, day=QUOTE.day),),
    )
    new = NewProblem(name=HOSTILE, mentions=4, authors=3, quotes=problem.quotes)
    line = replace(ADVANTAGES[0], name=HOSTILE)
    return replace(
        october(),
        brand=HOSTILE,
        audience=replace(
            audience_yes(),
            pages=(replace(PAGES[0], title=HOSTILE, page=HOSTILE),),
            checks=(Check(code="by_hand", passed=None, details={"pages": HOSTILE}),),
        ),
        awareness=replace(awareness_not_known(), advantages=(line,)),
        opinion=replace(opinion_no(), problems=(problem,), new_problems=(new,)),
        sources=(replace(SOURCES[0], file=HOSTILE, source=HOSTILE, notes=(HOSTILE,)),),
        means=(MeansLine(text=HOSTILE, cost=None, question=""),),
        costs=(CostLine(kind=HOSTILE, currency=HOSTILE, amount=Decimal(1)),),
        events=(
            EventLine(
                kind=HOSTILE,
                first_day=date(2026, 10, 1),
                last_day=date(2026, 10, 1),
                page=HOSTILE,
                note=HOSTILE,
            ),
        ),
        rejected_rows=(RejectedLine(file=HOSTILE, row=1, column=HOSTILE, reason=HOSTILE),),
    )


MONTHS = {
    "october": october,
    "all_yes": all_yes,
    "fell": fell,
    "nothing": nothing,
    "one_advantage": lambda: with_advantages(1),
    "twelve_advantages": lambda: with_advantages(12),
    "long_names": long_names,
    "hostile": hostile,
}
