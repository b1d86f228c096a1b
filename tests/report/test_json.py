"""The month as JSON: what programs, notebooks and dashboards read."""

import json
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.report import samples

from otvet.answers.money import CostLine, EventLine
from otvet.answers.month import MeansLine, Month
from otvet.findings import (
    AdvantageLine,
    Alert,
    Answer,
    CellLine,
    Check,
    Estimate,
    Figure,
    FixedLine,
    Goal,
    Need,
    PageLine,
    Problem,
    Question,
    Quote,
    SilentLine,
    SilentMajority,
    SourceLine,
    Verdict,
    WeekPoint,
)
from otvet.report.json import month_json, schema

VALID = Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)

NUMBER = st.floats(-1e9, 1e9, allow_nan=False)
TEXT = st.text(max_size=12)
COUNT = st.integers(0, 10**12)
DAY = st.dates(date(2000, 1, 1), date(2100, 1, 1))
DETAILS = st.dictionaries(TEXT, TEXT | st.integers() | NUMBER, max_size=3)
UNIT = st.sampled_from(["share", "points", "of_100", "people", "accounts"])
MONEY = st.none() | st.decimals(0, 10**9, places=2)


def _many(one: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(one, max_size=2).map(tuple)


ESTIMATE = st.builds(Estimate, value=NUMBER, low=NUMBER, high=NUMBER, unit=UNIT)
NEED = st.builds(Need, code=TEXT, amount=st.none() | COUNT, unit=TEXT, cost=MONEY, details=DETAILS)
CHECK = st.builds(
    Check, code=TEXT, passed=st.none() | st.booleans(), forces=st.booleans(), details=DETAILS
)
FIGURE = st.builds(
    Figure,
    code=st.sampled_from(["a", "b"]),
    value=st.none() | st.integers() | st.floats() | TEXT,
    reason=TEXT,
    label=st.sampled_from(["", "x"]),
)
QUOTE = st.builds(Quote, text=TEXT, source=TEXT, day=DAY)
PROBLEM = st.builds(
    Problem,
    code=TEXT,
    name=st.dictionaries(st.sampled_from(["ru", "en"]), TEXT),
    cause=TEXT,
    mentions=COUNT,
    authors=COUNT,
    share=ESTIMATE,
    quotes=_many(QUOTE),
    trend=_many(st.builds(WeekPoint, week_start=DAY, authors=COUNT, of=COUNT)),
    change=st.none() | ESTIMATE,
    moved=st.sampled_from(["", "more", "fewer", "no_change_shown"]),
    fixed=_many(
        st.builds(
            FixedLine,
            on=DAY,
            what=TEXT,
            before=st.none() | ESTIMATE,
            during=st.none() | ESTIMATE,
            after=st.none() | ESTIMATE,
            fell=st.sampled_from(Verdict),
        )
    ),
    by_page=_many(st.builds(CellLine, cell=TEXT, authors=st.none() | COUNT)),
    by_follow=_many(st.builds(CellLine, cell=TEXT, of=st.none() | COUNT)),
)
ALERT = st.builds(
    Alert,
    kind=st.sampled_from(["burst", "copies"]),
    first=DAY,
    last=DAY,
    authors=COUNT,
    expected=st.none() | st.floats(0, 1e6),
    limit=st.none() | COUNT,
    problem=TEXT,
    quote=st.none() | QUOTE,
)
SILENT = st.builds(
    SilentMajority,
    speaking=COUNT,
    silent=COUNT,
    alike=st.sampled_from(Verdict),
    p_value=st.none() | st.floats(0, 1),
    reason=TEXT,
    lines=_many(
        st.builds(
            SilentLine,
            problem=TEXT,
            name=st.just({"ru": "а"}),
            speak=st.floats(0, 1),
            silent=st.floats(0, 1),
            differs=st.booleans(),
        )
    ),
)
ADVANTAGE = st.builds(
    AdvantageLine,
    code=TEXT,
    name=TEXT,
    role=st.sampled_from(["advantage", "foil", "silent"]),
    after=ESTIMATE,
    before=st.none() | ESTIMATE,
    change=st.none() | ESTIMATE,
    moved=st.none() | st.sampled_from(Verdict),
)
PAGE = st.builds(
    PageLine, page=TEXT, title=TEXT, now=st.none() | COUNT, before=st.none() | COUNT, now_day=DAY
)
SOURCE = st.builds(
    SourceLine,
    run=TEXT,
    source=TEXT,
    file=TEXT,
    rows_in=COUNT,
    rows_taken=COUNT,
    rows_rejected=COUNT,
    rows_left_out=COUNT,
    first_day=st.none() | DAY,
    notes=_many(TEXT),
)


def _answers(question: Question) -> st.SearchStrategy[Answer]:
    return st.builds(
        Answer,
        question=st.just(question),
        verdict=st.sampled_from(Verdict),
        goal=st.builds(Goal, value=NUMBER, unit=UNIT),
        method=TEXT,
        estimate=st.none() | ESTIMATE,
        size=st.sampled_from(["matters", "less_than_matters", None]),
        chance=st.none() | st.floats(0, 1),
        needs=_many(NEED),
        checks=_many(CHECK),
        figures=st.lists(FIGURE, max_size=4).map(tuple),
        problems=_many(PROBLEM),
        alerts=_many(ALERT),
        silent=st.none() | SILENT,
        unplaced_causes=st.dictionaries(TEXT, COUNT, max_size=3),
        advantages=_many(ADVANTAGE),
        pages=_many(PAGE),
        sources=_many(SOURCE),
    )


MONTHS = st.builds(
    Month,
    brand=TEXT,
    slug=TEXT,
    month=st.just(samples.OCTOBER),
    audience=_answers("audience"),
    awareness=_answers("awareness"),
    opinion=_answers("opinion"),
    sources=_many(SOURCE),
    means=_many(
        st.builds(MeansLine, text=TEXT, cost=MONEY, question=st.sampled_from(["", "audience"]))
    ),
    costs=_many(st.builds(CostLine, kind=TEXT, currency=TEXT, amount=st.decimals(0, 9, places=2))),
    events=_many(
        st.builds(EventLine, kind=TEXT, first_day=DAY, last_day=DAY, size=st.none() | NUMBER)
    ),
    rejected=COUNT,
    truth=st.none() | st.dictionaries(TEXT, NUMBER, max_size=2),
    today=st.none() | DAY,
)


@given(month=MONTHS)
@settings(max_examples=40, deadline=None)
def test_any_month_fits_the_schema_and_survives_a_round_trip(month: Month) -> None:
    """A reader written against the schema must never meet a surprise, NaN least of all."""
    said = month_json(month)
    text = json.dumps(said, allow_nan=False)
    assert json.loads(text) == said
    VALID.validate(said)


@pytest.mark.parametrize("name", samples.MONTHS)
def test_the_sample_months_fit_the_schema(name: str) -> None:
    """These are the months that people really have."""
    VALID.validate(month_json(samples.MONTHS[name]()))


def test_the_schema_names_every_field_of_every_finding() -> None:
    """A field added to a finding must be described before it is sent out."""
    kinds = {
        "answer": Answer,
        "estimate": Estimate,
        "need": Need,
        "check": Check,
        "figure": Figure,
        "problem": Problem,
        "quote": Quote,
        "advantage": AdvantageLine,
        "page": PageLine,
        "source": SourceLine,
        "goal": Goal,
        "cost": CostLine,
        "event": EventLine,
    }
    defs = cast("dict[str, dict[str, Any]]", schema()["$defs"])
    for name, kind in kinds.items():
        assert set(defs[name]["properties"]) == {field.name for field in fields(kind)}, name
    top = cast("dict[str, Any]", schema()["properties"])
    assert set(top) == {field.name for field in fields(Month)}


def test_money_is_a_number_with_two_decimals_and_free_is_not_unknown() -> None:
    """0 is a price, null is the lack of one."""
    need = replace(samples.awareness_missing().needs[0], cost=Decimal("20000.006"))
    free, unknown = replace(need, cost=Decimal(0)), replace(need, cost=None)
    answer = replace(samples.awareness_missing(), needs=(need, free, unknown))
    said = cast("Any", month_json(replace(samples.october(), awareness=answer)))
    assert [told["cost"] for told in said["awareness"]["needs"]] == [20000.01, 0.0, None]


def test_figures_are_found_by_code_and_twins_by_label() -> None:
    """A dashboard asks for figures.followers, and no figure may hide another one."""
    figures = (
        Figure(code="followers", value=5),
        Figure(code="reach", value=1, label="vk"),
        Figure(code="reach", value=2, label="vk"),
    )
    answer = replace(samples.audience_yes(), figures=figures)
    said = cast("Any", month_json(replace(samples.october(), audience=answer)))
    found = said["audience"]["figures"]
    assert {name: figure["value"] for name, figure in found.items()} == {
        "followers": 5,
        "reach:vk": 1,
        "reach:vk#2": 2,
    }


def test_the_version_is_the_schema_s() -> None:
    """Readers of version 1 refuse what they do not know."""
    assert month_json(samples.october())["schema_version"] == 1
    assert cast("Any", schema())["properties"]["schema_version"] == {"const": 1}
