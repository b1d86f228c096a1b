"""The store's promises, each tried from outside."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from tests.store_fixture import land_facts

from otvet.facts import (
    ActorId,
    Follow,
    Interaction,
    Mention,
    Metric,
    Missing,
    Order,
    Page,
    PageRef,
    Post,
    Response,
    ResponseItem,
    YearMonth,
)

PAGE = PageRef("telegram:1")
AT = datetime(2026, 10, 31, 22, 30, tzinfo=UTC)
EVERY_KIND = (
    Page(page=PAGE, kind="channel", linked=PageRef("telegram:2")),
    Follow(page=PAGE, actor=ActorId(-5), at=AT, state="joined"),
    Post(page=PAGE, native_id="1", at=AT),
    Interaction(page=PAGE, native_id="1:a", at=AT, kind="like", actor=ActorId(-5), post="1"),
    Mention(page=PAGE, native_id="9", at=AT, kind="comment", text="Долго", actor=ActorId(6)),
    Metric(page=PAGE, day=date(2026, 10, 31), metric="followers", value=Missing("hidden")),
    Response(
        survey="s",
        wave="w",
        native_id="1",
        at=AT,
        items=(
            ResponseItem(role="aided", item="tea", value=1.0),
            ResponseItem(role="aided", item="tea", value=0.0),
        ),
    ),
    Order(page=PAGE, native_id="1", at=AT, total=Decimal("10.5"), currency="RUB"),
)


def test_every_kind_of_fact_lands_in_the_month_of_the_brands_own_zone(tmp_path: Path) -> None:
    """22:30 UTC of 31 October is already November in Moscow; a metric's day is local as it is."""
    with land_facts(tmp_path, EVERY_KIND) as store:
        october, november = YearMonth.parse("2026-10"), YearMonth.parse("2026-11")
        months = {}
        for name in ("page", "follow", "post", "interaction", "mention", "metric", "response"):
            store.engine.table(name, ())
            rows = store.engine._con.sql(f"select * from {name}").to_arrow_table()
            months[name] = set(rows["month"].to_pylist())
        assert months.pop("page") == {0}
        assert months.pop("metric") == {october.index}
        assert set(map(frozenset, months.values())) == {frozenset({november.index})}
