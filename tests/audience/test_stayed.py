"""Active people who stayed, came and left, against worlds in which they are known."""

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.store_fixture import land_facts

from otvet.audience.stayed import stayed_figures
from otvet.facts import ActorId, Interaction, PageRef, YearMonth
from otvet.findings import Figure

OCTOBER = YearMonth.parse("2026-10")
PAGE = PageRef("telegram:1")


def world(months: int, *, people: int = 1500, stay: float = 0.8) -> NDArray[np.int64]:
    """Who was seen in which month: everybody acts as readily, a fifth leave and as many come."""
    rng = np.random.default_rng(11)
    here, seen = np.ones(people, bool), np.zeros((people, months), np.int64)
    for month in range(months):
        if month:
            here &= rng.random(here.size) < stay
            new = round(people * (1 - stay))
            here = np.r_[here, np.ones(new, bool)]
            seen = np.r_[seen, np.zeros((new, months), np.int64)]
        seen[:, month] = (rng.poisson(1.0, here.size) > 0) & here
    return seen


def figures(tmp_path: Path, seen: NDArray[np.int64]) -> dict[str, Figure]:
    months = [YearMonth(OCTOBER.index - back) for back in range(seen.shape[1])][::-1]
    facts = [
        Interaction(
            page=PAGE,
            native_id=f"{who}-{months[place]}",
            at=datetime(months[place].first_day.year, months[place].first_day.month, 9, tzinfo=UTC),
            kind="like",
            actor=ActorId(int(who)),
        )
        for who, place in zip(*np.nonzero(seen), strict=True)
    ]
    with land_facts(tmp_path, facts) as store:
        return {one.code: one for one in stayed_figures(store, OCTOBER, sources=("a.json",))}


def test_people_who_act_alike_are_found_with_the_unseen(tmp_path: Path) -> None:
    """1,500 people, 37 of 100 of them unseen in a month; 80 of 100 stay, 300 come."""
    found = figures(tmp_path, world(6))
    assert found["active_with_unseen"].value == pytest.approx(1500, rel=0.06)
    assert found["active_kept"].value == pytest.approx(0.8, abs=0.06)
    assert found["active_came"].value == pytest.approx(300, rel=0.35)
    assert found["active_gone"].value == pytest.approx(300, rel=0.35)


def test_those_of_the_month_are_each_counted_once(tmp_path: Path) -> None:
    seen = world(4)
    now = seen[seen[:, -1] == 1]
    again = int(now[:, -2].sum())
    first = int((now[:, :-1].sum(axis=1) == 0).sum())
    found = figures(tmp_path, seen)
    told = [found[f"acted_{part}"].value for part in ("again", "first", "returned")]
    assert told == [again, first, len(now) - again - first]


def test_two_months_tell_nothing(tmp_path: Path) -> None:
    assert figures(tmp_path, world(2)) == {}


def test_a_handful_seen_again_tells_nothing_of_the_unseen(tmp_path: Path) -> None:
    found = figures(tmp_path, world(5, people=12))
    assert {code for code in found if code.startswith("active_")} == set()
    assert "acted_again" in found
