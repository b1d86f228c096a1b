"""Any table, row by row: each row becomes facts, or has the reason why not."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from shlex import quote

from otvet.errors import Said, SourceError, UnknownColumns
from otvet.facts import Completeness, Fault, Page, PageRef, Row
from otvet.i18n import mark
from otvet.sources.base import Door, Reading, identity_of
from otvet.sources.table.below import Below
from otvet.sources.table.came_through import page_in_name, strange_links
from otvet.sources.table.cells import Cell, Record, Sheet, fit, is_empty, text
from otvet.sources.table.choices import assumed_offered, not_in_config
from otvet.sources.table.columns import Evidence, evidence
from otvet.sources.table.describe import QUESTION_WORDS, ROLES, TARGET_WORDS
from otvet.sources.table.frame import BadRow, Frame, frame
from otvet.sources.table.grid import BROKEN
from otvet.sources.table.guesses import Guess, Table, guess
from otvet.sources.table.make_figures import negative_counts
from otvet.sources.table.make_orders import order_notes
from otvet.sources.table.make_posts import pages_of
from otvet.sources.table.make_texts import guessed_own
from otvet.sources.table.makers import maker
from otvet.sources.table.mapping import SURE_ENOUGH, Column, Mapping, Question, lacking
from otvet.sources.table.names import plain
from otvet.sources.table.open import likely_table, open_sheet
from otvet.sources.table.pages import networks_in
from otvet.sources.table.profile import load, profile_path, to_toml
from otvet.sources.table.rates import rates_in

VERSION = "5"
YANDEX_SHOWS = 600
"""A place's cabinet on Yandex Maps shows no more than its newest reviews."""
_TOTALS = frozenset(
    {"total", "totals", "grand total", "итого", "итого и средние", "всего", "общий итог", "итог"}
    | {"average", "avg", "среднее", "в среднем", "среднее значение"}
    | {"усього", "разом", "підсумок", "gesamt", "summe"}
)
_LONGEST_TOTALS = max(map(len, _TOTALS)) + 2


class TableReader:
    """Reads CSV, TSV, XLSX, XLS, ODS, JSON and HTML tables."""

    name = "table"

    def sniff(self, head: bytes, _path: Path, /) -> float:
        """Never quite sure: every file that is text may be a table."""
        return likely_table(head)

    def read(self, path: Path, door: Door, /) -> Reading:
        """The file's rows by its confirmed mapping, or by a guess that is sure enough.

        Raises:
            UnknownShape: the table has to be shown to a person first.
        """
        sheet = open_sheet(path)
        columns = evidence(sheet)
        mapping = _mapping(sheet, columns, path, door)
        return reading(sheet, columns, mapping, path=path, door=door)


TABLE = TableReader()


def reading(
    sheet: Sheet, columns: Sequence[Evidence], mapping: Mapping, *, path: Path, door: Door
) -> Reading:
    """The rows of a table whose mapping is settled."""
    laid = frame(columns, mapping, door=door, path=path)
    return Reading(
        rows=_rows(sheet, laid),
        completeness=Completeness(notes=_notes(sheet, laid, rates_in(columns))),
        identity=_identity(laid),
    )


def _identity(laid: Frame) -> str:
    """The reader, the mapping, and what the file's own rows decided about dates and numbers."""
    slots = [
        f"{role}={slot.index}/{slot.order}/{slot.comma}"
        for role, found in sorted(laid.slots.items())
        for slot in found
    ]
    config = identity_of(
        laid.door.config.model_dump_json(include={"advantages", "foils", "decoys"})
    )
    zone = str(laid.door.zone)
    if laid.mapping.target == "posts":
        slots += [f"{part.ref}>{part.title}>{part.kind}" for part in laid.door.config.pages]
    of_file = page_in_name(laid.door.config, laid.path)
    if of_file or any(laid.all(role) for role in ("via", "page", "choices")):
        slots += [identity_of(part.ref, part.title, *part.via) for part in laid.door.config.pages]
        slots.append(of_file)
    return identity_of("table", VERSION, to_toml(laid.mapping), zone, config, *slots)


def _mapping(sheet: Sheet, columns: Sequence[Evidence], path: Path, door: Door) -> Mapping:
    saved = load(door.profiles, sheet.header)
    if saved is not None:
        _check(saved, door, path=path, profile=profile_path(Path(), sheet.header).name)
        return saved
    best = guess(Table(columns=columns, config=door.config, path=path, sheet=sheet))
    if best is None:
        raise _nothing_fits(path, door)
    if best.certainty < SURE_ENOUGH and not door.accept_guesses:
        raise _asks(path, best, door)
    return best.mapping


def map_command(path: Path, door: Door) -> str:
    """What to type to look at a table, whole: it is copied from the terminal as it stands."""
    folder = door.folder
    brand = f" -b {quote(str(folder))}" if folder is not None and folder != Path() else ""
    return f"otvet map {quote(str(path))}{brand}"


def _check(saved: Mapping, door: Door, *, path: Path, profile: str) -> None:
    """SourceError where the profile lacks what the table needs, or names what nobody knows."""
    missing = lacking(saved)
    if missing:
        raise SourceError(
            mark(
                "the profile for {file} gives no column the role {missing}: "
                "map the table again with: {command}"
            ),
            {"file": path.name, "missing": missing, "command": map_command(path, door)},
        )
    strange = not_in_config(saved, door.config)
    if strange:
        raise SourceError(
            mark(
                "the profile for {file} says that {offered} was offered, which otvet.toml does not "
                "know: correct the codes after `offered` in profiles/{profile}"
            ),
            {"file": path.name, "offered": strange, "profile": profile},
        )


def _nothing_fits(path: Path, door: Door) -> UnknownColumns:
    return UnknownColumns(
        mark(
            "{file}: no column of dates with texts, figures or orders was found; "
            "say what its columns mean: {command}"
        ),
        {"file": path.name, "command": map_command(path, door)},
    )


def _asks(path: Path, best: Guess, door: Door) -> UnknownColumns:
    mapping = best.mapping
    text = mark(
        "{file} looks like {target}{page}: {columns}. This is not sure: {questions} "
        "Look at it and settle it with: {command}"
    )
    return UnknownColumns(
        text,
        {
            "file": path.name,
            "target": Said(TARGET_WORDS[mapping.target]),
            "page": Said(", page {page}", {"page": mapping.page}) if mapping.page else "",
            "columns": [_taken_for(column) for column in mapping.columns],
            "questions": _in_a_row(best.questions or ("target",)),
            "command": map_command(path, door),
        },
    )


def _in_a_row(questions: Sequence[Question]) -> Said:
    values: dict[str, object] = {asked: Said(QUESTION_WORDS[asked]) for asked in questions}
    return Said(" ".join(f"{{{asked}}}" for asked in values), values)


def _taken_for(column: Column) -> Said:
    item = f" ({column.item})" if column.item else ""
    role = ROLES.get(column.role.partition(":")[0], column.role)
    return Said(
        "{header} = {role}{item}", {"header": column.header, "role": Said(role), "item": item}
    )


def _rows(sheet: Sheet, laid: Frame) -> Iterator[Row]:
    make, page_is_told = maker(laid), not laid.mapping.page
    below = Below(sheet.header)
    for record in sheet.records():
        row = below.row(record) or not_data(record, sheet.header)
        if row is None:
            try:
                row = make(Record(record.number, fit(record.cells, len(sheet.header))))
            except BadRow as bad:
                row = Row(record.number, fault=bad.fault)
        if row.facts and not page_is_told:
            row, page_is_told = replace(row, facts=(_page(laid), *row.facts)), True
        yield row


def not_data(record: Record, header: Sequence[str]) -> Row | None:
    """Rows that are no rows, and rows that cannot be read; None for all others."""
    if record.cells is BROKEN:
        return Row(record.number, fault=Fault("unreadable_row"))
    if is_empty(record.cells):
        return Row(record.number, left_out="empty_row")
    if not is_empty(record.cells[len(header) :]):
        return Row(record.number, fault=Fault("too_many_cells"))
    if is_totals(record.cells):
        return Row(record.number, left_out="totals_row")
    first = next(text(cell) for cell in record.cells if text(cell))
    if first.startswith("# ") or first == "#":
        return Row(record.number, left_out="comment")
    if first in header and _repeats(record, header):
        return Row(record.number, left_out="header_again")
    return None


def is_totals(cells: Sequence[Cell]) -> bool:
    """Whether the row sums up the others or tells their average: its first word says so."""
    first = next((text(cell) for cell in cells if text(cell)), "")
    return len(first) <= _LONGEST_TOTALS and plain(first) in _TOTALS


def _repeats(record: Record, header: Sequence[str]) -> bool:
    return [text(cell) for cell in record.cells if text(cell)] == [name for name in header if name]


def _page(laid: Frame) -> Page:
    ref = laid.mapping.page
    for part in laid.door.config.pages:
        if part.ref == ref:
            linked = PageRef(part.linked) if part.linked else None
            return Page(page=PageRef(ref), kind=part.kind, title=part.title, linked=linked)
    return Page(page=PageRef(ref), kind="shop" if laid.mapping.target == "orders" else "file")


def _notes(sheet: Sheet, laid: Frame, rates: Sequence[str]) -> tuple[str, ...]:
    """What is known about how whole the table is."""
    notes = list(sheet.notes)
    if laid.mapping.target == "mentions" and not laid.all("author_id"):
        notes.append("no_authors")
    if laid.mapping.target == "mentions" and guessed_own(laid):
        notes.append(f"own_account_guessed:{guessed_own(laid)}")
    if laid.mapping.target in {"posts", "metrics"} and rates:
        notes.append(f"rates_left_out:{', '.join(rates)}")
    if laid.mapping.target == "posts":
        notes += [f"page_guessed:{page}" for page in pages_of(laid).guessed.values()]
    if _is_of_yandex(sheet, laid) and _has_records(sheet, YANDEX_SHOWS):
        notes.append(f"list_cut:{YANDEX_SHOWS}")
    if negative_counts(laid):
        notes.append(f"negative_counts:{', '.join(negative_counts(laid))}")
    notes += _survey_notes(sheet, laid)
    if laid.mapping.target == "orders":
        notes += order_notes(laid)
    if laid.mapping.target != "followers":
        notes.append(f"zone_assumed:{laid.door.config.brand.zone}")
    return tuple(notes)


def _survey_notes(sheet: Sheet, laid: Frame) -> list[str]:
    offered, strange = assumed_offered(laid), strange_links(sheet, laid)
    notes = [f"offered_assumed:{', '.join(offered)}"] if offered else []
    return [*notes, f"links_strange:{strange}"] if strange else notes


def _is_of_yandex(sheet: Sheet, laid: Frame) -> bool:
    """Whether the reviews are Yandex's, by the names of file and page."""
    names = f"{laid.path.parent.name} {laid.path.stem} {sheet.title} {laid.mapping.network}"
    return laid.mapping.kind == "review" and "yandex" in networks_in(names)


def _has_records(sheet: Sheet, n: int) -> bool:
    return sum(1 for _ in islice(sheet.records(), n)) == n
