"""People by the set of lists they are on, on every engine, against plain Python person by person."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Literal

import numpy as np
import pytest
from tests.engines.parts import ENGINES, PARTS
from tests.store_fixture import land_facts

from otvet.config import BrandPart, Config
from otvet.facts import ActorId, Contact, Order, PageRef, Response, ResponseItem, YearMonth
from otvet.store.counts.contacts import OnLists, on_lists
from otvet.store.store import Store

OCTOBER = YearMonth.parse("2026-10")
PEOPLE = 400
SHOP, BOT = PageRef("file:shop"), PageRef("telegram:2")
AT = datetime(2026, 10, 9, tzinfo=UTC)
LISTS = (("cards", None), ("news", None), ("news", BOT))
KINDS: tuple[Literal["email", "phone"], ...] = ("email", "phone")
Places = dict[tuple[str, PageRef | None], list[int]]


def _contacts(person: int) -> tuple[ActorId, ActorId]:
    """An e-mail and a phone; numbers go down so that neither is always the smaller."""
    return ActorId(person - 200), ActorId(7 * (PEOPLE - person) + 10_000)


def _drawn() -> Places:
    """Who is on which list, in which record of it and by which contacts, all by chance."""
    rng = np.random.default_rng(11)
    return {
        place: np.flatnonzero(rng.random(PEOPLE) < chance).tolist()
        for place, chance in zip(
            (*LISTS, ("customers", None), ("respondents", None)),
            (0.9, 0.4, 0.2, 0.3, 0.1),
            strict=True,
        )
    }


DRAWN = _drawn()


def _facts() -> list[Contact | Order | Response]:
    """Cards hold both contacts, the newsletter e-mails, the bot phones; a third order by phone."""
    found: list[Contact | Order | Response] = []
    for (name, page), held in zip(LISTS, ([0, 1], [0], [1]), strict=True):
        for who in DRAWN[name, page]:
            found += [
                Contact(
                    list_name=name,
                    record=str(who),
                    actor=_contacts(who)[n],
                    kind=KINDS[n],
                    day=date(2026, 10, 30),
                    page=page,
                )
                for n in held
            ]
    found += [
        Order(
            page=SHOP,
            native_id=str(who),
            at=AT,
            total=Decimal(9),
            currency="RUB",
            actor=_contacts(who)[who % 3 == 0],
        )
        for who in DRAWN["customers", None]
    ]
    item = ResponseItem(role="contact", item="email", value=1.0)
    return found + [
        Response(
            survey="s", wave="1", native_id=str(w), at=AT, items=(item,), actor=_contacts(w)[0]
        )
        for w in DRAWN["respondents", None]
    ]


def _expected() -> Counter[frozenset[tuple[str, PageRef | None]]]:
    """Only who holds a card is known to be one person by e-mail and phone."""
    carded = set(DRAWN["cards", None])
    on: dict[object, set[tuple[str, PageRef | None]]] = {}
    by_phone = {("news", BOT)}
    for place, people in DRAWN.items():
        for who in people:
            phone = place in by_phone or (place[0] == "customers" and who % 3 == 0)
            key = who if who in carded else (who, phone)
            on.setdefault(key, set()).add(place)
    return Counter(frozenset(places) for places in on.values())


@pytest.fixture(scope="module", params=ENGINES)
def store(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("lists")
    config = Config(brand=BrandPart(name="Teahouse"), store=PARTS[request.param])
    with land_facts(folder, _facts(), config) as made:
        yield made


def test_people_are_counted_as_one_by_one(store: Store) -> None:
    found = on_lists(store, OCTOBER)
    assert found is not None
    assert _sets(found) == dict(_expected())
    assert len(_expected()) > 12


def _sets(found: OnLists) -> dict[frozenset[tuple[str, PageRef | None]], int]:
    places = [(one.name, one.page) for one in found.lists]
    rows = zip(found.on, found.people, strict=True)
    return {
        frozenset(place for place, yes in zip(places, on, strict=True) if yes): int(people)
        for on, people in rows
    }
