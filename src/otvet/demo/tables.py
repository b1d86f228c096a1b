"""Tables as VK dumps, a till and a form give them, some of their rows broken on purpose."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np

from otvet.demo.accounts import VK_GROUP_ID, clock, vk_id
from otvet.demo.brandfile import FOILS, GRID, TOLD, asked_as
from otvet.demo.calendar import DAYS, MONTHS, date_of, days_of, moment_of
from otvet.demo.people import AGES, VK
from otvet.demo.survey import Wave
from otvet.demo.till import Order
from otvet.demo.voices import SECONDS_A_DAY, Comment, Post
from otvet.demo.world import World

Rows = Iterable[Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A file's bytes, how many rows it has below the header, how many of them are broken."""

    data: bytes
    rows: int
    bad: int = 0


def _table(header: Sequence[str], rows: Rows, *, encoding: str, split: str, bad: int) -> Table:
    out = io.StringIO(newline="")
    quoted = split == ","
    quoting: Literal[0, 1] = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    writer = csv.writer(out, delimiter=split, quoting=quoting, lineterminator="\r\n")
    writer.writerow(header)
    count = 0
    for row in rows:
        writer.writerow(row)
        count += 1
    return Table(data=out.getvalue().encode(encoding), rows=count, bad=bad)


def vk_comments(world: World, rng: np.random.Generator) -> Table:
    """Comments of the VK wall; they share one sequence of ids with the posts."""
    comments = [comment for comment in world.comments if comment.page == VK]
    ids = _wall_ids(world.posts, comments)
    rows = [
        (
            str(ids["comment", comment.number]),
            str(ids["post", comment.post]),
            str(-VK_GROUP_ID if comment.person is None else vk_id(comment.person)),
            clock(comment.second).replace("T", " "),
            comment.text,
            str(int(rng.poisson(0.8))),
        )
        for comment in comments
    ]
    broken = (str(len(ids) + 5001), rows[0][1], rows[0][2], "2026-02-31 12:00:00", "Спасибо!", "0")
    rows.insert(len(rows) // 2, broken)
    header = ("id", "post_id", "from_id", "date", "text", "likes")
    return _table(header, rows, encoding="utf-8-sig", split=";", bad=1)


def _wall_ids(posts: Sequence[Post], comments: Sequence[Comment]) -> dict[tuple[str, int], int]:
    order = sorted(
        [(post.second, "post", post.number) for post in posts]
        + [(comment.second, "comment", comment.number) for comment in comments]
    )
    return {(kind, number): 5001 + place for place, (_, kind, number) in enumerate(order)}


def vk_members(world: World, month: int) -> Table:
    """The community's list of members at the end of a month."""
    day = days_of(month)[-1]
    rows = [(str(vk_id(int(who))),) for who in world.people.followers(VK, day)]
    return _table(("id",), rows, encoding="utf-8", split=";", bad=0)


def vk_stats(world: World, rng: np.random.Generator) -> Table:
    """The community's daily statistics in Russian: counts, never lists of people."""
    rows = [_stats_row(world, day, rng) for day in range(DAYS)]
    rows[40] = (*rows[40][:4], "н/д", "н/д", rows[40][6])
    rows.insert(300, ("31.06.2026", *rows[299][1:]))
    rows.insert(200, (rows[199][0], "2 6O1", *rows[199][2:]))
    header = (
        "Дата",
        "Подписчики",
        "Вступили",
        "Вышли",
        "Охват",
        "Охват подписчиков",
        "Просмотры",
    )
    return _table(header, rows, encoding="cp1251", split=";", bad=2)


def _stats_row(world: World, day: int, rng: np.random.Generator) -> tuple[str, ...]:
    people = world.people
    fans = people.followers(VK, day).size
    reached = round(fans * float(rng.uniform(0.12, 0.24)))
    reach = round(reached * float(rng.uniform(1.25, 1.7)))
    return (
        _day(date_of(day)),
        _grouped(fans),
        str(int((people.joined[VK] == day).sum())),
        str(int((people.left[VK] == day).sum())),
        _grouped(reach),
        _grouped(reached),
        _grouped(round(reach * float(rng.uniform(1.6, 2.4)))),
    )


def _day(day: date) -> str:
    return day.strftime("%d.%m.%Y")


def _grouped(number: int) -> str:
    """Thousands apart by a space, as Russian statistics write them."""
    return f"{number:,}".replace(",", " ")


def till(orders: Iterable[Order], year: int) -> Table:
    """A year's receipts as an accounting program exports them."""
    rows = [_receipt(order) for order in orders if moment_of(order.second).year == year]
    rows.insert(120, ("32" + rows[120][0][2:], "0000120-1", "450,00", ""))
    rows.insert(340, (rows[340][0], "0000340-1", "1 25O,00", ""))
    header = ("Дата", "Номер чека", "Сумма", "Промокод")
    return _table(header, rows, encoding="cp1251", split=";", bad=2)


def _receipt(order: Order) -> tuple[str, str, str, str]:
    when = moment_of(order.second).strftime("%d.%m.%Y %H:%M:%S")
    roubles, kopecks = divmod(order.kopecks, 100)
    return when, f"{order.number:07d}", f"{_grouped(roubles)},{kopecks:02d}", order.promo_code


def survey(world: World, wave: Wave) -> Table:
    """A wave as a form's table: a grid of what people know, then who they are."""
    names = [asked_as(code) for code in GRID]
    header = (
        "Отметка времени",
        *(f"Что вы знаете о нас? [{name}]" for name in names),
        "На какие наши страницы подписаны",
        "Пол",
        "Возраст",
    )
    rows = [_response(world, wave, number) for number in range(wave.people.size)]
    rows.insert(57, ("32" + rows[57][0][2:], *rows[57][1:]))
    return _table(header, rows, encoding="utf-8", split=",", bad=1)


def _response(world: World, wave: Wave, number: int) -> tuple[str, ...]:
    person = int(wave.people[number])
    said = dict(zip(TOLD, wave.advantages[number], strict=True))
    said |= dict(zip(FOILS, wave.foils[number], strict=True))
    return (
        moment_of(int(wave.seconds[number])).strftime("%d.%m.%Y %H:%M:%S"),
        *(_ANSWERS[int(said[code])] for code in GRID),
        _pages(wave, number),
        "Женский" if world.people.woman[person] else "Мужской",
        AGES[int(world.people.age[person])],
    )


_ANSWERS = {1: "Да", 0: "Нет", -1: ""}
_PAGE_LABELS = ("ВКонтакте", "Telegram")


def _pages(wave: Wave, number: int) -> str:
    named = [
        label for label, follows in zip(_PAGE_LABELS, wave.follows[number], strict=True) if follows
    ]
    return ", ".join(named) or "Ни на одну"


def wave_month(wave: Wave) -> str:
    """The month of a wave as its file is named."""
    return str(MONTHS[wave.month])


def last_moment(wave: Wave) -> int:
    """The second at which the wave's last response came."""
    return (int(wave.seconds[-1]) // SECONDS_A_DAY + 1) * SECONDS_A_DAY
