"""Counts behind "how many people are on these lists?": customers, respondents, lists of contacts.

People are matched by e-mail and phone. Whoever is known by several of them is one person: contacts
that stand in one record belong together, and so do those of all records that share a contact.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from otvet.facts import PageRef, YearMonth, day_number
from otvet.store.counts.people import OLDEST
from otvet.store.store import Store

CUSTOMERS, RESPONDENTS = "customers", "respondents"
"""Lists that other files give: who ordered in the month, who left a contact in a survey."""
MOST_LISTS = 60
"""A set of lists is one whole number of 62 bits."""
_OWN, _FIRST = 2, 4
"""Bits of customers and respondents, then of e-mails and phones, then of the lists of contacts."""
MOST_BESIDE = 5
"""A contact beside more others than that is nobody's own: the shop's phone, typed in for many."""
_LINKS = pa.schema([("actor", pa.int64()), ("record", pa.int64()), ("day", pa.int32())])
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class TakenList:
    """A list and the page whose followers it holds; None for a list of other people."""

    name: str
    page: PageRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnLists:
    """How many people are on which lists: a row per set of lists, a column per list.

    `email` and `phone` mark people of whom such a contact is known, from whichever file: who has
    no contact of a list's kind can be on it and not be found there.
    """

    lists: tuple[TakenList, ...]
    on: NDArray[np.bool_]
    people: Ints
    email: NDArray[np.bool_]
    phone: NDArray[np.bool_]


def on_lists(store: Store, month: YearMonth) -> OnLists | None:
    """People by the set of lists they are on; None where no list of contacts was taken.

    The month's customers, respondents of the last half year who left a contact, and of every list
    of contacts the newest one of the last half year.
    """
    last = month.last_day
    days = {"after_day": day_number(last - OLDEST), "last_day": day_number(last)}
    store.engine.table("contact", [])
    found = store.engine.query("contact_lists", ints=days).to_pylist()
    if not found:
        return None
    newest = sorted(found, key=lambda row: (-row["taken_on"], row["list_name"], row["list_page"]))
    taken = newest[: MOST_LISTS - _FIRST]
    store.engine.put("taken_lists", _taken(taken))
    store.engine.put("same_people", _same_people(store, days["last_day"]))
    store.engine.table("orders", [month])
    store.engine.table("response", [])
    rows = store.engine.query("people_on_lists", ints=days | {"month": month.index})
    pages = store.pages()
    contacts = (TakenList(row["list_name"], pages.get(row["list_page"])) for row in taken)
    lists = (TakenList(CUSTOMERS), TakenList(RESPONDENTS), *contacts)
    return _told(lists, rows)


def _taken(rows: Sequence[dict[str, object]]) -> pa.Table:
    """The lists with the unit that each adds to a set of lists."""
    names = ("list_name", "list_page", "taken_on")
    columns = [[row[name] for row in rows] for name in names]
    units = [1 << place for place in range(_FIRST, _FIRST + len(rows))]
    kinds = [
        ("name", pa.string()),
        ("page_or_none", pa.int32()),
        ("taken_on", pa.int32()),
        ("unit", pa.int64()),
    ]
    return pa.table([*columns, units], schema=pa.schema(kinds))


def _told(lists: tuple[TakenList, ...], rows: pa.Table) -> OnLists:
    """Sets of lists, with lists on which nobody is left out."""
    sets = rows["lists"].to_numpy().astype(np.int64)
    order = np.argsort(sets)
    bits = (sets[order, None] >> np.arange(len(lists) + _FIRST - _OWN)) & 1 == 1
    on = np.delete(bits, range(_OWN, _FIRST), axis=1)
    listed, held = on.any(axis=1), on.any(axis=0)
    return OnLists(
        lists=tuple(one for one, anybody in zip(lists, held, strict=True) if anybody),
        on=on[listed][:, held],
        people=rows["people"].to_numpy().astype(np.int64)[order][listed],
        email=bits[listed, _OWN],
        phone=bits[listed, _OWN + 1],
    )


def _same_people(store: Store, last_day: int) -> pa.Table:
    """Contacts that stand for the same person as another, with the one that speaks for them all."""
    rows = store.engine.map_batches(
        "contact", lambda batch: batch.select(_LINKS.names), schema=_LINKS
    )
    known = rows["day"].to_numpy() <= last_day
    actors, persons = same_people(*(rows[n].to_numpy()[known] for n in ("actor", "record")))
    kinds = pa.schema([("actor", pa.int64()), ("person", pa.int64())])
    return pa.table([actors, persons], schema=kinds)


def same_people(actor: Ints, record: Ints) -> tuple[Ints, Ints]:
    """Contacts that belong together by the records they stand in.

    Connected components, not the nearest of several contacts: whoever has two e-mails and two
    phones is one person, whichever of them stand side by side and in whatever order lists came.

    Args:
        actor: Number of a contact.
        record: The record it stands in.

    Returns:
        Contacts of people with several, and for each the smallest number among that person's.

    >>> same_people(np.array([7, 5, 5, 3, 9]), np.array([1, 1, 2, 2, 4]))
    (array([3, 5, 7]), array([3, 3, 3]))
    """
    left, right = _own_pairs(*_pairs(actor, record))
    contacts, places = np.unique(np.concatenate([left, right]), return_inverse=True)
    first, second = places[: left.size], places[left.size :]
    links = coo_array((np.ones(left.size, np.int8), (first, second)), (contacts.size,) * 2)
    _, person = connected_components(links, directed=False)
    # Contacts are sorted, so the first of each person is the smallest.
    _, smallest = np.unique(person, return_index=True)
    return contacts, contacts[smallest][person]


def _pairs(actor: Ints, record: Ints) -> tuple[Ints, Ints]:
    """Two contacts of one record: its smallest one with each of the others, each pair once."""
    if not actor.size:
        return actor, actor
    order = np.argsort(record)
    who, where = actor[order], record[order]
    begins = np.flatnonzero(np.concatenate([[True], where[1:] != where[:-1]]))
    sizes = np.diff(begins, append=who.size)
    smallest = np.repeat(np.minimum.reduceat(who, begins), sizes)
    left, right = smallest[who != smallest], who[who != smallest]
    order = np.lexsort((right, left))
    left, right = left[order], right[order]
    new = (np.diff(left, prepend=right[:1]) != 0) | (np.diff(right, prepend=left[:1]) != 0)
    return left[new], right[new]


def _own_pairs(left: Ints, right: Ints) -> tuple[Ints, Ints]:
    """Pairs without contacts that are nobody's own."""
    contacts, beside = np.unique(np.concatenate([left, right]), return_counts=True)
    nobodys = contacts[beside > MOST_BESIDE]
    if not nobodys.size:
        return left, right
    own = ~(np.isin(left, nobodys) | np.isin(right, nobodys))
    return left[own], right[own]
