"""What moved the audience, in words and on the drawing."""

from dataclasses import replace
from datetime import date

import pytest
from tests.report import samples

from otvet.findings import Answer, Check, Figure, Happening, TrendPoint
from otvet.i18n import Language
from otvet.report import charts
from otvet.report.page import month_page
from otvet.report.text import month_text
from otvet.report.words import growth

TREND = tuple(
    TrendPoint(month=month, value=value, low=value, high=value)
    for month, value in (("2026-08", 100), ("2026-09", 110), ("2026-10", 130))
)
GIVEAWAY = Happening(
    kind="giveaway", first_day=date(2026, 9, 10), last_day=date(2026, 9, 12), note="a <b>teapot"
)
BURST = Happening(
    kind="burst", first_day=date(2026, 10, 20), last_day=date(2026, 10, 20), people=390
)


def answer(*figures: Figure, check: Check | None = None) -> Answer:
    counted = (Figure(code="followers", value=1030), Figure(code="followers_before", value=1000))
    checks = (check,) if check else ()
    return replace(
        samples.audience_yes(),
        figures=(*counted, *figures),
        checks=checks,
        trend=TREND,
        happened=(GIVEAWAY, BURST),
    )


def share(
    code: str, value: float, *, reason: str = "", ends: tuple[float, float] | None = None
) -> Figure:
    low, high = ends or (None, None)
    return Figure(code=code, value=value, unit="share", low=low, high=high, reason=reason)


def test_raw_and_adjusted_stand_side_by_side() -> None:
    """What files tell of a part only is no adjusted figure."""
    found = answer(
        share("growth_without_ads", 0.01, reason="ads_told_in_part"),
        share("growth_beside_rivals", 0.012, ends=(0.004, 0.02)),
        check=Check(code="more_than_rivals", passed=True),
    )
    said = growth.merit(found, "en")
    assert "did better than rivals' pages" in said
    assert said.endswith("Followers as counted: +3.0%; beside rivals +1.2% (0.4 to 2.0%).")


@pytest.mark.parametrize(
    ("check", "said"),
    [
        (Check(code="more_than_rivals", passed=False), "the market explains the change"),
        (Check(code="no_rivals_counted", passed=None), "Not known"),
        (Check(code="too_few_rivals", passed=None, details={"least": 3}), "at least 3 rivals"),
        (Check(code="rivals_differ", passed=None), "differ too much"),
    ],
)
def test_the_second_line_says_why_it_does_not_know(check: Check, said: str) -> None:
    line = growth.merit(answer(check=check), "en")
    assert said in line
    assert line.startswith("Thanks to the work?")
    page = month_page(replace(samples.october(), audience=answer(check=check)), "en")
    assert page.count("Thanks to the work?") == 2  # its own line, and folded among the checks


def test_marks_are_numbered_on_the_line_and_told_below_it() -> None:
    found = answer()
    assert growth.happened(found, "en") == [
        (1, "10\u00a0Sep – 12\u00a0Sep: giveaway (a <b>teapot)"),
        (2, "20\u00a0Oct: 390 more than usual joined"),
    ]
    drawn = str(charts.trend(found, "en"))
    assert drawn.count('stroke-dasharray="2 3"') == 2
    page = month_page(replace(samples.october(), audience=found), "en")
    assert "a &lt;b&gt;teapot" in page
    assert "<b>teapot" not in page


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_flow_has_a_table_by_network(language: Language) -> None:
    """A network that does not tell is no row of noughts."""
    parts = (("joined", 137), ("left", 28), ("net", 109), ("joined_before", 105))
    flow = [
        Figure(code=f"followers_{part}", value=value, unit="accounts", label="vk")
        for part, value in parts
    ]
    sources = Figure(code="joined_from", value=62, unit="accounts", label="search")
    (row,) = growth.flow(answer(*flow, sources), language)
    assert (row.joined, row.left, row.net) == (("137", "105"), ("28", ""), ("+109", ""))
    (line,) = growth.origins(answer(*flow, sources), language)
    assert "62" in line
    shown = replace(samples.october(), audience=answer(*flow, sources))
    assert line in month_page(shown, language)
    assert "137" in month_text(shown, language)
