"""Searches by month, and downloads of Google brought to one scale."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.store_fixture import land_facts

from otvet.awareness.searches import Searches, brand_searches
from otvet.facts import Fact, Missing, Search, YearMonth

OCTOBER = YearMonth.parse("2026-10")
MONTH = Search(
    engine="yandex",
    phrase="чай",
    day=OCTOBER.first_day,
    granularity="month",
    value=100,
    value_kind="count",
)
DAYS = [OCTOBER.first_day + timedelta(days=n) for n in range(31)]


def _counted(tmp_path: Path, facts: list[Search]) -> tuple[Searches, ...]:
    landed: list[Fact] = [*facts]
    with land_facts(tmp_path, landed) as store:
        return brand_searches(store)


def _week(day: date, value: float | Missing, batch: str) -> Search:
    return replace(
        MONTH,
        engine="google",
        granularity="week",
        value_kind="index100",
        day=day,
        value=value,
        batch=batch,
    )


def test_other_peoples_phrases_shares_and_unknown_values_are_not_counted(tmp_path: Path) -> None:
    facts = [
        MONTH,
        replace(MONTH, phrase="кофе", role="rival"),
        replace(MONTH, phrase="погода", role="other"),
        replace(MONTH, value=0.01, value_kind="share"),
        replace(MONTH, day=OCTOBER.previous.first_day, value=Missing("not_given")),
    ]
    (only,) = _counted(tmp_path, facts)
    assert (only.phrase, only.of(OCTOBER), only.of(OCTOBER.previous)) == ("чай", 100, None)


def test_days_make_a_month_only_when_all_of_them_are_there(tmp_path: Path) -> None:
    """Thirty of 31 days would be told as a fall by 3%."""
    days = [replace(MONTH, day=day, granularity="day", value=2) for day in DAYS]
    (whole,) = _counted(tmp_path / "a", days)
    (part,) = _counted(tmp_path / "b", days[1:])
    assert whole.of(OCTOBER) == 62
    assert part.of(OCTOBER) is None
    assert part.touches(OCTOBER)


def test_weeks_of_counts_make_no_month(tmp_path: Path) -> None:
    weeks = [
        replace(MONTH, day=date(2026, 9, 28) + timedelta(weeks=n), granularity="week")
        for n in range(6)
    ]
    (found,) = _counted(tmp_path, weeks)
    assert found.of(OCTOBER) is None


def test_a_months_index_is_the_mean_over_its_days(tmp_path: Path) -> None:
    """Weeks from 27 September: 3 days at 10, then 28 days at 20, 20, 20 and 40."""
    values = (10, 20, 20, 20, 40)
    weeks = [_week(date(2026, 9, 27) + timedelta(weeks=n), v, "a") for n, v in enumerate(values)]
    (found,) = _counted(tmp_path, weeks)
    assert found.of(OCTOBER) == pytest.approx((3 * 10 + 21 * 20 + 7 * 40) / 31)
    assert found.of(OCTOBER.next) is None, "no week begins in it"


def test_an_index_of_half_a_month_is_none(tmp_path: Path) -> None:
    weeks = [_week(date(2026, 10, 4) + timedelta(weeks=n), 10, "a") for n in range(2)]
    (found,) = _counted(tmp_path, weeks)
    assert found.of(OCTOBER) is None


def test_two_downloads_are_one_series_in_the_scale_of_the_newer(tmp_path: Path) -> None:
    """The newer one saw a peak twice as high, so what it shares with the older one is halved."""
    first = date(2026, 8, 2)
    old = [_week(first + timedelta(weeks=n), 40 + 2 * n, "old") for n in range(8)]
    new = [_week(first + timedelta(weeks=n), (40 + 2 * n) / 2, "new") for n in range(4, 14)]
    (found,) = _counted(tmp_path, old + new)
    assert found.unlinked == 0
    assert found.of(YearMonth.parse("2026-08")) == pytest.approx(
        sum((40 + 2 * ((day - first).days // 7)) / 2 for day in _august(first))
        / len(_august(first))
    )


def _august(first: date) -> list[date]:
    return [date(2026, 8, n) for n in range(1, 32) if date(2026, 8, n) >= first]


def test_downloads_that_share_too_little_are_not_mixed(tmp_path: Path) -> None:
    """August in the old scale beside October in the new one would be a change of nothing."""
    old = [_week(date(2026, 8, 2) + timedelta(weeks=n), 80, "old") for n in range(5)]
    new = [_week(date(2026, 9, 27) + timedelta(weeks=n), 40, "new") for n in range(5)]
    (found,) = _counted(tmp_path, old + new)
    assert found.unlinked == 1
    assert found.of(OCTOBER) == 40
    assert found.of(YearMonth.parse("2026-08")) is None


def test_a_week_that_was_not_over_links_nothing(tmp_path: Path) -> None:
    """Its part would bend the factor of everything before it."""
    first = date(2026, 8, 2)
    old = [_week(first + timedelta(weeks=n), 40, "old") for n in range(8)]
    old[-1] = replace(old[-1], value=1, provisional=True)
    new = [_week(first + timedelta(weeks=n), 20, "new") for n in range(3, 14)]
    (found,) = _counted(tmp_path, old + new)
    assert set(found.values.values()) == {20}
