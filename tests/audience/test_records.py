"""Files of what people did that end early, or hold a round number of rows and no whole month."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.store_fixture import land_facts, plain_config

from otvet.audience.records import record_checks
from otvet.facts import ActorId, Fact, Interaction, PageRef, YearMonth
from otvet.findings import Check
from otvet.store.store import Store

A, B = PageRef("vk:1"), PageRef("vk:2")
OCTOBER = YearMonth.parse("2026-10")
FIRST, LAST = date(2026, 9, 1), date(2026, 10, 31)


def daily(page: PageRef, first: date, last: date, *, rows: int = 1) -> list[Fact]:
    """So many acts on every day from the first to the last one."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [
        Interaction(
            page=page,
            native_id=f"{page}-{day}-{n}",
            at=datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
            kind="like",
            actor=ActorId(n),
        )
        for day in days
        for n in range(rows)
    ]


def checks(
    folder: Path, *files: tuple[Sequence[Fact], tuple[str, ...]], pages: Sequence[PageRef] = (A, B)
) -> dict[str, Check]:
    for number, (facts, notes) in enumerate(files):
        land_facts(folder, facts, file=f"{number}.json", notes=notes).close()
    with Store.open(folder / "brand", plain_config()) as store:
        return {one.code: one for one in record_checks(store, OCTOBER, pages)}


def test_a_page_whose_record_stops_in_mid_month_is_named(tmp_path: Path) -> None:
    """The other page goes on, so the newest act of all says nothing."""
    stops = daily(A, FIRST, date(2026, 10, 14))
    found = checks(tmp_path, (stops, ()), (daily(B, FIRST, LAST), ()))
    assert found["acts_stopped"].details == {"pages": "vk:1", "since": "2026-10-14"}
    assert found["acts_stopped"].forces


def test_weekly_exports_end_early_and_are_whole_together(tmp_path: Path) -> None:
    parts = [(FIRST, date(2026, 10, 5)), (date(2026, 10, 6), date(2026, 10, 19))]
    files = [(daily(A, *span), ()) for span in [*parts, (date(2026, 10, 20), LAST)]]
    assert checks(tmp_path, *files) == {}


def test_a_page_on_which_people_act_seldom_may_be_silent(tmp_path: Path) -> None:
    """Acts on three days of two months: ten days without one are no sign of a lost file."""
    seldom = [
        act
        for day in (date(2026, 9, 10), date(2026, 10, 1), date(2026, 10, 18))
        for act in daily(A, day, day)
    ]
    assert checks(tmp_path, (seldom, ())) == {}


@pytest.mark.parametrize(
    ("first", "rows", "is_cut"),
    [
        (date(2026, 10, 12), 25, True),
        (date(2026, 10, 12), 26, False),
        (date(2026, 10, 12), 20, False),
        (date(2026, 10, 1), 100, False),
    ],
)
def test_a_round_number_of_rows_within_a_month_is_a_cut_list(
    tmp_path: Path, *, first: date, rows: int, is_cut: bool
) -> None:
    """500 rows since the 12th; 520 or 400 are no limit of a network, a whole month is whole."""
    acts = daily(A, first, LAST, rows=rows)
    found = checks(tmp_path, (daily(A, FIRST, date(2026, 9, 30)), ()), (acts, ()))
    assert ("acts_cut" in found) is is_cut


def test_parts_of_a_list_are_whole_once_all_of_them_are_there(tmp_path: Path) -> None:
    """The network counts 40 comments; two files hold 20 of them each."""
    one = (daily(A, date(2026, 10, 12), LAST), ("list_part:20/40",))
    other = (daily(B, date(2026, 10, 12), LAST), ("list_part:20/40",))
    assert checks(tmp_path / "half", one)["acts_cut"].details["files"] == "0.json"
    assert checks(tmp_path / "whole", one, other) == {}
