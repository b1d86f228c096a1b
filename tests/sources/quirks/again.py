"""Lines 10 and 11 of the catalogue: the same export again, and lists that are cut."""

import json
from pathlib import Path

from tests.sources.quirks.case import cases
from tests.sources.quirks.look import acts, collected, complete, copied, mentions, notes, shown_by
from tests.sources.quirks.make import chat, message, table
from tests.store_fixture import observations

_BIG = 2**53 + 1
_STUDIO_DAYS = b"Date,Views,Watch time (hours)\n" + b"".join(
    b"2026-10-%02d,5,0.5\n" % day for day in range(20, 32)
)


def _days(first: int, last: int, views: int) -> bytes:
    body = [[f"{day:02d}.10.2026", str(views)] for day in range(first, last + 1)]
    return table(["Дата", "Просмотры"], *body)


def _reviews(*ids: int, said: str = "Долго ждали столик") -> bytes:
    body = [[str(one), "01.10.2026", said, "2"] for one in ids]
    return table(["id", "Дата", "Отзыв", "Оценка"], *body)


def _posts(link: str, likes: int) -> bytes:
    return table(["Дата", "Ссылка", "Лайки", "Комментарии"], ["01.10.2026", link, str(likes), "2"])


def _channel(*messages: dict[str, object]) -> bytes:
    return chat(*messages, id=1900000001, type="public_channel")


def _studio(n: int, total: int) -> bytes:
    body = [[f"AbCdEfG{number:04d}", "Чай", "Oct 2, 2026", "10"] for number in range(n)]
    header = ["Content", "Video title", "Video publish time", "Views"]
    return table(header, ["Total", "", "", str(total)], *body, split=",")


def _values(folder: Path) -> list[object]:
    """The views of each day, as the counts see them."""
    found = shown_by("metric", "value", "day")(folder)
    return [value for value, _ in sorted(found, key=lambda one: str(one[1]))]


def _kept(folder: Path) -> int:
    """How many observations of figures lie in the store, older ones too."""
    with collected(folder).store() as store:
        return observations(store, "metric")


_EDITED = (
    {"a.json": chat(message(1), message(2)),
     "b.json": chat(message(1, text="Исправлено", edited_unixtime="1790930000"))}
)  # fmt: skip

EXPORTS = cases(
    10,
    ("overlapping files count once",
     {"vk_a.csv": _days(1, 20, 5), "vk_b.csv": _days(15, 31, 5)}, _values, [5.0] * 31, ""),
    ("the same file under another name is known", {"vk_a.csv": _days(1, 3, 5)},
     copied, ["known"], ""),
    ("edits: the newest text shows", _EDITED,
     shown_by("mention", "text"), [("Исправлено",), ("Кислый кофе",)], ""),
    ("deletions: absence in a partial re-export is unknown, so the text stays",
     {"отзывы a.csv": _reviews(17, 25, 31), "отзывы b.csv": _reviews(17)},
     lambda folder: len(shown_by("mention", "text")(folder)), 3, ""),
    ("counters that grow: the newest is shown",
     {"vk_a.csv": _posts("https://vk.com/wall-1_5", 3),
      "vk_b.csv": _posts("https://vk.com/wall-1_5", 8)},
     shown_by("interaction", "n"), [(2,), (8,)], ""),
    ("counters that grow: an older export does not shrink them",
     {"vk_b.csv": _posts("https://vk.com/wall-1_5", 8),
      "vk_a.csv": _posts("https://vk.com/wall-1_5", 3)},
     shown_by("interaction", "n"), [(2,), (3,)], ""),
    ("restated daily metrics: the newest wins",
     {"vk_a.csv": _days(1, 5, 5), "vk_b.csv": _days(4, 6, 9)}, _values,
     [5.0] * 3 + [9.0] * 3, ""),
    ("restated daily metrics: older ones are kept",
     {"vk_a.csv": _days(1, 5, 5), "vk_b.csv": _days(4, 6, 9)}, _kept, 8, ""),
    ("restated daily metrics: the last three days are provisional",
     _STUDIO_DAYS,
     lambda path: [note for note in notes(path) if "provisional" in note],
     ["last_days_provisional:2026-10-29"], "Totals.csv"),
    ("ids > 2^53 in a text file", _reviews(_BIG, _BIG + 1),
     lambda path: [one.native_id for one in mentions(path)], [str(_BIG), str(_BIG + 1)],
     "отзывы.csv"),
    ("ids > 2^53 in JSON",
     json.dumps([{"id": _BIG, "date": "2026-10-01", "text": "Долго", "rating": 2},
                 {"id": _BIG + 1, "date": "2026-10-01", "text": "Вкусно", "rating": 5}]).encode(),
     lambda path: [one.native_id for one in mentions(path)], [str(_BIG), str(_BIG + 1)],
     "отзывы.json"),
    ("the same post in two sources: its id is the one in its link",
     {"result.json": _channel(message(12, text="Новый чай")),
      "telegram_posts.csv": _posts("https://t.me/teahouse/12?single", 3)},
     shown_by("post", "native_id"), [("12",)], ""),
)  # fmt: skip

SAMPLING = cases(
    11,
    ("top-500 rows of Studio are a cut list", _studio(500, 5000),
     lambda path: ([n for n in notes(path) if n.startswith("list_")], complete(path)),
     (["list_cut:500"], False), "Table data.csv"),
    ("a list below its own total is a cut list", _studio(3, 300),
     lambda path: ([n for n in notes(path) if n.startswith("list_")], complete(path)),
     (["list_below_total:90"], False), "Table data.csv"),
    ("a whole list is whole", _studio(3, 30),
     lambda path: ([n for n in notes(path) if n.startswith("list_")], complete(path)), ([], True),
     "Table data.csv"),
    ("texts without authors are said to be", table(
        ["Дата", "Отзыв", "Оценка"], ["01.10.2026", "Долго ждали", "2"]), notes, ["no_authors"],
     "отзывы.csv"),
    ("Telegram's export has no views, and they are not 0",
     chat(message(1, text="Чай"), id=1900000001, type="public_channel"),
     lambda path: (sorted(notes(path)), len(acts(path))),
     (["telegram_no_followers", "telegram_no_views"], 0), "result.json"),
)  # fmt: skip
