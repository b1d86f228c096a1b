"""What the month cost, by kind and currency, and what else happened in it."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from tests.store_fixture import land_facts, plain_config

from otvet.answers.money import cost_lines, event_lines
from otvet.config import CostPart
from otvet.facts import Cost, Event, Fact, PageRef, YearMonth

OCTOBER = YearMonth.parse("2026-10")


def _cost(
    native: str, first: date, last: date, amount: int, *, kind: str = "ads", currency: str = "RUB"
) -> Cost:
    return Cost(
        native_id=native,
        day=first,
        last_day=last,
        kind=kind,  # type: ignore[arg-type]
        amount=Decimal(amount),
        currency=currency,
    )


def _sums(
    tmp_path: Path, facts: list[Fact], *, own: tuple[CostPart, ...] = ()
) -> dict[str, Decimal]:
    config = plain_config().model_copy(update={"costs": own})
    with land_facts(tmp_path, facts, config) as store:
        lines = cost_lines(store, OCTOBER, config)
    return {f"{line.kind} {line.currency}": line.amount for line in lines}


def test_costs_count_by_their_days_within_the_month(tmp_path: Path) -> None:
    """Ten days of which two lie in October are two tenths; euros and roubles never mix."""
    facts: list[Fact] = [
        _cost("hand/a/1", date(2026, 10, 30), date(2026, 11, 8), 1000),
        _cost("hand/b/1", date(2026, 9, 30), date(2026, 10, 2), 100, kind="tool"),
        _cost("hand/c/1", date(2026, 10, 5), date(2026, 10, 5), 7, currency="EUR"),
        _cost("hand/d/1", date(2026, 9, 1), date(2026, 9, 30), 9999),
    ]
    own = CostPart(
        from_day=date(2026, 1, 1), to_day=date(2026, 12, 31), kind="staff", amount=Decimal(3650)
    )
    assert _sums(tmp_path, facts, own=(own,)) == {
        "ads RUB": Decimal("200.00"),
        "ads EUR": Decimal("7.00"),
        "tool RUB": Decimal("66.67"),
        "staff RUB": Decimal("310.00"),
    }


def test_a_campaigns_day_is_paid_for_once_and_by_the_finer_report(tmp_path: Path) -> None:
    """A month's report of 310 beside a day's of 25: 30 days of 10, and one of 25."""
    first, last = OCTOBER.first_day, OCTOBER.last_day
    facts: list[Fact] = [
        _cost("ads/vk/autumn/m", first, last, 310),
        _cost("ads/vk/autumn/d", first, first, 25),
        _cost("ads/vk/winter/m", first, last, 31),
    ]
    assert _sums(tmp_path, facts) == {"ads RUB": Decimal("356.00")}


def test_rows_kept_by_hand_may_overlap(tmp_path: Path) -> None:
    """Two tools of one month are two tools."""
    first, last = OCTOBER.first_day, OCTOBER.last_day
    facts: list[Fact] = [
        _cost("hand/a/1", first, last, 10, kind="tool"),
        _cost("hand/a/2", first, last, 10, kind="tool"),
    ]
    assert _sums(tmp_path, facts) == {"tool RUB": Decimal("20.00")}


def test_events_that_touch_the_month_are_told_in_order(tmp_path: Path) -> None:
    def event(native: str, first: date, last: date) -> Event:
        return Event(native_id=native, day=first, last_day=last, kind="price", page=PageRef("vk:1"))

    facts = [
        event("late", date(2026, 10, 31), date(2026, 11, 3)),
        event("early", date(2026, 9, 1), date(2026, 10, 1)),
        event("before", date(2026, 9, 1), date(2026, 9, 30)),
        event("after", date(2026, 11, 1), date(2026, 11, 1)),
    ]
    with land_facts(tmp_path, facts) as store:
        lines = event_lines(store, OCTOBER)
    assert [(line.first_day.day, line.last_day.day, line.page) for line in lines] == [
        (1, 1, "vk:1"),
        (31, 3, "vk:1"),
    ]


def test_a_month_without_costs_has_none_rather_than_nought(tmp_path: Path) -> None:
    assert _sums(tmp_path, []) == {}
