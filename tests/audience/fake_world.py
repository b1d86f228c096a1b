"""A VK group whose fakes are known, as files that people export: lists of members by month."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import numpy as np

from otvet.answers.month import Month
from otvet.brand import Brand
from otvet.i18n import Language
from otvet.report.page import month_page
from otvet.report.text import month_text

GROUP = "vk:42"
TOML = """version = 1
[brand]
name = "Чайная"
language = "ru"
zone = "Europe/Moscow"
[[pages]]
ref = "vk:42"
kind = "group"
"""
KEY = bytes(range(32))
"""Accounts are drawn by their hashed numbers: under a key of chance each run would draw others."""
FIRST = date(2026, 9, 1)
SEPTEMBER, OCTOBER = date(2026, 9, 30), date(2026, 10, 31)


def people(n: int, *, start: int = 0) -> list[int]:
    """Ids as VK gives them, in no order of joining; those of other starts are other people's."""
    return [1_000_000 + (start + k) * 7_919 % 9_999_991 for k in range(n)]


def make_group(folder: Path, counts: Mapping[date, int]) -> Brand:
    """A brand with one group, whose follower counts somebody has typed in."""
    (folder / "inbox").mkdir(parents=True)
    (folder / "otvet.toml").write_text(TOML, "utf-8")
    (folder / "key").write_bytes(KEY)
    brand = Brand(folder)
    for day, followers in counts.items():
        brand.enter(GROUP, "followers", followers, day=day)
    return brand


def write_members(brand: Brand, members: Collection[int], day: date) -> None:
    """A list of members, taken on the day in its name; in an order of its own, as the same bytes
    would be the same file.
    """
    order = np.random.default_rng(day.toordinal()).permutation(len(members))
    rows = "\n".join(str(one) for one in np.array(list(members))[order])
    (brand.inbox / f"vk_members_{day}.csv").write_text(f"id\n{rows}\n", "utf-8")


def collect(brand: Brand) -> None:
    """Take in the inbox; nothing may be refused."""
    refused = {file.file: file.message for file in brand.collect(accept_guesses=True) if file.error}
    assert not refused, refused


def write_joins(brand: Brand, joins: Sequence[int]) -> None:
    """How many joined on each day from 1 September on."""
    days = ((FIRST + timedelta(days=n), joined) for n, joined in enumerate(joins))
    rows = "\n".join(f"{day:%d.%m.%Y};{joined}" for day, joined in days)
    (brand.inbox / "vk_statistika.csv").write_text(f"Дата;Вступили\n{rows}\n", "utf-8")


def quiet(*, bought: int = 0) -> list[int]:
    """Two months of 8 to 12 joins a day, and so many more on 13 October."""
    joins = [8 + n % 5 for n in range(61)]
    joins[42] += bought
    return joins


def write_comments(brand: Brand, said: Iterable[tuple[date, int]], *, name: str) -> int:
    """Who commented on which day, in words that say nothing; the number of rows."""
    rows = [
        f"{day:%d.%m.%Y};{who};https://vk.com/wall-42_1?reply={n};Заходил сюда в {n}-й раз"
        for n, (day, who) in enumerate(said)
    ]
    head = "Дата;ID автора;Ссылка;Комментарий"
    (brand.inbox / f"vk_{name}.csv").write_text("\n".join([head, *rows]) + "\n", "utf-8")
    return len(rows)


def told(month: Month, language: Language) -> tuple[str, str]:
    """What the month says as text and on the page, with plain spaces between the words."""
    page = re.sub(r"<[^>]+>", " ", month_page(month, language))
    return _flat(month_text(month, language)), _flat(unescape(page))


def _flat(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())
