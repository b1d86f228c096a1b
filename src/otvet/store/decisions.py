"""What a person has said of single mentions: really new, of another problem, no complaint at all."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

What = Literal["confirm", "merge", "discard", "dismiss"]
"""`dismiss` is said of a group that was offered as a new problem: its mentions are none."""

DECISION_TABLES = """
create table if not exists decision (
    number integer primary key, mention integer not null, month integer not null,
    about text not null, what text not null, into_code text not null,
    rater text not null, at text not null
) strict;
create index if not exists decision_month on decision (month)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision on what a mention says.

    `about` is the code of the problem that the reader found, "" for an unplaced complaint;
    `into` the code that it is merged into. `month` is the mention's, as a number.
    """

    mention: int
    month: int
    about: str
    what: What
    at: datetime
    into: str = ""
    rater: str = ""


def write_decisions(sql: sqlite3.Connection, decisions: Iterable[Decision]) -> None:
    """Add decisions below the earlier ones: nothing that a person said is overwritten."""
    rows = [
        (d.mention, d.month, d.about, d.what, d.into, d.rater, d.at.astimezone(UTC).isoformat())
        for d in decisions
    ]
    sql.executemany(
        "insert into decision (mention, month, about, what, into_code, rater, at) "
        "values (?, ?, ?, ?, ?, ?, ?)",
        rows,
    )


def decided_in(sql: sqlite3.Connection, month: int) -> tuple[Decision, ...]:
    """The latest decision on each mention and problem of a month; dismissals stand on their own."""
    found = sql.execute(
        "select mention, month, about, what, at, into_code, rater from decision where number in ("
        "select max(number) from decision where month = ? group by mention, about, what = 'dismiss'"
        ") order by mention, about, what",
        (month,),
    )
    return tuple(
        Decision(
            mention=mention, month=month, about=about, what=what,
            at=datetime.fromisoformat(at), into=into, rater=rater,
        )
        for mention, month, about, what, at, into, rater in found
    )  # fmt: skip


def forget_decisions(sql: sqlite3.Connection, mentions: Iterable[int]) -> None:
    """Decisions on the mentions of an erased person go with them."""
    sql.executemany("delete from decision where mention = ?", [(m,) for m in mentions])
