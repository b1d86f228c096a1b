"""Visits from networks by month: no visit twice, whatever tables were exported."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tests.store_fixture import land_facts

from otvet.facts import Fact, PageRef, Visit, YearMonth
from otvet.store.counts.site import SocialVisits, social_visits

OCTOBER = YearMonth.parse("2026-10")
VISIT = Visit(
    page=PageRef("ga4:site"),
    day=OCTOBER.first_day,
    last_day=OCTOBER.last_day,
    source="vk.com",
    network="vk",
    visits=100,
)
DAYS = [OCTOBER.first_day + timedelta(days=n) for n in range(31)]


def _days(visit: Visit, visits: int) -> list[Visit]:
    return [replace(visit, day=day, last_day=day, visits=visits) for day in DAYS]


def _counted(tmp_path: Path, facts: list[Visit]) -> list[tuple[str, bool, int, bool]]:
    landed: list[Fact] = [*facts]
    with land_facts(tmp_path, landed) as store:
        found = social_visits(store, OCTOBER)
    return [_told(one) for one in found]


def _told(one: SocialVisits) -> tuple[str, bool, int, bool]:
    return (one.network, one.paid, one.visits, one.whole)


def test_sources_of_one_network_add_up_and_others_are_left(tmp_path: Path) -> None:
    facts = [
        VISIT,
        replace(VISIT, source="away.vk.com", visits=7),
        replace(VISIT, source="t.me", network="telegram", visits=30),
        replace(VISIT, source="google", network="", visits=900),
        replace(VISIT, source="ok.ru", network="ok", visits=None),
    ]
    assert _counted(tmp_path, facts) == [("vk", False, 107, True), ("telegram", False, 30, True)]


def test_a_month_and_its_days_are_the_same_visits(tmp_path: Path) -> None:
    assert _counted(tmp_path, [VISIT, *_days(VISIT, 3)]) == [("vk", False, 100, True)]


def test_days_add_up_and_missing_ones_are_told(tmp_path: Path) -> None:
    """A day on which only the search engine brought people is there all the same."""
    days = _days(VISIT, 3)
    days[4] = replace(days[4], source="google", network="", visits=50)
    assert _counted(tmp_path / "a", days) == [("vk", False, 90, True)]
    assert _counted(tmp_path / "b", days[1:]) == [("vk", False, 87, False)]


def test_the_same_visits_by_source_by_campaign_and_by_group_count_once(tmp_path: Path) -> None:
    """Four tables of one report hold each visit four times; one of them tells advertising apart."""
    facts = [
        VISIT,
        replace(VISIT, medium="social", visits=60),
        replace(VISIT, medium="cpc", visits=40),
        replace(VISIT, medium="social", campaign="may", visits=60),
        replace(VISIT, source="Organic Social", medium="Organic Social", network="social"),
    ]
    assert _counted(tmp_path, facts) == [("vk", False, 60, True), ("vk", True, 40, True)]


def test_a_group_of_networks_speaks_where_no_network_is_named(tmp_path: Path) -> None:
    group = replace(VISIT, source="Organic Social", medium="Organic Social", network="social")
    search = replace(VISIT, source="google", network="", visits=9)
    assert _counted(tmp_path, [group, search]) == [("social", False, 100, True)]


def test_advertising_stands_apart(tmp_path: Path) -> None:
    """Bought visits say nothing of what posts do."""
    facts = [
        replace(VISIT, medium="social"),
        replace(VISIT, medium="cpc", visits=500),
        replace(VISIT, medium="Переходы по рекламе", visits=20),
    ]
    assert _counted(tmp_path, facts) == [("vk", True, 520, True), ("vk", False, 100, True)]


def test_a_quarter_is_no_month_and_two_counters_are_not_added_up(tmp_path: Path) -> None:
    facts = [
        replace(VISIT, day=YearMonth.parse("2026-08").first_day, visits=9999),
        replace(VISIT, last_day=OCTOBER.next.last_day, visits=8888),
        VISIT,
        replace(VISIT, page=PageRef("metrika:site"), visits=110),
    ]
    landed: list[Fact] = [*facts]
    with land_facts(tmp_path, landed) as store:
        found = social_visits(store, OCTOBER)
    assert [(one.page, one.visits) for one in found] == [("ga4:site", 100), ("metrika:site", 110)]
