"""What happened on the way, as marks on the trend."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from tests.store_fixture import land_facts, plain_config

from otvet.audience.fakes import JoinBurst
from otvet.audience.marks import MOST, marks
from otvet.facts import Cost, Event, Fact, PageRef
from otvet.findings import Happening, TrendPoint
from otvet.report import happenings

OWN, RIVAL = PageRef("vk:1"), PageRef("vk:9")
TREND = tuple(
    TrendPoint(month=month, value=100, low=100, high=100)
    for month in ("2026-08", "2026-09", "2026-10")
)


def event(kind: str, day: date, *, last: date | None = None, page: PageRef | None = None) -> Event:
    return Event(
        native_id=f"{kind}{day}",
        day=day,
        last_day=last or day,
        kind=kind,  # type: ignore[arg-type]
        page=page,
        note="prize",
    )


def spent(day: date, kind: str = "ads") -> Cost:
    return Cost(
        native_id=f"{kind}{day}",
        day=day,
        last_day=day,
        kind=kind,  # type: ignore[arg-type]
        amount=Decimal(1),
        currency="RUB",
    )


def told(tmp_path: Path, facts: list[Fact], bursts: tuple[JoinBurst, ...] = ()) -> list[Happening]:
    with land_facts(tmp_path, facts) as store:
        return list(marks(store, plain_config(), TREND, bursts, pages=[OWN]))


def test_events_of_ours_within_the_trend_are_marks(tmp_path: Path) -> None:
    """August's end is the first point, so what happened in August moved nothing of the line."""
    found = told(
        tmp_path,
        [
            event("giveaway", date(2026, 9, 10), last=date(2026, 9, 12)),
            event("promo", date(2026, 8, 10)),
            event("outage", date(2026, 10, 3), page=RIVAL),
            event("outage", date(2026, 10, 4), page=OWN),
        ],
    )
    assert [(one.kind, one.first_day.day) for one in found] == [("giveaway", 10), ("outage", 4)]


def test_days_of_advertising_near_each_other_are_one_run(tmp_path: Path) -> None:
    days = [date(2026, 9, n) for n in (1, 2, 5, 20)]
    found = told(tmp_path, [*map(spent, days), spent(date(2026, 9, 3), "staff")])
    assert [(one.kind, one.first_day.day, one.last_day.day) for one in found] == [
        ("ads", 1, 5),
        ("ads", 20, 20),
    ]


def test_a_giveaway_and_its_prize_are_one_thing(tmp_path: Path) -> None:
    day = date(2026, 9, 10)
    found = told(tmp_path, [event("giveaway", day), spent(day, "giveaway")])
    assert [(one.kind, one.note) for one in found] == [("giveaway", "prize")]


def test_a_burst_on_two_pages_is_one_mark_with_all_who_joined(tmp_path: Path) -> None:
    day = date(2026, 10, 13)
    two = tuple(JoinBurst(page=page, day=day, joined=60, excess=50.4) for page in (OWN, RIVAL))
    assert told(tmp_path, [], two) == [
        Happening(kind="burst", first_day=day, last_day=day, people=101)
    ]


def test_of_many_the_newest_stay(tmp_path: Path) -> None:
    facts: list[Fact] = [event("other", date(2026, 9, n)) for n in range(1, 21)]
    found = told(tmp_path, facts)
    assert [one.first_day.day for one in found] == list(range(21 - MOST, 21))


def test_marks_stand_before_the_end_of_their_month_and_near_ones_share_a_number() -> None:
    """15 October lies half-way from September's end to October's."""
    one = Happening(kind="promo", first_day=date(2026, 9, 15), last_day=date(2026, 9, 15))
    two = Happening(kind="promo", first_day=date(2026, 10, 15), last_day=date(2026, 10, 15))
    near = Happening(kind="tv", first_day=date(2026, 10, 16), last_day=date(2026, 10, 16))
    found = happenings.marks(TREND, (one, two, near))
    assert [(mark.number, round(mark.at, 2)) for mark in found] == [(1, 0.5), (2, 1.48)]
    assert found[1].happened == (two, near)
