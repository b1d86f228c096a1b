"""Which survey tool a file comes from: by the names that the tool itself writes."""

import re
from typing import Literal

from otvet.sources.table.cells import Sheet, text
from otvet.sources.table.dates import written
from otvet.sources.table.names import plain

Tool = Literal["", "google", "yandex", "limesurvey", "surveymonkey", "typeform"]

TOOLS: dict[Tool, str] = {
    "google": "Google Forms",
    "yandex": "Yandex Forms",
    "limesurvey": "LimeSurvey",
    "surveymonkey": "SurveyMonkey",
    "typeform": "Typeform",
}
"""The tools by their own names, which are the same in every language."""

LIMESURVEY = {
    "response id": "id",
    "id ответа": "id",
    "date submitted": "submitdate",
    "дата отправки": "submitdate",
    "date started": "startdate",
    "дата начала": "startdate",
    "date last action": "datestamp",
    "дата последнего действия": "datestamp",
    "last page": "lastpage",
    "последняя страница": "lastpage",
    "start language": "startlanguage",
    "начальный язык": "startlanguage",
    "зерно": "seed",
}
"""LimeSurvey's own columns, as an export with full texts calls them, and their codes."""

SURVEYMONKEY = {
    "id респондента": "Respondent ID",
    "дата начала": "Start Date",
    "дата окончания": "End Date",
    "дата завершения": "End Date",
}
"""SurveyMonkey's own columns in Russian, and in English."""

_PAIRS: dict[Tool, tuple[set[str], set[str]]] = {
    "limesurvey": ({"submitdate"}, {"lastpage", "startlanguage", "seed", "startdate", "id"}),
    "surveymonkey": (
        {"respondent id", "id респондента"},
        {"collector id", "id сборщика", "id коллектора"},
    ),
    "typeform": ({"#"}, {"network id", "submit date (utc)", "start date (utc)"}),
}
_GOOGLE_TIME = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d\d")
_ASKS = re.compile(r"\?|\[[^\]]+\]\s*$|\s/\s")


def tool_of(sheet: Sheet) -> Tool:
    """The tool that has written the table, "" for none of those known."""
    names = [limesurvey_name(name) for name in sheet.header]
    known = set(names)
    for tool, (one, other) in _PAIRS.items():
        if one & known and other & known:
            return tool
    if names[:1] == ["отметка времени"] or (names[:1] == ["timestamp"] and _is_google(sheet)):
        return "google"
    if names[:2] == ["id", "время создания"]:
        return "yandex"
    english = names[:1] == ["id"] and names[1:2] in (["creation time"], ["created"])
    return "yandex" if english and any(map(_ASKS.search, sheet.header)) else ""


def limesurvey_name(header: str) -> str:
    """A column of the tool's own by its code, whether the export gives codes, texts or both.

    >>> limesurvey_name("Date submitted"), limesurvey_name("submitdate. Дата отправки")
    ('submitdate', 'submitdate')
    """
    code, dot, _ = header.partition(". ")
    name = plain(header)
    own = set(LIMESURVEY.values()) - {"id"}
    return code if dot and code in own else LIMESURVEY.get(name, name)


def _is_google(sheet: Sheet) -> bool:
    """Other programs write "Timestamp" too, but not with Google's moments below it."""
    record = next(sheet.records(), None)
    cell = record.cells[0] if record is not None and record.cells else None
    if isinstance(cell, str):
        return _GOOGLE_TIME.match(text(cell)) is not None
    return cell is not None and written(cell) is not None
