"""Counts of what the sources brought: texts, posts and orders by month."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from otvet.facts import PageRef, YearMonth
from otvet.store.store import Store

SOLD = frozenset({"paid", "done"})
"""Statuses of orders that are sales; an open order is a hope, a refunded one no longer counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMonth:
    """What one page saw in one month; mentions are other people's texts, replies the brand's."""

    page: PageRef
    month: YearMonth
    mentions: int = 0
    replies: int = 0
    posts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sales:
    """The month's orders in one currency; `total` is what the `sold` of them cost together."""

    month: YearMonth
    currency: str
    orders: int
    sold: int
    total: Decimal


def page_months(store: Store, months: Sequence[YearMonth]) -> tuple[PageMonth, ...]:
    """Mentions and posts of every page in every month that has any; no months means all."""
    store.engine.table("mention", months)
    store.engine.table("post", months)
    mentions = _by_page(store.engine.query("sources_mentions", ints={}).to_pylist())
    posts = _by_page(store.engine.query("sources_posts", ints={}).to_pylist())
    return tuple(
        PageMonth(
            page=PageRef(page),
            month=YearMonth(month),
            mentions=_number(mentions, page, month, "mentions")
            - _number(mentions, page, month, "own_mentions"),
            replies=_number(mentions, page, month, "own_mentions"),
            posts=_number(posts, page, month, "posts"),
        )
        for page, month in sorted(mentions.keys() | posts.keys())
    )


def sales(store: Store, months: Sequence[YearMonth]) -> tuple[Sales, ...]:
    """Orders and what they cost, by month and currency: sums of different money never mix."""
    store.engine.table("orders", months)
    rows = store.engine.query("sources_orders", ints={}).to_pylist()
    places = sorted({(row["month_index"], row["order_currency"]) for row in rows})
    return tuple(_sales(rows, month, currency) for month, currency in places)


_Rows = list[dict[str, object]]


def _sales(rows: _Rows, month: int, currency: str) -> Sales:
    mine = [r for r in rows if (r["month_index"], r["order_currency"]) == (month, currency)]
    sold = [row for row in mine if row["order_status"] in SOLD]
    return Sales(
        month=YearMonth(month),
        currency=currency,
        orders=sum(int(str(row["orders_counted"])) for row in mine),
        sold=sum(int(str(row["orders_counted"])) for row in sold),
        total=sum((Decimal(str(row["orders_total"])) for row in sold), Decimal(0)),
    )


def _by_page(rows: _Rows) -> dict[tuple[str, int], dict[str, object]]:
    return {(str(row["page_ref"]), int(str(row["month_index"]))): row for row in rows}


def _number(
    rows: dict[tuple[str, int], dict[str, object]], page: str, month: int, name: str
) -> int:
    return int(str(rows.get((page, month), {}).get(name, 0)))
