"""Graphs of a channel's statistics: who joined and left by day, and where new followers came from."""

from collections.abc import Iterator, Mapping
from datetime import date

from otvet.facts import Metric, PageRef
from otvet.sources.fields import figure, metric
from otvet.text.privacy import mask

Told = tuple[str, str]
"""What a line of a graph counts: the figure, and the source that the followers came from or ""."""

SOURCE = "source"
"""What followers gained are split by."""
_FIGURES = {
    "joined": "followers_gained",
    "подписались": "followers_gained",
    "left": "followers_lost",
    "отписались": "followers_lost",
    "total subscribers": "followers",
    "total followers": "followers",
    "subscribers": "followers",
    "подписчики": "followers",
}
_OF_VIEWS = frozenset({"followers", "subscribers", "подписчики"})
"""Views by source have a line of those who follow already; new followers cannot come from it."""
_SOURCES = {
    "url": "link",
    "links": "link",
    "ссылки": "link",
    "groups": "groups",
    "группы": "groups",
    "channels": "channels",
    "каналы": "channels",
    "similar channels": "similar",
    "похожие каналы": "similar",
    "pm": "private",
    "private chats": "private",
    "личные чаты": "private",
    "личные сообщения": "private",
    "search": "search",
    "поиск": "search",
    "ads": "ads",
    "реклама": "ads",
    "folders": "folder",
    "chat folders": "folder",
    "папки": "folder",
    "other": "other",
    "другое": "other",
    "прочее": "other",
}
_FEWEST = 2
"""Names of sources by which a graph is known; others of its lines then keep their own names."""


def graph_figures(names: Mapping[str, str]) -> dict[str, Told]:
    """What the lines of a graph count, by its own names of them; nothing for a graph not read.

    >>> graph_figures({"y0": "Search", "y1": "Ads"})["y1"], graph_figures({"y0": "Muted"})
    (('followers_gained', 'ads'), {})
    """
    plain = {column: " ".join(name.split()).casefold() for column, name in names.items()}
    if sum(name in _SOURCES for name in plain.values()) >= _FEWEST:
        return _sources(plain)
    known = {column: _FIGURES.get(name, "") for column, name in plain.items()}
    return {column: (figure_name, "") for column, figure_name in known.items() if figure_name}


def _sources(plain: Mapping[str, str]) -> dict[str, Told]:
    if _OF_VIEWS.intersection(plain.values()):
        return {}
    lines = {column: name for column, name in plain.items() if column != "x" and name}
    return {
        column: ("followers_gained", _SOURCES.get(name) or mask(name)[:60])
        for column, name in lines.items()
    }


def graph_day(values: Mapping[Told, object], *, page: PageRef, day: date) -> Iterator[Metric]:
    """The figures of a graph's day; a source that the day does not tell is no figure."""
    for (name, source), value in values.items():
        number = figure({"value": value}, "value")
        within = (SOURCE, source) if source else ("all", "")
        if source and number is None:
            continue
        yield metric(page, day, name, number, within=within, additive=name != "followers")
