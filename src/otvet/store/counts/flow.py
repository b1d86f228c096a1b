"""Who stayed, who came, who left: counts over the months in which each account acted.

The last month is met with the masks of the months before it, so a month that is still filling
costs its own rows and not those of the past.
"""

from dataclasses import dataclass

import pyarrow as pa

from otvet.facts import YearMonth
from otvet.store.store import Store

MOST_BACK = 24
"""Months back from the last one that a trend shows; a mask holds 62, of which a year is needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthBack:
    """Accounts that acted in the month so far back: seen for the first time, or stayed from before.

    `not_again` acted in the month before it and not in it; `seen_later` in it and in a later month;
    `only_around` before it and after it, not in it; `in_a_year` in the twelve months that end
    with it.
    """

    back: int
    active: int
    first_seen: int
    stayed: int
    not_again: int
    seen_later: int
    only_around: int
    in_a_year: int

    @property
    def returned(self) -> int:
        """Seen before, but not in the month before."""
        return self.active - self.first_seen - self.stayed

    @property
    def seen_before(self) -> int:
        """Those who acted in it and in an earlier month."""
        return self.active - self.first_seen


def months_back(store: Store, last: YearMonth, *, months: int) -> tuple[MonthBack, ...]:
    """The flow of each of the months up to `last`, newest first, off one table of masks.

    Empty if nobody has acted in any month. The masks are those of the month before `last`, so what
    is new in `last` is met with them and they are not counted again.
    """
    looks = range(min(months, MOST_BACK))
    units = pa.array([2**back for back in looks], pa.int64())
    store.engine.table("actor_month", [last])
    store.engine.table("actor_state", [last.previous])
    store.engine.put("looks", pa.table({"back": pa.array(looks, pa.int32()), "unit": units}))
    rows = store.engine.query("audience_months", ints={"month": last.index}).to_pylist()
    return tuple(MonthBack(**row) for row in sorted(rows, key=lambda row: row["back"]))
