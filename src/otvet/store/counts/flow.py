"""Who stayed, who came, who left: counts over the months in which each account acted.

A month's own flow stands on the state of the month before, so a month that is still filling costs
its own rows and not those of the past.
"""

from dataclasses import dataclass

import pyarrow as pa

from otvet.facts import YearMonth
from otvet.store.store import Store

MOST_BACK = 24
"""Months back from the last one that a trend shows; a mask holds 62, of which a year is needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Accounts that acted in a month: seen for the first time, or in the month before as well."""

    active: int
    first_seen: int
    stayed: int

    @property
    def returned(self) -> int:
        """Seen before, but not in the month before."""
        return self.active - self.first_seen - self.stayed


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthBack(Flow):
    """The same of the month so far back, with those of the month before who were not seen again in
    it, and all of the twelve months that end with it.

    `seen_later` acted in it and in a later month; `only_around` before it and after it, not in it.
    """

    back: int
    not_again: int
    seen_later: int
    only_around: int
    in_a_year: int

    @property
    def seen_before(self) -> int:
        """Those who acted in it and in an earlier month."""
        return self.active - self.first_seen


def flow(store: Store, month: YearMonth) -> Flow:
    """The month's flow; cheap to count again when only this month's facts have changed."""
    store.engine.table("actor_month", [month])
    store.engine.table("actor_state", [month.previous])
    rows = store.engine.query("audience_flow", ints={"month": month.index}).to_pylist()
    return Flow(**rows[0])


def months_back(store: Store, last: YearMonth, *, months: int) -> tuple[MonthBack, ...]:
    """The flow of each of the months up to `last`, newest first, off one table of masks.

    Empty if nobody has acted in any month.
    """
    looks = range(min(months, MOST_BACK))
    units = pa.array([2**back for back in looks], pa.int64())
    store.engine.table("actor_state", [last])
    store.engine.put("looks", pa.table({"back": pa.array(looks, pa.int32()), "unit": units}))
    rows = store.engine.query("audience_months", ints={}).to_pylist()
    return tuple(MonthBack(**row) for row in sorted(rows, key=lambda row: row["back"]))
