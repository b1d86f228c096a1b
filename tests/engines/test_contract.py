"""Every engine counts the same: the same texts over the same facts, checked against plain Python.

An engine that gives a silently different result is the danger here, so counts are compared row by
row, and properties are checked that hold whatever the facts are.
"""

import os
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import numpy as np
import pyarrow as pa
import pytest
from tests.engines.parts import ENGINES, PARTS
from tests.store_fixture import land_facts

from otvet.errors import InputError
from otvet.facts import ActorId, Interaction, Mention, PageRef, YearMonth
from otvet.store.base import Engine
from otvet.store.choose import engine_of
from otvet.store.delta import Facts
from otvet.store.derived import MASK_MONTHS
from otvet.store.store import Store

ROWS = int(os.environ.get("OTVET_CONTRACT_ROWS", "20000"))
"""100,000 on a machine with time; fewer in CI."""

LAST = YearMonth.parse("2026-10")
MONTHS = [YearMonth(LAST.index - back) for back in range(24)]
PAGES = [PageRef(f"telegram:{n}") for n in range(6)]
Act = Interaction | Mention


def _facts() -> list[Act]:
    """Power-law actors over two years and six pages, a tenth of them mentions, some anonymous."""
    rng = np.random.default_rng(7)
    actors = (rng.random(ROWS) ** 3 * ROWS / 6).astype(int)
    days = rng.integers(0, 730, ROWS)
    pages = rng.integers(0, len(PAGES), ROWS)
    times = zip(actors.tolist(), days.tolist(), pages.tolist(), strict=True)
    return [_fact(n, *row) for n, row in enumerate(times)]


def _fact(n: int, actor: int, day: int, page: int) -> Act:
    at = datetime(2024, 11, 1, 9, tzinfo=UTC) + timedelta(days=day)
    who = None if n % 50 == 0 else ActorId(actor)
    if n % 10 == 0:
        own = n % 30 == 0
        return Mention(
            page=PAGES[page],
            native_id=str(n),
            at=at,
            kind="comment",
            text="a",
            actor=who,
            is_own=own,
        )
    return Interaction(page=PAGES[page], native_id=str(n), at=at, kind="like", actor=who)


FACTS = _facts()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with land_facts(tmp_path_factory.mktemp("contract"), FACTS) as made:
        yield made


@pytest.fixture(scope="module", params=ENGINES)
def engine(store: Store, request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Each engine in turn, over the same files."""
    made = engine_of(PARTS[request.param], store.folder, Facts(store.folder))
    made.put("pages", pa.table({"page": list(store.pages()), "ref": list(store.pages().values())}))
    yield made
    made.close()


def _public(months: set[int]) -> list[Act]:
    acts = [f for f in FACTS if f.actor is not None and YearMonth.of(f.at.date()).index in months]
    return [f for f in acts if not (isinstance(f, Mention) and f.is_own)]


def _rows(table: pa.Table) -> list[tuple[object, ...]]:
    return sorted(tuple(row.values()) for row in table.to_pylist())


def test_actor_months_are_what_counting_one_by_one_gives(store: Store, engine: Engine) -> None:
    """Row for row: page, actor, month, acts."""
    codes = {ref: code for code, ref in store.pages().items()}
    wanted = {m.index for m in MONTHS[:3]}
    counted = Counter(
        (codes[f.page], f.actor, YearMonth.of(f.at.date()).index) for f in _public(wanted)
    )
    engine.table("interaction", MONTHS[:3])
    engine.table("mention", MONTHS[:3])
    found = _rows(engine.query("actor_month", ints={}))
    assert found == sorted((*key, n) for key, n in counted.items())


def test_people_times_their_acts_make_all_acts(engine: Engine) -> None:
    """The sum of k times f_k is the number of public acts: nobody is lost in the grouping."""
    engine.table("interaction", [])
    engine.table("mention", [])
    n = engine.query("actor_month", ints={})["n"].to_numpy()
    times, people = np.unique(n, return_counts=True)
    assert int((times * people).sum()) == len(_public({m.index for m in MONTHS}))


def test_a_mask_holds_exactly_the_months_in_which_a_person_acted(engine: Engine) -> None:
    """New, retained and lost people are read off the masks, so a wrong bit is a wrong answer."""
    direct: dict[int, int] = {}
    for fact in _public({m.index for m in MONTHS}):
        back = LAST.index - YearMonth.of(fact.at.date()).index
        assert fact.actor is not None
        direct[fact.actor] = direct.get(fact.actor, 0) | 1 << back
    engine.table("actor_state", [LAST])
    engine.table("actor_month", MONTHS)
    rows = engine.map_batches("actor_state", lambda b: b, schema=_STATE).to_pylist()
    assert {row["actor"]: row["mask"] for row in rows} == direct


def test_new_retained_and_returning_people_are_all_active_people(engine: Engine) -> None:
    """Each active person is exactly one of the three."""
    engine.table("actor_state", [LAST])
    rows = engine.map_batches("actor_state", lambda b: b, schema=_STATE)
    mask = rows["mask"].to_numpy()
    active = mask[mask % 2 == 1]
    new, retained = (active == 1).sum(), (active % 4 == 3).sum()
    returning = ((active % 4 == 1) & (active > 1)).sum()
    assert new + retained + returning == len(active) > 0
    assert len(active) == len({f.actor for f in _public({LAST.index})})


def _people(month: YearMonth) -> set[object]:
    return {f.actor for f in _public({month.index})}


def test_who_stayed_and_who_came_is_what_sets_of_people_give(engine: Engine) -> None:
    """A month that is looked back at from the last one."""
    month, before, earlier = MONTHS[3], MONTHS[4], MONTHS[4:]
    active = _people(month)
    known = set().union(*map(_people, earlier))
    expected = (len(active), len(active - known), len(active & _people(before)))
    engine.table("actor_month", [LAST])
    engine.table("actor_state", [LAST.previous])
    gone, year = _people(before) - active, set().union(*map(_people, MONTHS[3:15]))
    engine.put("looks", pa.table({"back": pa.array([3], pa.int32()), "unit": [2**3]}))
    later = set().union(*map(_people, MONTHS[:3]))
    again, around = active & later, (known & later) - active
    found = _rows(engine.query("audience_months", ints={"month": LAST.index}))
    assert found == [(3, *expected, len(gone), len(again), len(around), len(year))]


def test_the_last_month_is_met_with_the_masks_of_the_months_before(engine: Engine) -> None:
    """Its people are new, stayed or came back, and those of the month before may be missing."""
    active, before = _people(LAST), _people(LAST.previous)
    known = set().union(*map(_people, MONTHS[1:]))
    year = set().union(*map(_people, MONTHS[:12]))
    found = (len(active), len(active - known), len(active & before), len(before - active))
    engine.table("actor_month", [LAST])
    engine.table("actor_state", [LAST.previous])
    engine.put("looks", pa.table({"back": pa.array([0], pa.int32()), "unit": [2**0]}))
    rows = _rows(engine.query("audience_months", ints={"month": LAST.index}))
    assert rows == [(0, *found, 0, 0, len(year))]


def test_mentions_by_page_are_what_counting_one_by_one_gives(store: Store, engine: Engine) -> None:
    """Joined with the dictionary and restricted to a month."""
    engine.table("mention", [LAST])
    found = {row[:2]: row[2:] for row in _rows(engine.query("sources_mentions", ints={}))}
    mine = [f for f in FACTS if isinstance(f, Mention) and YearMonth.of(f.at.date()) == LAST]
    every = Counter((str(f.page), LAST.index) for f in mine)
    own = Counter((str(f.page), LAST.index) for f in mine if f.is_own)
    assert found == {place: (n, own[place]) for place, n in every.items()}


def test_a_table_that_was_put_replaces_the_one_before(engine: Engine) -> None:
    """Counts of two waves put the same small table one after the other."""
    schema = pa.schema([("wave", pa.int32())])
    for wave in (1, 2):
        engine.put("wanted", pa.table({"wave": [wave]}, schema=schema))
    rows = engine.map_batches("wanted", lambda batch: batch, schema=schema)
    assert rows["wave"].to_pylist() == [2]


def test_a_table_without_facts_is_empty_and_has_its_columns(engine: Engine) -> None:
    """A brand without orders has no orders, not an error."""
    engine.table("orders", [])
    assert engine.query("sources_orders", ints={}).num_rows == 0


def test_only_known_counts_tables_and_values_are_taken(engine: Engine) -> None:
    """A typing error in a name is said at once, in our words."""
    with pytest.raises(InputError, match="no count named"):
        engine.query("no_such_count", ints={})
    with pytest.raises(InputError, match="no table named"):
        engine.table("no_such_table", [])
    with pytest.raises(InputError, match="needs a value"):
        engine.query("audience_followers", ints={})


_STATE = pa.schema([("actor", pa.int64()), ("mask", pa.int64())])


def test_a_mask_never_turns_negative() -> None:
    """Its highest bit must stay below the sign of an int64, moved on by a month as well."""
    assert 2 * (2**MASK_MONTHS - 1) + 1 < 2**63
