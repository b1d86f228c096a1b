"""Answers to put months together from: yes, too little, no, fell, not known, missing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from otvet.answers.month import MeansLine
from otvet.facts import YearMonth
from otvet.findings import (
    AdvantageLine,
    Answer,
    Check,
    Estimate,
    Figure,
    Goal,
    Need,
    NewProblem,
    PageLine,
    Problem,
    Quote,
    SourceLine,
    Verdict,
)

OCTOBER = YearMonth.parse("2026-10")
HOSTILE = (
    "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{7*7}}{0}%s\u202egnp.\u200b\x1b[2J"
)
LONG = "Кофейня у Вознесенского моста, что напротив старой типографии, с видом на канал " * 3

FILES = ("telegram/result.json", "опрос октябрь.csv")
AUDIENCE_GOAL = Goal(value=0.01, unit="share", compare_to="2026-09")
AWARENESS_GOAL = Goal(value=2.0, unit="points", compare_to="wave-1")
OPINION_GOAL = Goal(value=90, unit="of_100")


def estimate(value: float, low: float, high: float, unit: str) -> Estimate:
    """An estimate whose middle half is half as wide."""
    middle = (value + low) / 2, (value + high) / 2
    return Estimate(
        value=value,
        low=low,
        high=high,
        unit=unit,  # type: ignore[arg-type]  # tests name units in words
        inner_low=middle[0],
        inner_high=middle[1],
    )


def audience_yes() -> Answer:
    """People have grown by 4.1 %, surely."""
    return Answer(
        question="audience",
        verdict=Verdict.YES,
        goal=AUDIENCE_GOAL,
        method="people_who_follow_or_act",
        estimate=estimate(0.0412, 0.0123, 0.0702, "share"),
        size="matters",
        chance=0.987,
        checks=(
            Check(code="seen_twice", passed=True, forces=True),
            Check(code="overlap", passed=True, forces=True, details={"pages": 4}),
            Check(code="fakes_not_audited", passed=None),
            Check(code="by_hand", passed=None, details={"pages": "ok:557", "n": 1}),
        ),
        figures=AUDIENCE_FIGURES,
        pages=PAGES,
    )


AUDIENCE_FIGURES = (
    Figure(
        code="followers",
        value=48_304,
        unit="accounts",
        count="audience_followers",
        measure="followers",
        sources=FILES[:1],
    ),
    Figure(code="followers_before", value=46_104, unit="accounts", count="audience_followers"),
    Figure(
        code="people_following",
        value=None,
        unit="people",
        low=21_804,
        high=48_304,
        reason="no_overlap_evidence",
        measure="followers",
        count="audience_followers",
    ),
    Figure(code="active_followers", value=3_412, unit="people", measure="unseen-audience"),
    Figure(code="active_non_followers", value=811, unit="people", measure="unseen-audience"),
    Figure(
        code="at_least",
        value=6_121,
        unit="people",
        measure="unseen-audience",
        count="audience_frequencies",
    ),
    Figure(code="sample_coverage", value=0.62, unit="share", measure="unseen-audience"),
)
PAGES = (
    PageLine(
        page="telegram:1900000001",
        title="Чайная на канале",
        now=12_404,
        before=10_924,
        now_day=date(2026, 10, 31),
        before_day=date(2026, 9, 30),
    ),
    PageLine(page="vk:teahouse", title="Чайная | ВКонтакте", now=21_804, before=21_194),
    PageLine(
        page="ok:557", title="Чайная в Одноклассниках", now=14_096, before=13_986, by_hand=True
    ),
    PageLine(page="tiktok:tea", title="", now=904, before=None, reason="no_counts"),
)


def audience_less() -> Answer:
    """A count that grew, but by less than matters."""
    return replace(
        audience_yes(),
        estimate=estimate(0.006, 0.002, 0.009, "share"),
        size="less_than_matters",
        chance=0.999,
    )


def audience_fell() -> Answer:
    """Followers alone, counted, and fewer than before."""
    return replace(
        audience_yes(),
        verdict=Verdict.NO,
        method="followers_alone",
        size=None,
        chance=None,
        estimate=Estimate(value=-0.021, low=-0.021, high=-0.021, unit="share"),
        checks=(Check(code="no_identities", passed=None),),
    )


def audience_missing() -> Answer:
    """No counts at all."""
    return Answer(
        question="audience",
        verdict=Verdict.NOT_KNOWN,
        goal=AUDIENCE_GOAL,
        method="followers_alone",
        needs=(
            Need(
                code="follower_counts",
                amount=2,
                unit="numbers",
                cost=Decimal(0),
                hours=0.1,
                days=0,
                decides="audience",
                details={"pages": "vk:teahouse", "days": "2026-09-30, 2026-10-31"},
            ),
        ),
        checks=(Check(code="follower_counts", passed=False, forces=True),),
        figures=(Figure(code="followers", value=None, reason="no_counts"),),
    )


def advantage(
    code: str, name: str, before: float | None, after: float, moved: Verdict | None
) -> AdvantageLine:
    """Knowledge of one advantage, in points."""
    known = None if before is None else estimate(before, before - 5, before + 5, "points")
    diff = None if before is None else after - before
    return AdvantageLine(
        code=code,
        name=name,
        role="advantage",
        before=known,
        after=estimate(after, after - 5, after + 5, "points"),
        change=None if diff is None else estimate(diff, diff - 6, diff + 6, "points"),
        moved=moved,
    )


FOIL = AdvantageLine(
    code="vegan",
    name="Веганские десерты",
    role="foil",
    before=estimate(6, 4, 8, "points"),
    after=estimate(7, 5, 9, "points"),
)
ADVANTAGES = (
    advantage("breakfast", "Завтраки весь день", 22, 31, Verdict.YES),
    advantage("cup", "Скидка за свою кружку", 12, 20, Verdict.YES),
    advantage("early", "Открыты с 7:00", 44, 47, Verdict.NOT_KNOWN),
    advantage("roast", "Своя обжарка", 31, 33, Verdict.NOT_KNOWN),
    advantage("lemonade", "Домашние лимонады", 9, 8, Verdict.NOT_KNOWN),
    FOIL,
)


def awareness_not_known() -> Answer:
    """Awareness may have grown; 412 more responses would tell."""
    return Answer(
        question="awareness",
        verdict=Verdict.NOT_KNOWN,
        goal=AWARENESS_GOAL,
        method="knowledge",
        estimate=estimate(1.8, -2.3, 5.9, "points"),
        chance=0.91,
        needs=(
            Need(
                code="panel",
                amount=420,
                unit="responses",
                cost=Decimal(8400),
                hours=3,
                days=14,
                decides="awareness",
            ),
            Need(
                code="survey_wave",
                amount=2450,
                unit="responses",
                cost=Decimal(122_500),
                days=82,
                decides="awareness",
            ),
        ),
        checks=(Check(code="some_new_check", passed=True),),
        figures=(
            Figure(code="responses", value=912, unit="responses", label="wave-2"),
            Figure(code="effective_base", value=611.4, label="wave-2"),
            Figure(code="weight_largest", value=3.42, label="wave-2"),
        ),
        advantages=ADVANTAGES,
    )


def awareness_yes() -> Answer:
    """Awareness rose."""
    return replace(
        awareness_not_known(),
        verdict=Verdict.YES,
        estimate=estimate(4.8, 1.1, 8.5, "points"),
        needs=(),
        chance=0.98,
    )


def awareness_missing() -> Answer:
    """Nobody was asked."""
    return Answer(
        question="awareness",
        verdict=Verdict.NOT_KNOWN,
        goal=AWARENESS_GOAL,
        method="knowledge",
        needs=(
            Need(
                code="survey_wave",
                amount=400,
                unit="responses",
                cost=Decimal(20_000),
                days=14,
                decides="awareness",
            ),
        ),
        checks=(Check(code="no_wave", passed=False, forces=True),),
    )


QUOTE = Quote(
    text="Стояла 17 минут за капучино, опоздала на работу. Вкусно, но утром больше не пойду.",
    source="vk:teahouse",
    day=date(2026, 10, 14),
)
NEW_PROBLEMS = (
    NewProblem(name="парковка машину негде", mentions=5, authors=4, quotes=(QUOTE,)),
    NewProblem(name="W" * 90, mentions=3, authors=3),
)
PROBLEMS = (
    Problem(
        code="waiting",
        name={"ru": "Долго ждать", "en": "Long wait"},
        cause="staff",
        mentions=121,
        authors=96,
        share=estimate(0.15, 0.124, 0.178, "share"),
        quotes=(QUOTE,),
    ),
    Problem(
        code="dear",
        name={"ru": "Дорого", "en": "Too dear"},
        cause="pricing",
        mentions=70,
        authors=61,
        share=estimate(0.095, 0.073, 0.12, "share"),
        corrected=True,
        quotes=(
            Quote(
                text="290 за раф? Рядом такой же за 220.", source="2gis:7", day=date(2026, 10, 21)
            ),
        ),
    ),
    Problem(
        code="promo_code",
        name={"ru": "Промокод не срабатывает", "en": "Promo code does not work"},
        cause="product",
        mentions=44,
        authors=41,
        share=estimate(0.064, 0.046, 0.086, "share"),
    ),
)


def opinion_no() -> Answer:
    """Much of what people say is not in the report."""
    return Answer(
        question="opinion",
        verdict=Verdict.NO,
        goal=OPINION_GOAL,
        method="novelty",
        estimate=estimate(81, 78.4, 83.2, "of_100"),
        checks=(Check(code="few_authors", passed=True),),
        figures=(
            Figure(
                code="authors", value=640, unit="people", measure="novelty", count="opinion_authors"
            ),
            Figure(code="mentions", value=1_204, unit="texts", count="opinion_authors"),
        ),
        problems=PROBLEMS,
    )


def opinion_yes() -> Answer:
    """Nearly all of what people say is in the report."""
    return replace(
        opinion_no(),
        verdict=Verdict.YES,
        size="matters",
        estimate=estimate(97.2, 95.1, 98.4, "of_100"),
    )


def opinion_missing() -> Answer:
    """Nobody spoke up."""
    return Answer(
        question="opinion",
        verdict=Verdict.NOT_KNOWN,
        goal=OPINION_GOAL,
        method="novelty",
        needs=(
            Need(code="authors", amount=30, unit="authors", cost=None, days=30, decides="opinion"),
        ),
        checks=(Check(code="few_authors", passed=False, forces=True),),
    )


SOURCES = (
    SourceLine(
        run="a1",
        source="telegram",
        file=FILES[0],
        rows_in=1204,
        rows_taken=1190,
        rows_rejected=3,
        rows_left_out=11,
        first_day=date(2026, 9, 1),
        last_day=date(2026, 10, 31),
        notes=("zone_assumed",),
    ),
    SourceLine(
        run="a2",
        source="table",
        file=FILES[1],
        rows_in=912,
        rows_taken=912,
        rows_rejected=0,
        rows_left_out=0,
    ),
    SourceLine(
        run="a3",
        source="hand",
        file="by-hand.csv",
        rows_in=2,
        rows_taken=2,
        rows_rejected=0,
        rows_left_out=0,
        by_hand=True,
    ),
)
MEANS = (
    MeansLine(text="12 постов в неделю", cost=Decimal(48_000), question=""),
    MeansLine(text="Конкурс репостов", cost=None, question="audience"),
)
