"""What the columns of YouTube Studio are called, and which table a header belongs to."""

import csv
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Kind = Literal["days", "videos", "video_days", "follow_days", "follow_totals", "other"]
"""What a row is: a day, a video, a drawn video's day, a part of the viewers, anything else."""

Role = Literal["date", "video", "title", "published", "length", "follow_type", "dimension", ""]

_ROLES: dict[str, Role] = {
    "date": "date",
    "дата": "date",
    "content": "video",
    "контент": "video",
    "video": "video",
    "видео": "video",
    "video title": "title",
    "название видео": "title",
    "video publish time": "published",
    "время публикации видео": "published",
    "duration": "length",
    "продолжительность": "length",
    "длительность": "length",
    "subscription status": "follow_type",
    "статус подписки": "follow_type",
    "наличие подписки": "follow_type",
    "подписка": "follow_type",
}
_DIMENSIONS = frozenset(
    {"viewer age", "viewer gender", "geography", "cities", "traffic source", "device type"}
    | {"operating system", "content type", "playlist", "playback location", "subtitles and cc"}
    | {"audience by watch behavior", "new and returning viewers", "sharing service"}
    | {"возраст зрителя", "возраст зрителей", "пол зрителя", "пол зрителей", "география"}
    | {"города", "источник трафика", "источники трафика", "тип устройства", "плейлист"}
    | {"операционная система", "тип контента", "место воспроизведения"}
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A metric that a column holds; `scale` turns its unit into ours."""

    metric: str
    scale: Decimal = Decimal(1)

    @property
    def is_count(self) -> bool:
        """Whether the column holds whole numbers, in which a comma parts thousands."""
        return self.scale == 1 and self.metric != "view_seconds_average"


_HOURS, _MINUTES = Decimal(3600), Decimal(60)
_FIGURES: dict[str, Figure] = {
    name: figure
    for figure, names in {
        Figure("views"): ("views", "просмотры"),
        Figure("watch_seconds", _HOURS): (
            "watch time (hours)",
            "время просмотра (часы)",
            "время просмотра (часов)",
            "время просмотра (ч)",
            "время просмотра (ч.)",
        ),
        Figure("watch_seconds", _MINUTES): (
            "watch time (minutes)",
            "время просмотра (минуты)",
            "время просмотра (мин)",
            "время просмотра (мин.)",
        ),
        Figure("followers_net"): ("subscribers", "подписчики"),
        Figure("followers_gained"): ("subscribers gained", "новые подписчики"),
        Figure("followers_lost"): ("subscribers lost", "потерянные подписчики"),
        Figure("impressions"): (
            "impressions",
            "показы",
            "показы значков",
            "показы значков видео",
            "показы для значков",
            "показы для значков видео",
        ),
        Figure("viewers"): ("unique viewers", "уникальные зрители"),
        Figure("likes"): ("likes", "отметки нравится", "лайки"),
        Figure("comments"): ("comments added", "comments", "комментарии", "новые комментарии"),
        Figure("shares"): ("shares", "поделились"),
        Figure("view_seconds_average"): (
            "average view duration",
            "средняя продолжительность просмотра",
            "средняя длительность просмотра",
        ),
    }.items()
    for name in names
}
_ADDITIVE = frozenset(
    {"views", "watch_seconds", "followers_net", "followers_gained", "followers_lost"}
    | {"impressions", "likes", "comments", "shares"}
)
_MARKS = frozenset(
    {name for name, figure in _FIGURES.items() if figure.metric == "watch_seconds"}
    | {name for name, figure in _FIGURES.items() if figure.metric == "view_seconds_average"}
    | {"video publish time", "время публикации видео", "impressions click-through rate (%)"}
    | {"average percentage viewed (%)", "средний процент просмотра (%)"}
    | {"ctr для значков видео (%)", "показы значков видео"}
)
"""Names that no other service gives its columns."""

_QUOTES = re.compile("[\"'«»“”„]")
_OWN_FILE_NAME = re.compile(
    r"(?i)\b(?:totals|chart data|table data|итогов\w+ (?:значени|данн)\w+"
    r"|данные (?:из )?(?:таблицы|диаграммы|графика))"
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its role, or the figure that it holds, or neither."""

    index: int
    header: str
    role: Role
    figure: Figure | None


@dataclass(frozen=True, slots=True)
class Layout:
    """What the columns of a table are, and so what its rows are."""

    kind: Kind
    columns: tuple[Column, ...]
    is_marked: bool

    def at(self, role: Role) -> Column | None:
        """The column in a role."""
        return next((column for column in self.columns if column.role == role), None)

    @property
    def figures(self) -> tuple[tuple[Column, Figure], ...]:
        """The columns that hold figures."""
        return tuple((column, column.figure) for column in self.columns if column.figure)


def is_additive(metric: str) -> bool:
    """Whether the metric may be summed over days: people and averages may not."""
    return metric in _ADDITIVE


def spelt(name: str) -> str:
    """The name in small letters without quotes and doubled spaces; its unit stays.

    >>> spelt('Отметки "Нравится" '), spelt("Views (%)")
    ('отметки нравится', 'views (%)')
    """
    words = unicodedata.normalize("NFKC", name).casefold().replace("ё", "е")
    return " ".join(_QUOTES.sub("", words).split())


def layout_of(header: Sequence[str]) -> Layout | None:
    """The layout of a table of YouTube Studio with this header, None for any other table."""
    names = [spelt(name) for name in header]
    columns = tuple(
        Column(index, header[index], _role(name), _FIGURES.get(name))
        for index, name in enumerate(names)
    )
    kind = _kind(columns)
    marked = bool(_MARKS.intersection(names))
    if kind is None or (kind == "other" and not marked):
        return None
    return Layout(kind, columns, marked)


def _role(name: str) -> Role:
    return "dimension" if name in _DIMENSIONS else _ROLES.get(name, "")


def _kind(columns: Sequence[Column]) -> Kind | None:
    roles = {column.role for column in columns}
    first = next((column.index for column in columns if column.figure), len(columns))
    if first == 0 or not columns:
        return None
    if "dimension" in roles or any(not column.role for column in columns[:first]):
        return "other"
    if first == len(columns):
        return None
    if "video" in roles:
        return "video_days" if "date" in roles else "videos"
    if "follow_type" in roles:
        return "follow_days" if "date" in roles else "follow_totals"
    return "days" if "date" in roles else None


def certainty(header: Sequence[str], name: str) -> float:
    """How surely a table with this header and file name is one of YouTube Studio, 0..1.

    A table of days and views alone may come from anywhere, so it needs Studio's own file name.
    """
    layout = layout_of(header)
    if layout is None:
        return 0.0
    if layout.is_marked or layout.kind.startswith("follow"):
        return 0.95
    known = all(column.role or column.figure for column in layout.columns)
    return 0.8 if known and _OWN_FILE_NAME.search(name.replace("_", " ")) else 0.0


def peek(head: bytes) -> tuple[str, ...]:
    """The header at the beginning of a text table, as far as it is needed to tell its kind."""
    lines = [line for line in _decoded(head).splitlines() if line.strip()]
    if lines and spelt(lines[0]).startswith("sep="):
        lines = lines[1:]
    if not lines:
        return ()
    delimiter = max(",;\t", key=lines[0].count)
    return tuple(next(csv.reader([lines[0].replace("\0", "")], delimiter=delimiter), ()))


def _decoded(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "ignore")
    line = head.lstrip(b"\xef\xbb\xbf\r\n").split(b"\n", 1)[0]
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return head.decode("cp1251", "ignore")
    return head.decode("utf-8-sig", "ignore")
