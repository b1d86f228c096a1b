"""Writes the simulated tea house as a brand's folder; the same seed gives the same bytes."""

import json
import os
from dataclasses import asdict
from pathlib import Path

import numpy as np

from otvet.config import read_config
from otvet.demo import tables, telegram
from otvet.demo.accounts import CHANNEL_REF, unixtime
from otvet.demo.brandfile import brand_toml
from otvet.demo.calendar import DAYS, MONTHS, date_of, days_of
from otvet.demo.people import TELEGRAM
from otvet.demo.tables import Table
from otvet.demo.truth import Truth
from otvet.demo.voices import SECONDS_A_DAY
from otvet.demo.world import END, World, live, truth_of
from otvet.errors import InputError
from otvet.facts import PageRef
from otvet.i18n import Language, mark
from otvet.sources.hand.read import write_entry

SEED = 2026
MEMBER_LISTS = 3
"""For so many month ends the list of members was saved."""
BY_HAND = 6
"""For so many month ends somebody wrote down the channel's followers, which no export holds."""
_EXPORTED = DAYS * SECONDS_A_DAY + 10 * 3600
"""Ten in the morning after the last day."""


def make_demo(folder: Path, *, seed: int = SEED, language: Language = "ru") -> Truth:
    """Write a brand's folder whose truth is known; it holds files to take in, and no facts yet.

    Args:
        folder: where to write; must be new or empty.
        seed: the world to simulate.
        language: language of otvet.toml; guests write in both languages whatever it is.
    """
    if folder.exists() and any(folder.iterdir()):
        raise InputError(
            mark("{folder} is not empty: choose another folder for the demo"), {"folder": folder}
        )
    world = live(seed)
    inbox = folder / "inbox"
    inbox.mkdir(parents=True)
    (folder / "otvet.toml").write_text(brand_toml(world, language), "utf-8")
    read_config(folder / "otvet.toml")
    rows, bad = _write_inbox(inbox, world)
    truth = truth_of(world, rows_by_file=rows, bad_rows_by_file=bad)
    (folder / "truth.json").write_text(truth_json(truth), "utf-8")
    return truth


def truth_json(truth: Truth) -> str:
    """The truth as it lies beside otvet.toml."""
    figures = asdict(truth) | {"month": str(truth.month), "by_question": truth.by_question}
    return json.dumps(figures, ensure_ascii=False, indent=1) + "\n"


def _write_inbox(inbox: Path, world: World) -> tuple[dict[str, int], dict[str, int]]:
    """Write every file; returns its rows and its broken rows by the file's name."""
    written: dict[str, tuple[int, int]] = {}
    for name, (table, second) in (_tables(world) | _chats(world)).items():
        path = inbox / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(table.data)
        _date(path, second)
        written[name] = (table.rows, table.bad)
    written |= _by_hand(inbox, world)
    rows = {name: count for name, (count, _) in sorted(written.items())}
    return rows, {name: bad for name, (_, bad) in sorted(written.items()) if bad}


def _date(path: Path, second: int) -> None:
    """The file's time is when it was exported: the store takes it as the time of observation."""
    os.utime(path, (unixtime(second), unixtime(second)))


def _tables(world: World) -> dict[str, tuple[Table, int]]:
    found = {
        "vk_comments.csv": (tables.vk_comments(world, _rng(world, 0)), _EXPORTED),
        "vk_stats.csv": (tables.vk_stats(world, _rng(world, 1)), _EXPORTED),
    }
    for month in range(END + 1 - MEMBER_LISTS, END + 1):
        day = days_of(month)[-1]
        name = f"vk_members_{date_of(day)}.csv"
        found[name] = (tables.vk_members(world, month), _evening(day))
    for year in (2025, 2026):
        end = min((date_of(0).replace(year=year + 1, month=1) - date_of(0)).days, DAYS)
        found[f"kassa_{year}.csv"] = (tables.till(world.orders, year), end * SECONDS_A_DAY + 36_000)
    for wave in world.waves:
        name = f"anketa_{tables.wave_month(wave)}.csv"
        found[name] = (tables.survey(world, wave), tables.last_moment(wave))
    return found


def _chats(world: World) -> dict[str, tuple[Table, int]]:
    exports = {
        "ChatExport_2026-11-01/result.json": telegram.channel_export(world, _rng(world, 2)),
        "ChatExport_2026-11-01 (1)/result.json": telegram.group_export(world, _rng(world, 3)),
    }
    return {
        name: (Table(data=telegram.as_bytes(export), rows=len(export["messages"])), _EXPORTED)
        for name, export in exports.items()
    }


def _by_hand(inbox: Path, world: World) -> dict[str, tuple[int, int]]:
    written = {}
    for month in range(len(MONTHS) - BY_HAND, len(MONTHS)):
        day = days_of(month)[-1]
        count = world.people.followers(TELEGRAM, day).size
        ref = PageRef(CHANNEL_REF)
        path = write_entry(inbox, ref, "followers", day=date_of(day), value=count)
        _date(path, _evening(day))
        written[path.name] = (1, 0)
    return written


def _evening(day: int) -> int:
    """Half an hour before the day ends."""
    return (day + 1) * SECONDS_A_DAY - 1800


def _rng(world: World, file: int) -> np.random.Generator:
    """Each file draws from its own stream, so that one never moves another."""
    return np.random.default_rng([world.seed, 100 + file])
