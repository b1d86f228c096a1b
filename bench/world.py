"""A large brand as files: likes as CSV, comments as Telegram JSON, reviews as XLSX; one seed.

Activity follows a power law and the pool of people drifts from month to month, as in a community.
"""

import json
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
from openpyxl import Workbook

FIRST = datetime(2024, 11, 1, tzinfo=UTC)
MONTHS = 24
TOML = """version = 1
[brand]
name = "Bench"
pack = "cafe"
[[pages]]
ref = "vk:bench"
[[pages]]
ref = "telegram:1900000001"
kind = "channel"
linked = "telegram:1900000002"
"""
BRAND = tomllib.loads(TOML)
PHRASES = (
    "Ждали заказ сорок минут, очень долго",
    "Чай принесли холодный, обидно",
    "Вкусный пирог, спасибо!",
    "Цены опять выросли",
    "The staff was rude to my mother",
    "Когда откроетесь после ремонта?",
    "Доставка опоздала на час",
    "Lovely place, will come again",
    "Карта лояльности не работает",
    "Очень уютно, музыка приятная",
)


@dataclass(frozen=True, slots=True)
class Size:
    """How many rows the world has."""

    interactions: int = 1_000_000
    mentions: int = 100_000


def write_world(folder: Path, size: Size, *, rng: np.random.Generator) -> None:
    """Write otvet.toml, the key and the inbox of a large brand."""
    inbox = folder / "inbox"
    inbox.mkdir(parents=True)
    (folder / "otvet.toml").write_text(TOML, "utf-8")
    write_likes(inbox / "likes.csv", moments(size.interactions, rng), rng=rng)
    write_comments(inbox / "result.json", moments(size.mentions, rng), rng=rng)


def moments(n: int, rng: np.random.Generator) -> list[datetime]:
    seconds = np.sort(rng.integers(0, 730 * 86_400, n))
    return [FIRST + timedelta(seconds=int(second)) for second in seconds]


def _people(n: int, rng: np.random.Generator) -> list[int]:
    drift = np.arange(n) * 40_000 // n
    return [int(who) for who in (rng.random(n) ** 3 * 200_000).astype(int) + drift + 1]


def write_likes(path: Path, moments: list[datetime], *, rng: np.random.Generator) -> None:
    """Likes as a table: post, account, moment."""
    people = _people(len(moments), rng)
    with path.open("w", encoding="utf-8") as file:
        file.write("post_id,user_id,date,type\n")
        for number, (moment, who) in enumerate(zip(moments, people, strict=True)):
            file.write(f"{number // 500 + 1},{who},{moment:%Y-%m-%d %H:%M:%S},like\n")


def write_comments(path: Path, moments: list[datetime], *, rng: np.random.Generator) -> None:
    """A discussion group: the channel's post every thousand messages, comments below it."""
    people = _people(len(moments), rng)
    words = rng.integers(0, len(PHRASES), len(moments))
    messages = []
    for number, (moment, who) in enumerate(zip(moments, people, strict=True), 1):
        post = number - number % 1000 + 1
        message: dict[str, object] = {
            "id": number,
            "type": "message",
            "date": f"{moment:%Y-%m-%dT%H:%M:%S}",
            "date_unixtime": str(int(moment.timestamp())),
            "from": "x",
            "from_id": f"user{who}",
            "reply_to_message_id": post,
            "text": f"{PHRASES[words[number - 1]]} {number % 97}",
            "text_entities": [],
        }
        if number == post:
            message |= {"from_id": "channel1900000001", "forwarded_from": "Bench"}
            del message["reply_to_message_id"]
        messages.append(message)
    whole = {"name": "Bench", "type": "public_supergroup", "id": 1900000002, "messages": messages}
    path.write_text(json.dumps(whole, ensure_ascii=False), "utf-8")


def write_reviews(path: Path, moments: list[datetime], *, rng: np.random.Generator) -> None:
    """Reviews of a shop as a spreadsheet of eight columns."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Отзывы")
    sheet.append(["ID отзыва", "Дата", "Автор ID", "Оценка", "Текст", "Товар", "Ответ", "Город"])
    people = _people(len(moments), rng)
    words = rng.integers(0, len(PHRASES), len(moments))
    for number, (moment, who) in enumerate(zip(moments, people, strict=True), 1):
        answer = "Спасибо за отзыв!" if number % 4 == 0 else None
        text = f"{PHRASES[words[number - 1]]} {number % 97}"
        day, goods = moment.replace(tzinfo=None), f"Чай № {number % 300}"
        sheet.append([f"r{number}", day, f"u{who}", number % 5 + 1, text, goods, answer, "Казань"])
    book.save(path)
