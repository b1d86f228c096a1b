"""What people have said of texts: the sample drawn for a month, and the labels put on it.

A label belongs to the text's key and to codes of the codeframe: it outlives a repeated import and
a codeframe whose problems stand in another order.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import astuple, dataclass
from datetime import datetime

from otvet.facts import YearMonth

TABLES = """
create table if not exists sample (
    month integer not null, mention integer not null, place integer not null,
    stratum text not null, weight real not null, drawn_at text not null, codeframe text not null,
    primary key (month, mention)
) strict, without rowid;
create table if not exists label (
    mention integer not null, rater text not null, sentiment integer not null,
    problems text not null, cause text not null, at text not null,
    primary key (mention, rater)
) strict, without rowid;
"""


MODEL = "model:"
"""How the name of a rater begins who is a model on another machine: it is never counted by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """Somebody of the month's sample, in the order of labelling, and for how many people they stand.

    `codeframe` is its stamp and the codes that it had, with spaces between.
    """

    mention: int
    place: int
    stratum: str
    weight: float
    drawn_at: datetime
    codeframe: str

    @property
    def codes(self) -> frozenset[str]:
        """Problems that a label of this text could name; empty where that was not kept."""
        return frozenset(self.codeframe.split()[1:])


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a person found in a text: its sentiment (-1, 0, 1; 2 unclear) and problems by code.

    No problems is no complaint; `cause` is who must fix it where the person says otherwise than
    the codeframe.
    """

    mention: int
    rater: str
    sentiment: int
    problems: tuple[str, ...]
    cause: str = ""
    at: datetime


def write_sample(sql: sqlite3.Connection, month: YearMonth, drawn: Iterable[Drawn]) -> None:
    """Keep the month's sample in place of an earlier one."""
    sql.execute("delete from sample where month = ?", (month.index,))
    sql.executemany(
        "insert into sample values (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                month.index,
                d.mention,
                d.place,
                d.stratum,
                d.weight,
                d.drawn_at.isoformat(),
                d.codeframe,
            )
            for d in drawn
        ],
    )


def sample(sql: sqlite3.Connection, month: YearMonth) -> tuple[Drawn, ...]:
    """The month's sample in the order of labelling."""
    found = sql.execute(
        "select mention, place, stratum, weight, drawn_at, codeframe from sample "
        "where month = ? order by place",
        (month.index,),
    )
    return tuple(
        Drawn(
            mention=mention,
            place=place,
            stratum=stratum,
            weight=weight,
            drawn_at=datetime.fromisoformat(at),
            codeframe=codeframe,
        )
        for mention, place, stratum, weight, at, codeframe in found
    )


def write_labels(sql: sqlite3.Connection, labels: Iterable[Label]) -> None:
    """Keep labels; a rater's later word on a text takes the place of the earlier."""
    rows = [astuple(label) for label in labels]
    sql.executemany(
        "insert or replace into label values (?, ?, ?, ?, ?, ?)",
        [
            (mention, rater, sentiment, json.dumps(problems), cause, at.isoformat())
            for mention, rater, sentiment, problems, cause, at in rows
        ],
    )


def labels(sql: sqlite3.Connection, *, by_models: bool = False) -> tuple[Label, ...]:
    """Every label that people put, or else that models did, by text and rater."""
    found = sql.execute(
        "select mention, rater, sentiment, problems, cause, at from label "
        "where (substr(rater, 1, ?) = ?) = ? order by mention, rater",
        (len(MODEL), MODEL, by_models),
    )
    return tuple(
        Label(
            mention=mention,
            rater=rater,
            sentiment=sentiment,
            problems=tuple(json.loads(problems)),
            cause=cause,
            at=datetime.fromisoformat(at),
        )
        for mention, rater, sentiment, problems, cause, at in found
    )


def forget(sql: sqlite3.Connection, mentions: Collection[int]) -> None:
    """Nothing is kept of what was said of these texts."""
    keys = [(mention,) for mention in mentions]
    sql.executemany("delete from label where mention = ?", keys)
    sql.executemany("delete from sample where mention = ?", keys)
