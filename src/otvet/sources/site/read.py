"""CSV and XLSX of Google Analytics 4 and Yandex Metrica: visits by source."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from otvet.errors import SourceError, UnknownShape
from otvet.facts import Completeness, PageRef, Row, Visit
from otvet.i18n import mark
from otvet.sources.base import Door, Reading, identity_of
from otvet.sources.own_pages import needs_page
from otvet.sources.site.map import OTHER, Layout, figures_of, is_total, layout, place_of
from otvet.sources.site.names import SOURCES, Counter, is_ga4, is_metrika
from otvet.sources.site.sums import Part, facts_and_fates
from otvet.sources.site.tables import Line, Table, one_table, tables_under_comments
from otvet.sources.table.cells import Record
from otvet.sources.table.first_rows import first_rows, no_row
from otvet.sources.table.frame import BadRow
from otvet.sources.table.grid import BROKEN
from otvet.sources.table.names import plain
from otvet.sources.table.peek import peek
from otvet.sources.table.spans import span_in_name

VERSION = "1"
_COMMENT_DAY = re.compile(r"# .*\b20\d{6}")
_HEAD_BYTES = 4096
MOST_BYTES = 64_000_000


class SiteReader:
    """Reads what GA4's "Download CSV" and Metrica's export give."""

    name = "site"

    def sniff(self, head: bytes, path: Path, /) -> float:
        """Sure by GA4's head of comments, or by columns of sources and visits."""
        if _has_head(head):
            return 0.95
        header = peek(head, path)
        return 0.9 if is_ga4(header) or is_metrika(header) else 0.0

    def read(self, path: Path, door: Door, /) -> Reading:
        """The file's rows; SourceError where it tells no source or no days of the visits."""
        if path.stat().st_size > MOST_BYTES:
            raise SourceError(
                mark("{file} is too large for visits by source: choose a shorter period"),
                {"file": path.name},
            )
        made = datetime.fromtimestamp(path.stat().st_mtime, door.zone).date()
        lines, counter = _lines(path)
        layouts = _layouts(lines, counter, path, made=made)
        _check(layouts, path)
        page = _page(counter, path, door)
        rows = list(_rows(lines, layouts, page))
        spans = [f"{one.span}{one.order}" for one in layouts.values()]
        late = any(row.fault and row.fault.reason == "day_to_come" for row in rows)
        return Reading(
            rows=iter(rows),
            completeness=Completeness(notes=_notes(rows, layouts)),
            identity=identity_of(counter, VERSION, page, *spans, str(made) if late else ""),
        )


SITE = SiteReader()


def _has_head(head: bytes) -> bool:
    """Whether the file begins with comments, two of which name a day as 20261001."""
    rows = [row[0] for row in first_rows(head) if row]
    comments = [words for words in rows if words.startswith("#")]
    days = sum(_COMMENT_DAY.match(words) is not None for words in comments)
    return bool(rows) and rows[0].startswith("#") and days >= 2


def _lines(path: Path) -> tuple[list[Line], Counter]:
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if _has_head(head):
        return list(tables_under_comments(path)), "ga4"
    lines = list(one_table(path))
    header = next((line.table.header for line in lines if line.table), ())
    return lines, "ga4" if is_ga4(header) else "metrika"


def _layouts(
    lines: Sequence[Line], counter: Counter, path: Path, *, made: date
) -> dict[Table, Layout]:
    records: dict[Table, list[Record]] = {}
    for line in lines:
        if line.table and line.record.cells is not BROKEN:
            records.setdefault(line.table, []).append(line.record)
    named = span_in_name(path)
    return {
        table: layout(table, found, counter, span=named, made=made, file=path.name)
        for table, found in records.items()
    }


def _check(layouts: dict[Table, Layout], path: Path) -> None:
    """Refuse a file of which nothing could ever be used, with the way to a better one."""
    useful = [one for one in layouts.values() if one.tells_sources and one.figures]
    if not useful:
        raise UnknownShape(
            mark(
                "{file} does not say where visits came from: in GA4 open Acquisition, Traffic "
                "acquisition, choose “Session source / medium” and download the CSV; in Metrica "
                "open Sources, Summary"
            ),
            {"file": path.name},
        )
    if any(one.needs_span for one in useful):
        raise SourceError(
            mark(
                "{file} does not say which days it is of: put the first and the last one into its "
                "name, such as {example}, or export it with a column of dates"
            ),
            {"file": path.name, "example": f"{path.stem}_2026-10-01_2026-10-31{path.suffix}"},
        )


def _page(counter: Counter, path: Path, door: Door) -> PageRef:
    """The site as this counter sees it: two counters of one site are never added up."""
    sites = [part for part in door.config.pages if part.kind == "site"]
    where = plain(f"{path.parent.name} {path.stem}")
    named = [p for p in sites if plain(p.ref.partition(":")[2]) in where or _titled(p.title, where)]
    chosen = sites if len(sites) == 1 else named
    if len(sites) > 1 and len(chosen) != 1:
        raise needs_page(path, parts=sites, example="site:teahouse.example")
    native = chosen[0].ref.partition(":")[2] if chosen else "site"
    return PageRef(f"{counter}:{native}")


def _titled(title: str, where: str) -> bool:
    return bool(title) and plain(title) in where


def _rows(lines: Sequence[Line], layouts: dict[Table, Layout], page: PageRef) -> Iterator[Row]:
    """Every row of the file in its order with what became of it."""
    read = [_part(line, layouts) for line in lines]
    made = facts_and_fates([part for part in read if isinstance(part, Part)], page)
    for found in read:
        yield next(made) if isinstance(found, Part) else found


def _part(line: Line, layouts: dict[Table, Layout]) -> Part | Row:
    record = line.record
    if line.table is None:
        return Row(record.number, left_out=line.left_out)
    laid = layouts.get(line.table)
    if laid and record.cells is not BROKEN and laid.tells_sources and is_total(laid, record):
        return Row(record.number, left_out="totals_row")
    row = no_row(record, line.table.header)
    if row is not None or laid is None:
        return row or Row(record.number, left_out="empty_row")
    try:
        return _counted(laid, record)
    except BadRow as bad:
        return Row(record.number, fault=bad.fault)


def _counted(laid: Layout, record: Record) -> Part | Row:
    if not laid.tells_sources:
        return Row(record.number, left_out="no_source_told")
    place, figures = place_of(laid, record), figures_of(laid, record)
    if figures.visits is None and figures.people is None:
        return Row(record.number, left_out="nothing_to_take")
    finer = [role for role in SOURCES if role != "group" and laid.words(record, role)]
    group = laid.words(record, "group")
    return Part(record.number, laid, place, figures, group=group, is_finer=bool(finer))


def _notes(rows: Sequence[Row], layouts: dict[Table, Layout]) -> tuple[str, ...]:
    """What was left out or added up, and what the counter itself has put together."""
    sourceless = [one for one in layouts.values() if not one.tells_sources]
    notes = [f"table_without_sources:{', '.join(one.table.header[:2])}" for one in sourceless]
    added = any(row.left_out == "added_above" for row in rows)
    over = [name for one in layouts.values() if one.tells_sources for name in one.others]
    if added and over:
        notes.append(f"added_over:{', '.join(dict.fromkeys(over))}")
    visits = (fact for row in rows for fact in row.facts if isinstance(fact, Visit))
    if any(OTHER in {v.source, v.medium, v.campaign} for v in visits):
        notes.append("small_sources_joined")
    return tuple(dict.fromkeys(notes))
