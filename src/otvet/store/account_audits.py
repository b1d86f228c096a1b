"""What people have said of accounts: whom a month's sample holds, and who is a fake.

Nothing here names anybody: an account is the brand's own number for it, as in the facts.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import datetime

from otvet.facts import ActorId, YearMonth

TABLES = """
create table if not exists account_sample (
    month integer not null, page integer not null, actor integer not null, place integer not null,
    stratum text not null, weight real not null, drawn_at text not null,
    primary key (month, page, actor)
) strict, without rowid;
create table if not exists account_label (
    actor integer not null, rater text not null, fake integer not null, at text not null,
    primary key (actor, rater)
) strict, without rowid;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnAccount:
    """A place on a page's list of followers, drawn, and for how many places it stands.

    `page` is the page's code in `pages`; `stratum` is what was known when it was drawn.
    """

    page: int
    actor: ActorId
    place: int
    stratum: str
    weight: float
    drawn_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountLabel:
    """What a person found of an account when they looked at it in its network."""

    actor: ActorId
    rater: str
    fake: bool
    at: datetime


def write_sample(sql: sqlite3.Connection, month: YearMonth, drawn: Iterable[DrawnAccount]) -> None:
    """Keep the month's sample in place of an earlier one."""
    sql.execute("delete from account_sample where month = ?", (month.index,))
    rows = [(month.index, *astuple(one)[:-1], one.drawn_at.isoformat()) for one in drawn]
    sql.executemany("insert into account_sample values (?, ?, ?, ?, ?, ?, ?)", rows)


def sample(sql: sqlite3.Connection, month: YearMonth) -> tuple[DrawnAccount, ...]:
    """The month's sample in the order of labelling."""
    found = sql.execute(
        "select page, actor, place, stratum, weight, drawn_at from account_sample "
        "where month = ? order by place",
        (month.index,),
    )
    return tuple(
        DrawnAccount(
            page=page,
            actor=ActorId(actor),
            place=place,
            stratum=stratum,
            weight=weight,
            drawn_at=datetime.fromisoformat(at),
        )
        for page, actor, place, stratum, weight, at in found
    )


def write_labels(sql: sqlite3.Connection, labels: Iterable[AccountLabel]) -> None:
    """Keep labels; a rater's later word on an account takes the place of the earlier."""
    sql.executemany(
        "insert or replace into account_label values (?, ?, ?, ?)",
        [(one.actor, one.rater, int(one.fake), one.at.isoformat()) for one in labels],
    )


def labels(sql: sqlite3.Connection) -> tuple[AccountLabel, ...]:
    """Every label, by account and rater."""
    found = sql.execute("select actor, rater, fake, at from account_label order by actor, rater")
    return tuple(
        AccountLabel(
            actor=ActorId(actor), rater=rater, fake=bool(fake), at=datetime.fromisoformat(at)
        )
        for actor, rater, fake, at in found
    )


def forget(sql: sqlite3.Connection, actor: ActorId) -> None:
    """Nothing is kept of what was said of this account."""
    sql.execute("delete from account_label where actor = ?", (actor,))
    sql.execute("delete from account_sample where actor = ?", (actor,))
