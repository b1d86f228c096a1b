"""Counts behind "is awareness growing?": which waves there are, and what was said in one."""

from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from otvet.facts import day_of
from otvet.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveDay:
    """How many respondents a wave had on one day, and how many of them the items were asked.

    Silent advantages count among the advantages: the month in which they are first told needs the
    wave that asked of them before.
    """

    survey: str
    wave: str
    day: date
    complete: bool
    respondents: int
    asked_advantages: int
    asked_aided: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one respondent said to one item; `value` None was skipped.

    `actor` is the same in every wave that the person answered; None if nobody knows who it was.
    """

    respondent: int
    actor: int | None
    day: date
    role: str
    item: str
    value: float | None
    text: str
    run: int


def wave_days(store: Store) -> tuple[WaveDay, ...]:
    """Respondents of every wave by day, oldest first."""
    store.engine.table("response", [])
    days = (
        WaveDay(
            survey=row["survey"],
            wave=row["wave"],
            day=day_of(row["day"]),
            complete=bool(row["complete"]),
            respondents=int(row["respondents"]),
            asked_advantages=int(row["asked_advantages"]),
            asked_aided=int(row["asked_aided"]),
        )
        for row in store.engine.query("awareness_waves", ints={}).to_pylist()
    )
    return tuple(sorted(days, key=lambda d: (d.day, d.survey, d.wave, d.complete)))


def responses(store: Store, *, survey: str, wave: str) -> tuple[Said, ...]:
    """What the respondents of a wave said, complete responses only, in the respondents' order."""
    store.engine.table("response", [])
    store.engine.put("wanted_wave", pa.table({"survey": [survey], "wave": [wave]}))
    said = (
        Said(
            respondent=row["respondent"],
            actor=row["actor"],
            day=day_of(row["day"]),
            role=row["role"],
            item=row["item"],
            value=row["value"],
            text=row["text"] or "",
            run=row["run"],
        )
        for row in store.engine.query("awareness_responses", ints={}).to_pylist()
    )
    return tuple(sorted(said, key=lambda s: (s.respondent, s.role, s.item)))
