"""Answers from a generator: an estimate that fits its verdict, and all that stands beside it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal

import numpy as np

from otvet.facts import YearMonth
from otvet.findings import (
    AdvantageLine,
    Answer,
    Check,
    CurvePoint,
    Estimate,
    Figure,
    Goal,
    Need,
    PageLine,
    Problem,
    Question,
    Quote,
    SourceLine,
    TrendPoint,
    Unit,
    Verdict,
)

Rng = np.random.Generator


class Letter(StrEnum):
    """A verdict in one letter."""

    YES = "y"
    NO = "n"
    NOT_KNOWN = "k"


VERDICTS: Mapping[Letter, Verdict] = {
    Letter.YES: Verdict.YES,
    Letter.NO: Verdict.NO,
    Letter.NOT_KNOWN: Verdict.NOT_KNOWN,
}
GOALS: Mapping[Question, Goal] = {
    "audience": Goal(value=0.01, unit="share", compare_to="2026-09"),
    "awareness": Goal(value=2.0, unit="points", compare_to="2026-06"),
    "opinion": Goal(value=90, unit="of_100"),
}
FOLLOWED, TALKED, ASKED = ("vk_stats.csv",), ("comments.csv",), ("survey.csv",)
NETWORKS = ("vk", "telegram", "ok", "youtube", "tiktok")
CAUSES = ("product", "staff", "pricing", "audience", "delivery", "other")


def estimate(low: float, value: float, high: float, unit: Unit) -> Estimate:
    """With a middle half between the ends."""
    return Estimate(
        value=value,
        low=low,
        high=high,
        unit=unit,
        inner_low=(value + low) / 2,
        inner_high=(value + high) / 2,
    )


def between(rng: Rng, low: float, high: float, unit: Unit) -> Estimate:
    """An interval with its estimate somewhere about the middle."""
    return estimate(low, low + (high - low) * rng.uniform(0.35, 0.65), high, unit)


def change(rng: Rng, letter: Letter, goal: Goal, shade: str) -> Estimate:
    """A change that the rule of verdicts reads as this letter and shade."""
    ends: Mapping[str, tuple[tuple[float, float], tuple[float, float]]] = {
        "yless": ((0.05, 0.2), (0.5, 0.9)),
        "nfell": ((-5.0, -3.0), (-2.0, -0.3)),
        "y": ((1.1, 2.0), (2.5, 6.0)),
        "n": ((-2.0, -0.2), (0.2, 0.9)),
        "k": ((-2.0, -0.3), (1.5, 4.0)),
    }
    low, high = ends.get(letter + shade, ends[letter])
    unit = goal.unit
    return between(rng, goal.value * rng.uniform(*low), goal.value * rng.uniform(*high), unit)


def count(rng: Rng, low: int = 100, high: int = 99_999) -> int:
    """A number of people or things."""
    return int(rng.integers(low, high))


def audience(rng: Rng, letter: Letter, *, shade: str) -> Answer:
    """Pages, a trend, people who act; without an interval where followers are counted exactly."""
    found = change(rng, letter, GOALS["audience"], shade)
    counted = shade == "counted"
    if counted:
        found = Estimate(value=found.value, low=found.value, high=found.value, unit="share")
    pages = tuple(_page(rng, network) for network in NETWORKS)
    return Answer(
        question="audience",
        verdict=VERDICTS[letter],
        goal=GOALS["audience"],
        method="followers_alone" if counted else "people_who_follow_or_act",
        estimate=found,
        size=_size(letter, shade),
        chance=None if letter is Letter.NO or counted else float(rng.uniform(0.55, 0.999)),
        needs=(_counts(rng),) if letter is Letter.NOT_KNOWN else (),
        checks=(
            Check(code="seen_twice", passed=True, forces=True),
            Check(code="fakes_not_audited", passed=None),
            Check(code="by_hand", passed=None, details={"pages": "ok:1"}),
        ),
        figures=_audience_figures(rng, pages),
        pages=(*pages, PageLine(page="dzen:1", title="", now=count(rng), before=None)),
        trend=_trend(rng),
        sources=rows_of(rng, 2),
    )


def _size(letter: Letter, shade: str) -> Literal["matters", "less_than_matters"] | None:
    if letter is not Letter.YES:
        return None
    return "less_than_matters" if shade == "less" else "matters"


def _page(rng: Rng, network: str) -> PageLine:
    return PageLine(
        page=f"{network}:1",
        title=f"Страница {network} № {rng.integers(100, 999)}",
        now=count(rng),
        before=count(rng),
        now_day=date(2026, 10, 31),
        before_day=date(2026, 9, 30),
        by_hand=network == "ok",
    )


def _audience_figures(rng: Rng, pages: tuple[PageLine, ...]) -> tuple[Figure, ...]:
    now, before = sum(page.now or 0 for page in pages), sum(page.before or 0 for page in pages)
    people = {
        "seen_people": count(rng),
        "seen_people_before": count(rng),
        "active_followers": count(rng, 1000, 4000),
        "active_non_followers": count(rng, 100, 900),
        "at_least": count(rng, 6000, 9000),
    }
    return (
        _figure("followers", now, "accounts", count="audience_followers"),
        _figure("followers_before", before, "accounts", count="audience_followers"),
        Figure(
            code="people_following",
            value=None,
            unit="people",
            low=max(page.now or 0 for page in pages),
            high=now,
            reason="no_overlap_evidence",
        ),
        *(_figure(code, n, "people", count="audience_frequencies") for code, n in people.items()),
        _figure("sample_coverage", rng.uniform(0.2, 0.9), "share", count="audience_frequencies"),
    )


def _figure(code: str, value: float | str, unit: str, *, count: str) -> Figure:
    files = {"awareness": ASKED, "opinion": TALKED}.get(count.partition("_")[0], FOLLOWED)
    measure = {"awareness": "knowledge", "opinion": "novelty"}.get(count.partition("_")[0])
    measure = measure or "followers"
    return Figure(code=code, value=value, unit=unit, count=count, measure=measure, sources=files)


def _share(code: str, found: Estimate, *, count: str) -> Figure:
    told = _figure(code, found.value, "share", count=count)
    return replace(told, low=found.low, high=found.high)


def _trend(rng: Rng) -> tuple[TrendPoint, ...]:
    totals = np.cumsum(rng.integers(100, 900, 8)) + rng.integers(2000, 60_000)
    months = [YearMonth(YearMonth.parse("2026-03").index + place) for place in range(8)]
    return tuple(
        TrendPoint(month=str(month), value=float(total), low=float(total), high=float(total))
        for month, total in zip(months, totals, strict=True)
    )


def _counts(rng: Rng) -> Need:
    pages = ", ".join(f"vk:{page}" for page in rng.integers(1, 999, 2))
    days = "2026-09-30, 2026-10-31"
    return Need(
        code="follower_counts",
        amount=count(rng, 2, 40),
        unit="numbers",
        cost=Decimal(0),
        hours=float(rng.uniform(1.0, 9.0)),
        decides="audience",
        details={"pages": pages, "days": days},
    )


def awareness(rng: Rng, letter: Letter, *, shade: str, told: int) -> Answer:
    """Two waves with their weights, and each advantage before and after."""
    return Answer(
        question="awareness",
        verdict=VERDICTS[letter],
        goal=GOALS["awareness"],
        method="knowledge",
        estimate=change(rng, letter, GOALS["awareness"], "" if shade == "less" else shade),
        size=_size(letter, ""),
        chance=None if letter is Letter.NO else float(rng.uniform(0.55, 0.999)),
        needs=_waves(rng) if letter is not Letter.YES else (),
        checks=(
            Check(code="effective_responses", passed=True, forces=True),
            Check(code="link_survey", passed=None),
        ),
        figures=(*_wave(rng, ""), *_wave(rng, "_before"), _margin(rng)),
        advantages=advantages(rng, told),
        sources=rows_of(rng, 2),
    )


def _wave(rng: Rng, suffix: str) -> tuple[Figure, ...]:
    level = between(rng, rng.uniform(0.2, 0.4), rng.uniform(0.5, 0.8), "share")
    asked = "awareness_responses"
    name, worth = f"2026-{rng.integers(10, 13)}", round(float(rng.uniform(200, 900)), 1)
    return (
        _figure(f"wave{suffix}", name, "", count=asked),
        _figure(f"responses{suffix}", count(rng), "responses", count=asked),
        _figure(f"effective_responses{suffix}", worth, "", count=asked),
        _share(f"knowledge{suffix}", level, count=asked),
    )


def _margin(rng: Rng) -> Figure:
    source = f"статистика сообщества № {rng.integers(100, 999)}"
    return Figure(code="margin_source", value=source, label="age", measure="weights")


def _waves(rng: Rng) -> tuple[Need, ...]:
    panel, wave = count(rng, 100, 900), count(rng, 1000, 9000)
    return tuple(
        Need(
            code=code,
            amount=amount,
            unit="responses",
            cost=Decimal(int(rng.integers(1000, 400_000))),
            hours=float(rng.integers(2, 30)),
            days=int(rng.integers(3, 90)),
            decides="awareness",
        )
        for code, amount in (("panel", panel), ("survey_wave", wave))
    )


def advantages(rng: Rng, told: int, *, name: str = "Преимущество № ") -> tuple[AdvantageLine, ...]:
    """So many that are told, one that is not, one that does not exist, one asked but once."""
    lines = [_advantage(rng, f"told-{place}", f"{name}{place}") for place in range(1, told + 1)]
    lines.append(replace(_advantage(rng, "silent", "Молчим об этом"), role="silent"))
    lines.append(replace(_advantage(rng, "foil", "Такого нет"), role="foil", moved=None))
    once = replace(_advantage(rng, "once", "Спросили раз"), before=None, change=None, moved=None)
    return (*lines, once)


def _advantage(rng: Rng, code: str, name: str) -> AdvantageLine:
    before, after = (_level(rng) for _ in range(2))
    gap = after.value - before.value
    moved = list(Verdict)[int(rng.integers(0, 3))]
    return AdvantageLine(
        code=code,
        name=name,
        role="advantage",
        after=after,
        before=before,
        change=estimate(gap - rng.uniform(1, 9), gap, gap + rng.uniform(1, 9), "points"),
        moved=moved,
    )


def _level(rng: Rng) -> Estimate:
    middle = rng.uniform(15, 80)
    return estimate(middle - rng.uniform(1, 9), middle, middle + rng.uniform(1, 9), "points")


def opinion(rng: Rng, letter: Letter, *, problems: int) -> Answer:
    """Authors, problems with quotes, complaints that nobody else made, what more reading brings."""
    ends = {"y": ((91, 94), (95, 99)), "n": ((60, 75), (78, 88)), "k": ((80, 89), (91, 97))}
    low, high = ends[letter]
    authors = count(rng, 2000, 9000)
    return Answer(
        question="opinion",
        verdict=VERDICTS[letter],
        goal=GOALS["opinion"],
        method="novelty",
        estimate=between(rng, rng.uniform(*low), rng.uniform(*high), "of_100"),
        size=_size(letter, ""),
        needs=(_labels(rng),) if letter is Letter.NOT_KNOWN else (),
        checks=_opinion_checks(rng, letter),
        figures=_opinion_figures(rng, authors),
        problems=tuple(_problem(rng, place, authors) for place in range(problems)),
        curve=_curve(rng, authors),
        sources=rows_of(rng, 2),
    )


def _labels(rng: Rng) -> Need:
    amount, cost = count(rng, 50, 400), Decimal(count(rng, 300, 4000))
    return Need(code="labels", amount=amount, unit="labels", cost=cost, hours=2.0, days=3)


def _opinion_checks(rng: Rng, letter: Letter) -> tuple[Check, ...]:
    forced = letter is Letter.NOT_KNOWN
    singles: dict[str, str | int | float] = {"problems": 3, "unplaced": 2}
    singles |= {f"text_{place}": f"Жалоба № {rng.integers(1000, 9999)}" for place in (1, 2)}
    return (
        Check(code="labels", passed=not forced, forces=True, details={"labels": 100}),
        Check(code="singletons", passed=False, forces=forced, details=singles),
    )


def _opinion_figures(rng: Rng, authors: int) -> tuple[Figure, ...]:
    level = between(rng, rng.uniform(0.01, 0.02), rng.uniform(0.03, 0.06), "share")
    return (
        _figure("mentions", count(rng), "texts", count="opinion_totals"),
        _figure("authors", authors, "authors", count="opinion_totals"),
        _share("novelty", level, count="opinion_singles"),
    )


def _problem(rng: Rng, place: int, authors: int) -> Problem:
    raised = count(rng, 100, authors)
    share = raised / authors
    quotes = tuple(
        Quote(
            text=f"Слова людей о проблеме, запись {rng.integers(10_000, 99_999)}",
            source="vk:1",
            day=date(2026, 10, int(rng.integers(1, 31))),
        )
        for _ in range(2)
    )
    return Problem(
        code=f"problem_{place}",
        name={"ru": f"Проблема № {place}", "en": f"Problem no. {place}"},
        cause=CAUSES[place % len(CAUSES)],
        mentions=raised + count(rng, 0, 500),
        authors=raised,
        share=estimate(0.8 * share, share, min(0.99, 1.2 * share), "share"),
        corrected=place % 2 == 1,
        quotes=quotes,
    )


def _curve(rng: Rng, authors: int) -> tuple[CurvePoint, ...]:
    read = np.unique(np.linspace(1, authors, 6).astype(int))
    known = np.sort(rng.uniform(50, 95, len(read) + 2))
    ahead = [int(authors * times) for times in (1.5, 2)]
    return tuple(
        CurvePoint(authors=int(n), known=float(level), forecast=bool(n > authors))
        for n, level in zip([*read, *ahead], known, strict=True)
    )


def rows_of(rng: Rng, files: int) -> tuple[SourceLine, ...]:
    """Files whose rows add up."""
    return tuple(_rows(rng, place) for place in range(files))


def _rows(rng: Rng, place: int) -> SourceLine:
    taken, rejected, left_out = count(rng), count(rng, 1, 90), count(rng, 1, 90)
    return SourceLine(
        run=f"{rng.integers(1, 2**40):x}",
        source=("table", "telegram", "survey", "hand")[place % 4],
        file=f"выгрузка-{rng.integers(1000, 9999)}.csv",
        rows_in=taken + rejected + left_out,
        rows_taken=taken,
        rows_rejected=rejected,
        rows_left_out=left_out,
        first_day=date(2026, 9, 1),
        last_day=date(2026, 10, 31),
        by_hand=place % 4 == 3,
        notes=("zone_assumed:Europe/Moscow",) if place == 0 else (),
    )


def no_audience() -> Answer:
    """Nobody has counted followers, and no file tells who acted."""
    days = "2026-09-30, 2026-10-31"
    counts = Need(
        code="follower_counts",
        amount=2,
        unit="numbers",
        cost=Decimal(0),
        hours=0.1,
        decides="audience",
        details={"pages": "vk:1", "days": days},
    )
    missing = ("followers", "followers_before", "people_following")
    return Answer(
        question="audience",
        verdict=Verdict.NOT_KNOWN,
        goal=GOALS["audience"],
        method="followers_alone",
        needs=(counts,),
        checks=(Check(code="follower_counts", passed=False, forces=True),),
        figures=tuple(Figure(code=code, value=None, reason="no_counts") for code in missing),
    )


def no_awareness() -> Answer:
    """Nobody was asked."""
    wave = Need(
        code="survey_wave",
        amount=400,
        unit="responses",
        cost=Decimal(20_000),
        days=14,
        decides="awareness",
    )
    return Answer(
        question="awareness",
        verdict=Verdict.NOT_KNOWN,
        goal=GOALS["awareness"],
        method="knowledge",
        needs=(wave,),
        checks=(Check(code="no_wave", passed=False, forces=True),),
    )


def no_opinion() -> Answer:
    """Nobody spoke up."""
    return Answer(
        question="opinion",
        verdict=Verdict.NOT_KNOWN,
        goal=GOALS["opinion"],
        method="novelty",
        needs=(Need(code="authors", amount=30, unit="authors", days=30, decides="opinion"),),
        checks=(
            Check(code="authors", passed=False, forces=True, details={"authors": 0, "fewest": 30}),
        ),
    )
