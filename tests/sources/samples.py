"""A tiny valid file of every kind that a reader knows, for tests that every reader has to stand.

Whoever adds a reader adds a sample of each of its kinds of files to SAMPLES.
"""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
from tests.sources.reading import config

BRAND = config(
    brand={"name": "Чайная", "zone": "Europe/Moscow"},
    pages=[
        {"ref": "vk:1", "title": "Чайная"},
        {"ref": "instagram:teahouse"},
        {"ref": "tiktok:teahouse"},
        {"ref": "youtube:UCteahouse"},
        {"ref": "telegram:1900000001"},
        {"ref": "site:teahouse.example", "kind": "site"},
        {"ref": "google_play:com.tea", "kind": "place"},
    ],
    advantages=[{"code": "cheap", "text": "Недорого"}, {"code": "fast", "text": "Быстро"}],
)
DAYS = [f"2026-10-{day:02d}" for day in range(1, 21)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A file as its program writes it; `count` counts its rows by code of its own."""

    reader: str
    name: str
    body: bytes
    count: Callable[[bytes], int]

    @property
    def id(self) -> str:
        """How the sample is called in a run."""
        return f"{self.reader} {self.name}"


def below(
    header: int = 1, *, encoding: str = "utf-8-sig", split: str = ","
) -> Callable[[bytes], int]:
    """Counts the rows of a text table below so many rows, as the csv module parts them."""

    def count(body: bytes) -> int:
        lines = io.StringIO(body.decode(encoding), newline="")
        return sum(1 for _ in csv.reader(lines, delimiter=split)) - header

    return count


def listed(*steps: str) -> Callable[[bytes], int]:
    """Counts the records of the list at this place in a JSON file."""

    def count(body: bytes) -> int:
        found = json.loads(body)
        for step in steps:
            found = found[step]
        return len(found)

    return count


def _table(header: str, rows: Sequence[str], ends: str = "\n") -> bytes:
    return "".join(f"{line}{ends}" for line in (header, *rows)).encode()


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode()


def _zip(tables: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in tables.items():
            archive.writestr(name, body)
    return out.getvalue()


def _in_zip(body: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return sum(below()(archive.read(name)) for name in archive.namelist())


def _book(rows: Sequence[Sequence[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    with TemporaryDirectory() as folder:
        book.save(Path(folder, "a.xlsx"))
        return Path(folder, "a.xlsx").read_bytes()


def _in_book(body: bytes) -> int:
    sheet = openpyxl.load_workbook(io.BytesIO(body)).worksheets[0]
    return sum(1 for _ in sheet.iter_rows()) - 1


def _message(number: int) -> dict[str, object]:
    return {
        "id": number,
        "type": "message",
        "date": "2026-10-02T09:00:00",
        "date_unixtime": str(1790920800 + number),
        "from": "Анна",
        "from_id": f"user{number % 5}",
        "text": ["Кислый кофе ", {"type": "bold", "text": str(number)}],
        "reactions": [{"type": "emoji", "emoji": "👍", "count": 3}],
    }


_CHAT = {"name": "Чат", "type": "public_supergroup", "id": 1900000002}
_CHAT_OF_20 = _CHAT | {"messages": [_message(n) for n in range(1, 21)]}
_STUDIO_DAYS = _table("Date,Views,Watch time (hours)", [f"{day},5,0.5" for day in DAYS])
_STUDIO_VIDEOS = _table(
    "Content,Video title,Video publish time,Duration,Views",
    [f'AbCdEfGh{n:03d},Чай,"Oct 2, 2026",61,{n}' for n in range(20)],
)
_HAND = {
    "otvet_hand_version": 1,
    "kind": "metric",
    "page": "vk:1",
    "metric": "followers",
    "day": "2026-10-31",
    "value": 5,
}
_META_POSTS = _table(
    "Post ID,Account ID,Account username,Description,Publish time,Permalink,Post type,Date,Views",
    [
        f"1800000000000{n:04d},17,teahouse,Чай,10/{n:02d}/2026 23:30,"
        f"https://www.instagram.com/p/a{n}/,IG image,Lifetime,{n}"
        for n in range(1, 21)
    ],
)
_META_DAYS = (
    "sep=,\n"
    + _table(
        '"Views"\n"Date","Primary"', [f'"{day}T00:00:00","8{n}"' for n, day in enumerate(DAYS)]
    ).decode()
)
_TIKTOK = _table(
    '"Date","Video Views","Profile Views","Likes","Comments","Shares"',
    [f'"{day}","14{n}","52","31","2","11"' for n, day in enumerate(DAYS)],
)
_ANSWERS = _table(
    "Отметка времени;Что знаете? [Недорого];Что знаете? [Быстро]",
    [f"{day} 10:00:00;Да;Нет" for day in DAYS],
)
_REVIEWS = _table(
    "Дата;Отзыв;Оценка",
    [f"{n:02d}.10.2026;Долго ждали столик номер {n};{n % 5 + 1}" for n in range(1, 21)],
)
_OBJECTS = [
    {"date": day, "text": f"Долго ждали столик {n}", "rating": 2} for n, day in enumerate(DAYS)
]
_PAGE = (
    "<html><body><table><tr><th>Дата</th><th>Отзыв</th><th>Оценка</th></tr>"
    + "".join(f"<tr><td>{day}</td><td>Долго ждали {day}</td><td>2</td></tr>" for day in DAYS)
    + "</table></body></html>"
)
_CELLS: list[list[object]] = [
    ["Дата", "Отзыв", "Оценка"],
    *([day, f"Долго ждали {day}", 2] for day in DAYS),
]
_TILL = _table("Дата;Номер чека;Сумма", [f"{day};A-{n};{n}50,00" for n, day in enumerate(DAYS, 1)])
_WORDSTAT = _table(
    "Период;Число запросов;Доля от всех запросов, %;Динамика частотности запросов «чайная», "
    "по месяцам, 01.01.2025 — 31.08.2026, Россия, все устройства",
    [f"{month} {year};36 806;0,00042;" for year in (2025, 2026) for month in
     ("январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август")],
    "\r",
)  # fmt: skip
_GA4 = (
    "# ---\n# Traffic acquisition\n# ---\n# All Users\n# Start date: 20261001\n"
    "# End date: 20261031\n\n"
) + _table(
    "Session source / medium,Users,Sessions",
    [f"vk{n}.com / referral,{n},{n + 1}" for n in range(20)],
).decode()
_WALL = {
    "response": {
        "count": 20,
        "items": [
            {"id": n, "owner_id": -1, "from_id": 77, "date": 1790000000 + n, "post_type": "post",
             "text": f"Долго везли {n}", "likes": {"count": 1}}
            for n in range(1, 21)
        ],
    }
}  # fmt: skip
_STATISTICS = _table(
    "Дата;Критерий;Параметр 1;Параметр 2;Параметр 3;Значение",
    [f"{n:02d}.10.2026;Участники;Вступившие;;;{n}" for n in range(1, 21)],
)
_COSTS = _table(
    "Дата;№ Кампании;Кампания;Показы;Клики;Расход, руб.",
    [f"{n:02d}.10.2026;123;Осень;1 000;10;1 234,50" for n in range(1, 21)],
)
_EVENTS = _table("date,kind,note", [f"{day},tv,morning news" for day in DAYS])
_MARGINS = _table(
    "attribute,group,share,day", [f"age,{n}0-{n}9,10%,2026-10-31" for n in range(1, 11)]
)
_CONTACTS = _table(
    "email,phone,first name", [f"tea{n}@mail.example,+7 900 111-22-{n},Анна" for n in range(10, 30)]
)
_PLAY = _table(
    "Package Name,Reviewer Language,Review Submit Date and Time,Star Rating,Review Title,"
    "Review Text,Developer Reply Date and Time,Developer Reply Text,Review Link",
    [
        f"com.tea,ru,{day}T10:00:00Z,2,,Долго,,,"
        f"http://play.google.com/console/developers/app/reviews?reviewId=g{n}"
        for n, day in enumerate(DAYS)
    ],
)
_SHOP = _table(
    "Name,Email,Financial Status,Paid at,Fulfillment Status,Currency,Subtotal,Shipping,Taxes,Total,"
    "Discount Code,Created at,Lineitem quantity,Lineitem name,Lineitem price,Id",
    [
        f"#{n},a{n}@example.com,paid,{day} 10:00:00 +0200,fulfilled,EUR,10,0,0,10.00,,"
        f"{day} 10:00:00 +0200,1,Tea,10,9{n}"
        for n, day in enumerate(DAYS)
    ],
)


def _sample(reader: str, name: str, body: bytes | str, count: Callable[[bytes], int]) -> Sample:
    return Sample(
        reader=reader,
        name=name,
        body=body if isinstance(body, bytes) else body.encode(),
        count=count,
    )


SAMPLES: tuple[Sample, ...] = (
    _sample("telegram", "result.json", _json(_CHAT_OF_20), listed("messages")),
    _sample("youtube", "Totals.csv", _STUDIO_DAYS, below()),
    _sample("youtube", "Table data.csv", _STUDIO_VIDEOS, below()),
    _sample("youtube", "export.zip",
            _zip({"Table data.csv": _STUDIO_VIDEOS, "Totals.csv": _STUDIO_DAYS}), _in_zip),
    _sample("hand", "hand-2026-10-31.json", _json(_HAND), lambda _: 1),
    _sample("meta", "content.csv", _META_POSTS, below()),
    _sample("meta", "instagram views.csv", _META_DAYS.encode("utf-16"),
            below(3, encoding="utf-16")),
    _sample("tiktok", "Overview.csv", _TIKTOK, below()),
    _sample("survey", "anketa.csv", _ANSWERS, below(split=";")),
    _sample("table", "отзывы.csv", _REVIEWS.decode().encode("cp1251"),
            below(split=";", encoding="cp1251")),
    _sample("table", "отзывы.json", _json(_OBJECTS), listed()),
    _sample("table", "отзывы.xls", _PAGE, lambda body: body.count(b"<tr>") - 1),
    _sample("table", "отзывы.xlsx", _book(_CELLS), _in_book),
    _sample("table", "kassa.csv", _TILL, below(split=";")),
    _sample("search", "wordstat_dynamics.csv", b"\xef\xbb\xbf" + _WORDSTAT, below(split=";")),
    _sample("site", "data-export.csv", _GA4, below(0)),
    _sample("replies", "reply.json", _json(_WALL), listed("response", "items")),
    _sample("vk", "stats.csv", _STATISTICS.decode().encode("cp1251"),
            below(split=";", encoding="cp1251")),
    _sample("costs", "report.csv", _COSTS, below(split=";")),
    _sample("contacts", "newsletter.csv", _CONTACTS, below()),
    _sample("events", "events.csv", _EVENTS, below()),
    _sample("margins", "vk margins.csv", _MARGINS, below()),
    _sample("reviews", "reviews_com.tea_202610.csv", _PLAY.decode().encode("utf-16"),
            below(encoding="utf-16")),
    _sample("orders", "orders_export.csv", _SHOP, below()),
)  # fmt: skip
"""Readers that are not in the inbox yet may have theirs already."""


def samples_of(readers: Sequence[str]) -> list[Sample]:
    """The samples of these readers."""
    return [sample for sample in SAMPLES if sample.reader in readers]
