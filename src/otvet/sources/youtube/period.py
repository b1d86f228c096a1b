"""From which day to which a table without days was counted: nothing inside it says so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from otvet.errors import SourceError
from otvet.sources.table.spans import span_in
from otvet.sources.youtube.headers import certainty, is_additive, peek
from otvet.sources.youtube.part import MOST_BYTES, Part, read_part, sum_of, total_of

_UNDATED = frozenset({"videos", "follow_totals"})
_MOST_NEIGHBOURS = 24
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Period:
    """The days of an export, both ends included."""

    first: date
    last: date

    @property
    def length(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


def period_of(parts: Sequence[Part], path: Path) -> Period | None:
    """The period of tables without days, None where they are none or nothing tells it.

    Tables of one zip are one export, so its days are the period.
    A file of its own is believed to belong with a neighbour only when their sums agree.
    The last resort is the name that Studio gives: two dates in that of the zip or folder.
    """
    undated = [part for part in parts if part.layout.kind in _UNDATED]
    if not undated:
        return None
    dated = [part for part in parts if part.days]
    if not dated:
        dated = [p for p in _neighbours(path) if any(_agree(one, p) for one in undated)][:1]
    days = [day for part in dated for day in part.days]
    return Period(min(days), max(days)) if days else _named(path)


def _named(path: Path) -> Period | None:
    found = span_in(path.name) or span_in(path.parent.name)
    return Period(found.first, found.last) if found else None


def _neighbours(path: Path) -> Iterator[Part]:
    """The tables with days that lie in the same folder, as a zip unpacked by hand leaves them."""
    beside = sorted(other for other in path.parent.glob("*.csv") if other != path)
    for other in beside[:_MOST_NEIGHBOURS]:
        try:
            if other.stat().st_size > MOST_BYTES or not _may_be_ours(other):
                continue
            part = read_part(other)
        except (OSError, SourceError):
            continue
        if part is not None and part.layout.kind in {"days", "follow_days"}:
            yield part


def _may_be_ours(path: Path) -> bool:
    with path.open("rb") as file:
        return certainty(peek(file.read(_HEAD)), path.name) > 0


def _agree(undated: Part, dated: Part) -> bool:
    """Whether the days sum up to the line of totals, or to the rows, in every metric of both.

    Both are asked, because Studio's totals hold views of which it does not know the part.
    """
    metrics = {figure.metric for _, figure in dated.layout.figures if is_additive(figure.metric)}
    asked = metrics & {figure.metric for _, figure in undated.layout.figures}
    return bool(asked) and all(_same_sum(undated, dated, metric) for metric in asked)


def _same_sum(undated: Part, dated: Part, metric: str) -> bool:
    summed = sum_of(dated, metric)
    return bool(summed) and summed in {total_of(undated, metric), sum_of(undated, metric)}
