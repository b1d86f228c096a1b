"""Searches, visits, costs, events and margins are kept like every other fact."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from tests.store_fixture import OBSERVED, land_facts, shown

from otvet.facts import Cost, Event, Margin, Missing, PageRef, Search, Visit

PAGE = PageRef("vk:1")
DAY = date(2024, 8, 1)
DAYS = (DAY - date(1970, 1, 1)).days
SEARCH = Search(
    engine="yandex", phrase="чай", day=DAY, granularity="month", value=36806, value_kind="count"
)
VISIT = Visit(page=PAGE, day=DAY, last_day=DAY, source="social", network="vk", visits=412)
COST = Cost(
    native_id="1", day=DAY, last_day=DAY, kind="ads", amount=Decimal("12.345"), currency="RUB"
)
EVENT = Event(native_id="1", day=DAY, last_day=DAY + timedelta(days=2), kind="stock_out")
MARGIN = Margin(page=PAGE, day=DAY, attribute="sex", group="f", share=0.6)
FACTS = (SEARCH, VISIT, COST, EVENT, MARGIN)


def test_facts_of_every_new_kind_come_back_as_they_went_in(tmp_path: Path) -> None:
    with land_facts(tmp_path, FACTS) as store:
        assert shown(store, "search", "phrase", "value", "granularity") == [("чай", 36806, "month")]
        assert shown(store, "visit", "network", "visits", "people") == [("vk", 412, None)]
        assert shown(store, "cost", "amount", "page") == [(Decimal("12.34"), None)]
        assert shown(store, "event", "day", "last_day") == [(DAYS, DAYS + 2)]
        assert shown(store, "margin", "attribute", "group_name", "share") == [("sex", "f", 0.6)]


def test_a_newer_figure_of_the_same_period_replaces_the_older_one(tmp_path: Path) -> None:
    """Wordstat's last month is counted on; a second download must not double it."""
    later = [replace(SEARCH, value=40_000)]
    with land_facts(tmp_path, [SEARCH]):
        pass
    at = OBSERVED + timedelta(days=1)
    with land_facts(tmp_path, later, file="later.csv", observed_at=at) as store:
        assert shown(store, "search", "value") == [(40_000,)]


def test_indices_of_two_downloads_stand_side_by_side(tmp_path: Path) -> None:
    """Google Trends scales each download anew, so neither value corrects the other."""
    first = replace(SEARCH, engine="google", value_kind="index100", value=50, batch="a")
    with land_facts(tmp_path, [first, replace(first, value=90, batch="b")]) as store:
        assert shown(store, "search", "value") == [(50,), (90,)]


def test_a_figure_that_is_not_given_has_its_reason_and_no_nought(tmp_path: Path) -> None:
    with land_facts(tmp_path, [replace(SEARCH, value=Missing("below_threshold"))]) as store:
        assert shown(store, "search", "value", "reason") == [(None, "below_threshold")]
