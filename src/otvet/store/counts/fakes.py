"""Counts behind "how many followers are fakes?": lists of two months, by what looks suspicious."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import pyarrow as pa

from otvet.facts import ActorId, PageRef, YearMonth
from otvet.store.counts.audience import page_numbers
from otvet.store.store import Store

Cell: TypeAlias = Literal["stayed", "new", "left"]
"""On the list of both months, of this one alone, of the one before alone."""
Kind: TypeAlias = Literal["plain", "silent", "copies"]
KINDS: Sequence[Kind] = ("plain", "silent", "copies")
SILENT_MONTHS = 6
"""Listed for so long without a single act: silent. Most people are, so it is no proof."""
MOST_ROWS = 200_000
"""Accounts among which a sample is drawn; of larger lists a random part of about so many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A stratum of the lists: how many `accounts` stand so on a page's lists of two months."""

    page: PageRef
    cell: Cell
    kind: Kind
    accounts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A place on a page's lists, and whose it is."""

    code: int
    page: PageRef
    actor: ActorId
    cell: Cell
    kind: Kind


def listed_strata(
    store: Store, month: YearMonth, *, pages: Collection[PageRef], copiers: pa.Table
) -> tuple[Listed, ...]:
    """How many accounts stand on the pages' lists of the month and of the month before.

    Args:
        store: The brand's facts.
        month: The month in question.
        pages: The pages whose lists are looked at.
        copiers: Accounts (`actor`, int64) that wrote what others wrote as well.
    """
    found = (
        Listed(
            page=PageRef(row["ref"]),
            cell=_cell(row),
            kind=KINDS[row["kind"]],
            accounts=int(row["accounts"]),
        )
        for row in _rows(store, month, pages, copiers)
    )
    return tuple(sorted(found, key=lambda one: (one.page, one.cell, one.kind)))


def listed_accounts(
    store: Store, month: YearMonth, *, pages: Collection[PageRef], copiers: pa.Table, of: int
) -> tuple[Account, ...]:
    """The accounts themselves, in a fixed order; a random part where there are very many.

    An account's number is a keyed hash, so those that a number divides are drawn by lot.

    Args:
        store: The brand's facts.
        month: The month in question.
        pages: The pages whose lists are looked at.
        copiers: Accounts that wrote what others wrote as well.
        of: How many there are in all.
    """
    parts = max(1, of // MOST_ROWS)
    found = (
        Account(
            code=row["page"],
            page=PageRef(row["ref"]),
            actor=ActorId(row["actor"]),
            cell=_cell(row),
            kind=KINDS[row["kind"]],
        )
        for row in _rows(store, month, pages, copiers, parts=parts, apart=1)
    )
    return tuple(sorted(found, key=lambda one: (one.page, one.actor)))


def texts_by_account(store: Store, month: YearMonth) -> pa.Table:
    """What known accounts wrote in the month: `key`, `actor`, `text`."""
    store.engine.table("mention", [month])
    return store.engine.query("fakes_texts", ints={"month": month.index})


def _rows(
    store: Store,
    month: YearMonth,
    pages: Collection[PageRef],
    copiers: pa.Table,
    *,
    parts: int = 1,
    apart: int = 0,
) -> list[dict[str, Any]]:
    """One of so many `parts` of the lists, counted by stratum, or each account `apart`."""
    store.engine.table("follow", [])
    store.engine.table("actor_state", [month])
    store.engine.put("counted_pages", page_numbers(store, pages))
    store.engine.put("copiers", copiers)
    ints = {"month": month.index, "silent": SILENT_MONTHS, "parts": parts, "apart": apart}
    rows: list[dict[str, Any]] = store.engine.query("fakes_listed", ints=ints).to_pylist()
    return rows


def _cell(row: dict[str, Any]) -> Cell:
    if row["was"]:
        return "stayed" if row["still"] else "left"
    return "new"
