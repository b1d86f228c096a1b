"""Authors of each problem by source and by whether they follow, over the month's scores."""

from collections.abc import Mapping
from dataclasses import dataclass

from otvet.facts import YearMonth
from otvet.store.counts.opinion import NOT_READ
from otvet.store.store import Store

FOLLOWER, NON_FOLLOWER = "follower", "non_follower"


@dataclass(frozen=True, slots=True)
class Cells:
    """People who spoke up, and who raised each problem, by cell; nothing is hidden yet."""

    of: Mapping[str, int]
    raised: Mapping[tuple[int, str], int]


def page_cells(store: Store, month: YearMonth) -> Cells:
    """Cells by page."""
    store.engine.table("mention", [month])
    pages = {code: str(page) for code, page in store.pages().items()}
    return _cells(store, "page", pages, ints={})


def follow_cells(store: Store, month: YearMonth) -> Cells | None:
    """Cells of followers and others, of known authors; None without a list of followers."""
    store.engine.table("follow", [month])
    if not store.engine.query("audience_lists", ints={"month": month.index}).num_rows:
        return None
    names = {0: NON_FOLLOWER, 1: FOLLOWER}
    return _cells(store, "follow", names, ints={"month": month.index})


def _cells(store: Store, name: str, names: Mapping[int, str], *, ints: Mapping[str, int]) -> Cells:
    found = store.engine.query(f"opinion_{name}_cells", ints={**ints, "not_read": NOT_READ})
    rows = [(row["problem"], names[row["cell"]], row["authors"]) for row in found.to_pylist()]
    return Cells(
        {cell: authors for problem, cell, authors in rows if problem is None},
        {(n, cell): authors for n, cell, authors in rows if n is not None and n >= 0},
    )
