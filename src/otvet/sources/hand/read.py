"""Numbers entered by hand lie in the inbox as small JSON files, one number each."""

import json
import math
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from otvet.errors import SourceError
from otvet.facts import Completeness, Fault, Metric, PageRef, Row
from otvet.i18n import mark
from otvet.sources.base import Door, Reading, identity_of
from otvet.sources.halves import loads

SCHEMA_VERSION = 1
_MARK = b'"otvet_hand_version"'


def write_entry(
    inbox: Path,
    page: PageRef,
    metric: str,
    *,
    day: date,
    value: float,
    entered_at: datetime | None = None,
) -> Path:
    """Write one number down; writing the same page, metric and day again replaces it.

    `entered_at` makes a number that is typed again, after another one, a file of its own: without
    it the file would be known already, and the other number would go on counting.
    """
    inbox.mkdir(parents=True, exist_ok=True)
    entry = {
        "otvet_hand_version": SCHEMA_VERSION,
        "kind": "metric",
        "page": page,
        "metric": metric,
        "day": day.isoformat(),
        "value": value,
    }
    if entered_at is not None:
        entry["entered_at"] = entered_at.isoformat()
    path = inbox / f"hand-{day.isoformat()}-{identity_of(page, metric, day.isoformat())}.json"
    fresh = path.with_suffix(".tmp")
    fresh.write_text(json.dumps(entry, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return fresh.replace(path)


class HandReader:
    """Reads what `write_entry` wrote."""

    name = "hand"

    def sniff(self, head: bytes, _path: Path, /) -> float:
        """Sure where the schema's own key stands at the head."""
        return 1.0 if head.lstrip()[:1] == b"{" and _MARK in head[:200] else 0.0

    def read(self, path: Path, _door: Door, /) -> Reading:
        """The file's one number as a row."""
        entry = _entry(path)
        return Reading(
            rows=_rows(entry), completeness=Completeness(), identity=identity_of(self.name, "1")
        )


HAND = HandReader()


def _entry(path: Path) -> dict[str, object]:
    try:
        entry = loads(path.read_bytes())
    except (ValueError, RecursionError):
        raise SourceError(
            mark("{file} is damaged: delete it and enter the number again with: otvet enter"),
            {"file": path.name},
        ) from None
    if not isinstance(entry, dict) or entry.get("otvet_hand_version") != SCHEMA_VERSION:
        raise SourceError(
            mark("{file} was written by a newer Otvet: install it with {command}"),
            {"file": path.name, "command": "pip install --upgrade otvet"},
        )
    return dict(entry)


def _rows(entry: dict[str, object]) -> Iterator[Row]:
    page, metric, value = entry.get("page"), entry.get("metric"), entry.get("value")
    day = _day(entry.get("day"))
    if not isinstance(page, str) or ":" not in page or not page.isprintable():
        yield Row(1, fault=Fault("no_page", "page"))
    elif not isinstance(metric, str) or not metric or not metric.isprintable():
        yield Row(1, fault=Fault("no_metric", "metric"))
    elif day is None:
        yield Row(1, fault=Fault("bad_date", "day"))
    elif not _is_number(value):
        yield Row(1, fault=Fault("not_a_number", "value"))
    else:
        fact = Metric(
            page=PageRef(page), day=day, metric=metric, value=float(str(value)), by_hand=True
        )
        yield Row(1, facts=(fact,))


def _is_number(value: object) -> bool:
    is_bool = isinstance(value, bool)
    return not is_bool and isinstance(value, int | float) and math.isfinite(value)


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None
