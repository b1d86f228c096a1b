"""Texts, posts and orders by month."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from tests.store_fixture import land_facts

from otvet.facts import Fact, Mention, Order, PageRef, Post, YearMonth
from otvet.store.counts.sources import page_months, sales

PAGE, OTHER = PageRef("telegram:1"), PageRef("vk:2")
OCTOBER = YearMonth.parse("2026-10")


def _mention(native_id: str, page: PageRef = PAGE, *, own: bool = False, day: int = 5) -> Mention:
    at = datetime(2026, 10, day, tzinfo=UTC)
    return Mention(page=page, native_id=native_id, at=at, kind="comment", text="?", is_own=own)


def _order(native_id: str, total: str, status: str, currency: str = "RUB") -> Order:
    return Order(
        page=OTHER,
        native_id=native_id,
        at=datetime(2026, 10, 7, tzinfo=UTC),
        total=Decimal(total),
        currency=currency,
        status=status,  # type: ignore[arg-type]  # written by hand below, from the known list
    )


def test_the_brands_own_replies_are_counted_apart_from_mentions(tmp_path: Path) -> None:
    """Otherwise a brand that answers everybody would seem to be talked about twice as much."""
    facts: list[Fact] = [_mention("1"), _mention("2", own=True), _mention("1", OTHER)]
    facts.append(Post(page=PAGE, native_id="9", at=datetime(2026, 10, 1, tzinfo=UTC)))
    with land_facts(tmp_path, facts) as store:
        first, second = page_months(store, [OCTOBER])
    assert (first.page, first.mentions, first.replies, first.posts) == (PAGE, 1, 1, 1)
    assert (second.page, second.mentions, second.replies, second.posts) == (OTHER, 1, 0, 0)


def test_only_paid_and_done_orders_are_money_and_currencies_stay_apart(tmp_path: Path) -> None:
    """A sum in kopecks must come out exact, and 10 dollars are not 10 roubles."""
    facts = [
        _order("1", "0.10", "done"),
        _order("2", "0.20", "paid"),
        _order("3", "99", "refunded"),
    ]
    facts.append(_order("4", "10", "done", "USD"))
    with land_facts(tmp_path, facts) as store:
        roubles, dollars = sales(store, [OCTOBER])
    assert (roubles.orders, roubles.sold, roubles.total) == (3, 2, Decimal("0.30"))
    assert (dollars.currency, dollars.total) == ("USD", Decimal(10))
