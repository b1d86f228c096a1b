"""A person who asks to be forgotten is forgotten, on the disk too."""

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.store_fixture import OBSERVED, land_facts, observations, rows_of, run_key, shown

from otvet.facts import (
    ActorId,
    Fact,
    Follow,
    Interaction,
    Mention,
    Order,
    PageRef,
    Response,
    ResponseItem,
    YearMonth,
)
from otvet.store.delta import Facts

PAGE = PageRef("telegram:1")
AT = datetime(2026, 10, 5, tzinfo=UTC)
GONE, STAYS = ActorId(8_123_456_789_012_345_678), ActorId(-77)
THEIR_WORDS = "мой номер в тексте"


def _facts(actor: ActorId, name: str) -> list[Fact]:
    item = ResponseItem(role="open", item="", text=f"{THEIR_WORDS} {name}")
    return [
        Follow(page=PAGE, actor=actor, at=AT, state="member"),
        Interaction(page=PAGE, native_id=f"{name}:like", at=AT, kind="like", actor=actor),
        Mention(
            page=PAGE,
            native_id=name,
            at=AT,
            kind="comment",
            text=f"{THEIR_WORDS} {name}",
            actor=actor,
        ),
        Response(survey="s", wave="w", native_id=name, at=AT, items=(item,), actor=actor),
        Order(page=PAGE, native_id=name, at=AT, total=Decimal(5), currency="RUB", actor=actor),
    ]


def _traces(folder: Path) -> Iterator[str]:
    """Every file in which the person or their words can be found, packed values unpacked."""
    spelled = [str(GONE).encode(), GONE.to_bytes(8, "little"), GONE.to_bytes(8, "big")]
    spelled.append(f"{THEIR_WORDS} gone".encode())
    for path in folder.rglob("*"):
        if path.is_file():
            held = path.read_bytes()
            if path.suffix == ".parquet":
                held += repr(pq.read_table(path, partitioning=None).to_pylist()).encode()
            if any(word in held for word in spelled):
                yield str(path)


def test_an_erased_person_leaves_no_trace_in_any_file(tmp_path: Path) -> None:
    """Rows are gone, and so are old versions of files, statistics in the log, derived tables."""
    facts = _facts(GONE, "gone") + _facts(STAYS, "stays")
    with land_facts(tmp_path, facts) as store:
        store.land(run_key("again"), rows_of(_facts(GONE, "gone")), observed_at=OBSERVED)
        store.engine.table("actor_state", [YearMonth.parse("2026-10")])
        assert list(_traces(store.folder))
        assert store.erase(GONE) == 10
        assert list(_traces(store.folder)) == []
        assert shown(store, "mention", "actor", "text") == [(STAYS, f"{THEIR_WORDS} stays")]
        assert shown(store, "orders", "actor", "total") == [
            (STAYS, Decimal("5.00")),
            (None, Decimal("5.00")),
        ]
        assert shown(store, "interaction", "actor") == [(STAYS,)]


def test_an_erased_person_does_not_come_back_with_the_next_export(tmp_path: Path) -> None:
    """The network still lists them; the next monthly file must not undo the promise."""
    with land_facts(tmp_path, _facts(GONE, "gone")) as store:
        store.erase(GONE)
        rows = rows_of(_facts(GONE, "gone") + _facts(STAYS, "stays"))
        result = store.land(run_key("next month"), rows, observed_at=OBSERVED)
        assert (result.rows_in, result.rows_taken, result.rows_left_out) == (10, 6, 4)
        assert store.runs()[-1].left_out == {"erased": 4}
        sold = [total for _, total in shown(store, "orders", "actor", "total")]
        assert sold == [Decimal("5.00")] * 2, "an order stays an order without its buyer"
        assert list(_traces(store.folder)) == []


def test_erasing_nobody_touches_nothing(tmp_path: Path) -> None:
    """A wrong id must not thin out the facts."""
    with land_facts(tmp_path, _facts(STAYS, "stays")) as store:
        assert store.erase(GONE) == 0
        assert observations(store, "mention") == 1


def test_an_erasure_that_was_cut_off_is_finished_by_the_next_import(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody may have to remember that the machine went off in the middle of it."""
    with land_facts(tmp_path, _facts(GONE, "gone") + _facts(STAYS, "stays")) as store:
        with monkeypatch.context() as cut:
            cut.setattr(Facts, "replace_month", _power_off)
            with pytest.raises(OSError, match="off"):
                store.erase(GONE)
        assert list(_traces(store.folder))
    with land_facts(tmp_path, [], file="next") as store:
        assert list(_traces(store.folder)) == []
        assert shown(store, "mention", "actor") == [(STAYS,)]


def _power_off(*_: object) -> None:
    raise OSError("off")
