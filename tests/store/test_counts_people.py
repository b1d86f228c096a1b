"""Who is on two lists of followers, and who says so: over facts small enough to count by hand."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from tests.store_fixture import land_facts

from otvet.facts import ActorId, Fact, Follow, PageRef, Response, ResponseItem, YearMonth
from otvet.store.counts.people import Shared, pages_followed, shared_followers

A, B, C = PageRef("vk:1"), PageRef("vk:2"), PageRef("vk:3")
OCTOBER = YearMonth.parse("2026-10")


def member(page: PageRef, actor: int, *, month: int = 10, state: str = "member") -> Follow:
    at = datetime(2026, month, 20, tzinfo=UTC)
    return Follow(
        page=page, actor=ActorId(actor), at=at, state="member" if state == "member" else "left"
    )


def response(
    number: int,
    pages: Sequence[PageRef],
    *,
    via: PageRef | None = None,
    month: int = 10,
    complete: bool = True,
) -> Response:
    items = [ResponseItem(role="page", item=page, value=float(page in pages)) for page in (A, B)]
    if via is not None:
        items.append(ResponseItem(role="via", item=via, value=1.0))
    return Response(
        survey="s",
        wave=f"2026-{month:02d}",
        native_id=str(number),
        at=datetime(2026, month, 12, tzinfo=UTC),
        items=tuple(items),
        complete=complete,
    )


def test_accounts_on_two_lists_are_counted_once_a_pair(tmp_path: Path) -> None:
    """Two are on a and b; one left b, one was listed a month ago."""
    facts: list[Fact] = [
        *(member(A, who) for who in (1, 2, 3, 4)),
        *(member(B, who) for who in (2, 3, 9)),
        member(B, 1, state="left"),
        member(B, 4, month=9),
        member(C, 7),
    ]
    with land_facts(tmp_path, facts) as store:
        assert shared_followers(store, OCTOBER) == (Shared(first=A, second=B, people=2),)


def test_the_newest_wave_that_asked_comes_first_and_tells_who_follows_what(tmp_path: Path) -> None:
    """A broken-off response and a wave of last year say nothing."""
    facts: list[Fact] = [
        response(1, [A, B], via=A),
        response(2, [B]),
        response(3, []),
        response(4, [A], complete=False),
        response(5, [A, B], month=6),
    ]
    with land_facts(tmp_path, facts) as store:
        newest, older = pages_followed(store, OCTOBER)
        later = pages_followed(store, YearMonth.parse("2027-09"))
    said = sorted((sorted(one.pages), one.via) for one in newest.said)
    assert said == [([], None), ([A, B], A), ([B], None)]
    assert later == ()
    assert (newest.last_day, older.last_day) == (date(2026, 10, 12), date(2026, 6, 12))
    assert len(older.said) == 1
