"""Twelve simulated months: every pair of verdicts, a fall, "less than matters", gaps, long names.

The numbers come from a seeded generator, never from a hand: a table that shows a neighbour's
number, or rounds one away, then differs from the finding.
"""

from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import numpy as np
from tests.report import demo_month
from tests.report.simulated import (
    Letter,
    advantages,
    audience,
    awareness,
    no_audience,
    no_awareness,
    no_opinion,
    opinion,
    rows_of,
)

from otvet.answers.look import Look
from otvet.answers.month import MeansLine, Month, RejectedLine
from otvet.answers.notes import Notes
from otvet.facts import YearMonth
from otvet.findings import QUESTIONS, PageLine, Verdict
from otvet.report.closing import frozen, seal
from otvet.report.render import write_report

SEED = 20_261_101
OCTOBER = YearMonth.parse("2026-10")
LONG = "Кофейня у Вознесенского моста, что напротив старой типографии, с видом на канал № "
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">'
    '<rect width="20" height="20" fill="#0A7256"/></svg>'
)
Shade = Literal["", "less", "fell", "counted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a month is to be: its three verdicts (y, n, k for not known) and what is odd in it."""

    verdicts: str
    shade: Shade = ""
    told: int = 5
    problems: int = 6
    missing: tuple[str, ...] = ()


PLANS: Mapping[str, Plan] = {
    "all_yes": Plan(verdicts="yyy"),
    "less_than_matters": Plan(verdicts="ynn", shade="less"),
    "audience_and_awareness_fell": Plan(verdicts="nnk", shade="fell"),
    "one_advantage": Plan(verdicts="nyn", told=1, problems=1),
    "twelve_advantages": Plan(verdicts="nky", told=12, problems=18),
    "missing_sources": Plan(verdicts="kyk", missing=("audience",)),
    "long_names": Plan(verdicts="kny"),
    "two_not_known": Plan(verdicts="kkn"),
    "counted_followers": Plan(verdicts="ykn", shade="counted", missing=("opinion",)),
    "nothing": Plan(verdicts="kkk", missing=QUESTIONS),
    "closed": Plan(verdicts="nnn"),
}


def simulated(name: str) -> Month:
    """The month of a plan, from a stream of its own."""
    plan, rng = PLANS[name], np.random.default_rng([SEED, list(PLANS).index(name)])
    letters: list[Letter] = [Letter(letter) for letter in plan.verdicts]
    found = Month(
        brand=f"Бренд № {rng.integers(100, 999)}",
        slug="simulated",
        month=OCTOBER,
        audience=audience(rng, letters[0], shade=plan.shade),
        awareness=awareness(rng, letters[1], shade=plan.shade, told=plan.told),
        opinion=opinion(rng, letters[2], problems=plan.problems),
        sources=rows_of(rng, 4),
        means=(_means(rng, "audience"), _means(rng, "")),
        rejected=2,
        rejected_rows=tuple(
            RejectedLine(file="a.csv", row=int(row), column="date", reason="bad_date")
            for row in rng.integers(2, 9000, 2)
        ),
        today=date(2026, 11, 2),
        seed=int(rng.integers(10_000, 99_999)),
    )
    return _without(found, plan.missing)


def _means(rng: np.random.Generator, question: Literal["", "audience"]) -> MeansLine:
    cost = Decimal(int(rng.integers(1000, 90_000)))
    return MeansLine(text=f"Постов в неделю: {rng.integers(3, 30)}", cost=cost, question=question)


def _without(month: Month, missing: tuple[str, ...]) -> Month:
    if "audience" in missing:
        month = replace(month, audience=no_audience())
    if "awareness" in missing:
        month = replace(month, awareness=no_awareness())
    if "opinion" in missing:
        month = replace(month, opinion=no_opinion())
    if set(missing) == set(QUESTIONS):
        month = replace(month, sources=(), means=(), rejected=0, rejected_rows=())
    return month


def long_names() -> Month:
    """Names that fill several lines, one of them a single word, and files nobody can remember."""
    month = simulated("long_names")
    pages = tuple(
        replace(page, title=f"{LONG}{place}") for place, page in enumerate(month.audience.pages)
    )
    problems = tuple(
        replace(p, name=dict.fromkeys(("ru", "en"), f"{'Ж' * 60}{place}"))
        for place, p in enumerate(month.opinion.problems)
    )
    known = advantages(np.random.default_rng(SEED), 4, name=LONG)
    return replace(
        month,
        brand=LONG.strip(),
        audience=replace(month.audience, pages=pages),
        awareness=replace(month.awareness, advantages=known),
        opinion=replace(month.opinion, problems=problems),
        sources=tuple(
            replace(line, file=f"{place}-{'x' * 110}.csv")
            for place, line in enumerate(month.sources)
        ),
    )


def closed() -> Month:
    """A month with notes and an agency's look that was closed, and read back from its JSON."""
    month = simulated("closed")
    meta = PageLine(page="instagram:tea", title="Чай в Инстаграме", now=5813, before=5907)
    month = replace(
        month,
        audience=replace(month.audience, pages=(*month.audience.pages, meta)),
        notes=Notes(
            comments={q: f"Комментарий к вопросу «{q}».\nВторая строка." for q in QUESTIONS},
            plan=("Переспросить участников июня", "Записать число подписчиков"),
            asks=("Прислать выгрузку кассы",),
        ),
        look=Look(
            name="Агентство «Ответ и партнёры»",
            colour="#7A1F5C",
            logo=b64encode(LOGO.encode()).decode(),
            kind="image/svg+xml",
            footer="Отчёт составлен для внутреннего пользования",
            footnotes=("meta",),
        ),
    )
    with TemporaryDirectory() as made:
        folder = Path(made)
        write_report(month, folder, "ru")
        moment = demo_month.NOON
        seal(folder, str(month.month), "ru", at=moment, facts="f", settings="s")
        return frozen(folder)


def _demo() -> Month:
    return demo_month.month_beside_truth("ru")


_MADE: Mapping[str, Callable[[], Month]] = {"long_names": long_names, "closed": closed}
MONTHS = (*PLANS, "demo")
EVERY_BLOCK = ("demo", "twelve_advantages", "nothing", "closed", "long_names")
"""Months that together have every block of the page."""


@cache
def month(name: str) -> Month:
    """One of the twelve."""
    if name == "demo":
        return _demo()
    return _MADE[name]() if name in _MADE else simulated(name)


def pairs_of_verdicts() -> set[tuple[int, Verdict, Verdict]]:
    """For each two neighbouring questions, and the outer ones, the pairs of verdicts there are."""
    found = set()
    for name in MONTHS:
        said = [answer.verdict for answer in month(name).answers]
        for place, (one, other) in enumerate(pairwise([*said, said[0]])):
            found.add((place, one, other))
    return found
