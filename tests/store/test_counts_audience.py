"""The counts behind the audience, each over facts small enough to count by hand."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from tests.store_fixture import land_facts

from otvet.facts import (
    ActorId,
    Fact,
    Follow,
    Interaction,
    Mention,
    Metric,
    Missing,
    Page,
    PageRef,
    YearMonth,
)
from otvet.store.counts.audience import (
    active_people,
    follower_counts,
    listed_followers,
    page_roles,
)
from otvet.store.store import Store

CHANNEL, GROUP = PageRef("telegram:1"), PageRef("vk:2")
OCTOBER = YearMonth.parse("2026-10")


def followers(page: PageRef, day: date, value: float | Missing, **_: object) -> Metric:
    return Metric(page=page, day=day, metric="followers", value=value)


def like(actor: int, number: int, *, page: PageRef = CHANNEL, day: int = 5) -> Interaction:
    at = datetime(2026, 10, day, 12, tzinfo=UTC)
    return Interaction(
        page=page, native_id=f"{page}{actor}-{number}", at=at, kind="like", actor=ActorId(actor)
    )


def member(actor: int, *, page: PageRef = CHANNEL, month: int = 10) -> Follow:
    at = datetime(2026, month, 20, tzinfo=UTC)
    return Follow(page=page, actor=ActorId(actor), at=at, state="member")


def frequencies(
    store: Store, pages: Sequence[PageRef] = (CHANNEL, GROUP)
) -> dict[tuple[int, int], int]:
    found = active_people(store, OCTOBER, pages=pages)
    columns = (found.follows.tolist(), found.times.tolist(), found.people.tolist())
    return {(f, k): n for f, k, n in zip(*columns, strict=True)}


def test_follower_counts_keep_gaps_apart_from_nought(tmp_path: Path) -> None:
    """A figure that the network does not give must not look like a page without followers."""
    facts: list[Fact] = [
        followers(CHANNEL, date(2026, 10, 3), 0),
        followers(CHANNEL, date(2026, 10, 4), Missing("not_given")),
        followers(CHANNEL, date(2026, 11, 1), 9),
        Metric(page=CHANNEL, day=date(2026, 10, 4), metric="reach", value=5),
        Metric(
            page=CHANNEL,
            day=date(2026, 10, 5),
            metric="followers",
            value=7,
            segment_dim="sex",
            segment="f",
        ),
    ]
    with land_facts(tmp_path, facts) as store:
        found = follower_counts(store, OCTOBER)
    assert [(c.day.day, c.value, c.reason) for c in found] == [(3, 0.0, ""), (4, None, "not_given")]


def test_active_people_are_counted_once_over_pages(tmp_path: Path) -> None:
    """Who likes here and there is one person with two actions, not two people."""
    facts = [like(7, 1), like(7, 1, page=GROUP), like(8, 1)]
    with land_facts(tmp_path, facts) as store:
        assert frequencies(store) == {(0, 2): 1, (0, 1): 1}
        assert frequencies(store, [CHANNEL]) == {(0, 1): 2}


def test_own_replies_and_other_months_are_no_activity(tmp_path: Path) -> None:
    """The brand's own replies would make a lively audience out of nobody."""

    def comment(number: int, *, own: bool = False, month: int = 10) -> Mention:
        at = datetime(2026, month, 5, tzinfo=UTC)
        return Mention(
            page=CHANNEL,
            native_id=str(number),
            at=at,
            kind="comment",
            text="?",
            actor=ActorId(number),
            is_own=own,
        )

    with land_facts(tmp_path, [comment(1), comment(2, own=True), comment(3, month=9)]) as store:
        assert frequencies(store) == {(0, 1): 1}


def test_a_follower_of_any_counted_page_is_a_follower_on_all(tmp_path: Path) -> None:
    """A follower of the group who likes in the channel is not a stranger."""
    facts: list[Fact] = [
        like(7, 1),
        like(8, 1),
        member(7, page=GROUP),
        member(8, page=GROUP, month=9),
    ]
    with land_facts(tmp_path, facts) as store:
        assert frequencies(store) == {(1, 1): 1, (0, 1): 1}
        assert frequencies(store, [CHANNEL]) == {(0, 1): 2}


def test_a_list_of_followers_counts_for_its_own_month_only(tmp_path: Path) -> None:
    """Joins without a list do not make a list: everybody else would seem a non-follower."""
    joined = Follow(
        page=GROUP, actor=ActorId(9), at=datetime(2026, 10, 2, tzinfo=UTC), state="joined"
    )
    with land_facts(tmp_path, [member(1), member(2), joined]) as store:
        assert listed_followers(store, OCTOBER) == {CHANNEL: 2}
        assert listed_followers(store, OCTOBER.previous) == {}


def test_an_empty_store_has_no_people_and_no_counts(tmp_path: Path) -> None:
    """The first month of a brand must not fail for want of tables."""
    with land_facts(tmp_path, []) as store:
        assert follower_counts(store, OCTOBER) == ()
        assert frequencies(store) == {}
        assert listed_followers(store, OCTOBER) == {}


def test_roles_come_with_the_pages(tmp_path: Path) -> None:
    """A rival's page is known by its role, so that it is never added to the audience."""
    facts = [Page(page=GROUP, kind="group", role="competitor", title="Rival")]
    with land_facts(tmp_path, facts) as store:
        found = page_roles(store)
    assert [(p.page, p.role, p.title) for p in found] == [(GROUP, "competitor", "Rival")]
