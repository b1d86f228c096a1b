"""The content export: one post a row, over its whole life or day by day."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

from otvet.config import PagePart
from otvet.errors import UnknownPage
from otvet.facts import Fact, Interaction, Metric, Missing, PageRef, Post, Row
from otvet.i18n import mark
from otvet.sources.base import Door
from otvet.sources.meta.names import (
    COUNTERS,
    DAILY,
    FACEBOOK,
    INSTAGRAM,
    NETWORKS,
    SUMMABLE,
    column_places,
    kind_named,
)
from otvet.sources.own_pages import called, needs_page, page_fact, parts_of
from otvet.sources.table.cells import Cell, Record, Sheet, fit, text
from otvet.sources.table.dates import Order, order_of, written
from otvet.sources.table.first_rows import no_row
from otvet.sources.table.frame import BadRow
from otvet.sources.table.ids import is_of_somebody
from otvet.sources.table.make_figures import id_in_link
from otvet.sources.table.numbers import NOT_GIVEN, Number, read_number
from otvet.sources.table.pages import network_of_links
from otvet.text.privacy import mask

PACIFIC = ZoneInfo("America/Los_Angeles")
"""Meta's days and times are those of California, whatever the account's own zone."""

_LONGEST_EXACT_ID = 15


@dataclass(frozen=True, slots=True, order=True)
class Account:
    """Whose post a row is, as the file writes it; it never leaves this module as a fact."""

    network: str
    id: str
    username: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The sheet with what its columns hold, and the brand's page for each account in it."""

    sheet: Sheet
    places: dict[str, int]
    order: Order
    pages: dict[Account, PagePart]

    def cell(self, record: Record, role: str) -> Cell:
        """The cell of a role, None where there is no such column."""
        place = self.places.get(role)
        return record.cells[place] if place is not None else None

    def header(self, role: str) -> str:
        """The name of the role's column."""
        return self.sheet.header[self.places[role]]


@dataclass(slots=True)
class _Seen:
    """What the rows above have given already."""

    pages: set[str] = field(default_factory=set)
    posts: set[tuple[str, str]] = field(default_factory=set)
    figures: set[tuple[str, str, date | None]] = field(default_factory=set)


def content(sheet: Sheet, path: Path, door: Door) -> Content:
    """Lay the brand's pages over the file; SourceError where it holds none of them."""
    places = column_places(sheet.header)
    order = order_of(_column(sheet, places["at"]))
    laid = Content(sheet=sheet, places=places, order="dmy" if order == "dmy" else "mdy", pages={})
    return replace(laid, pages=_pages(accounts_in(laid), path, door))


def _column(sheet: Sheet, index: int) -> Iterator[Cell]:
    for record in sheet.records():
        if no_row(record, sheet.header) is None:
            yield fit(record.cells, len(sheet.header))[index]


def accounts_in(laid: Content) -> list[Account]:
    """The accounts whose posts the file holds."""
    header = laid.sheet.header
    records = (record for record in laid.sheet.records() if no_row(record, header) is None)
    return sorted({_account(laid, _fitted(laid, record)) for record in records})


def _fitted(laid: Content, record: Record) -> Record:
    return Record(record.number, fit(record.cells, len(laid.sheet.header)))


def _account(laid: Content, record: Record) -> Account:
    by_link = network_of_links([text(laid.cell(record, "link"))])
    fallback = FACEBOOK if "page" in laid.places else INSTAGRAM
    own_id = text(laid.cell(record, "account")) or text(laid.cell(record, "page"))
    return Account(
        by_link if by_link in NETWORKS else fallback,
        own_id,
        text(laid.cell(record, "username")),
        text(laid.cell(record, "name")),
    )


def _pages(accounts: list[Account], path: Path, door: Door) -> dict[Account, PagePart]:
    """The brand's page of each account: by id, handle or title, else the only one for the only."""
    found = {account: part for account in accounts if (part := _part(account, door))}
    if found or not accounts:
        return found
    parts = parts_of(door.config, {account.network for account in accounts})
    if len(accounts) == 1 and len(parts) == 1:
        return {accounts[0]: parts[0]}
    example = f"{accounts[0].network}:{accounts[0].username or accounts[0].id}"
    if not parts:
        raise needs_page(path, parts=parts, example=example)
    raise UnknownPage(
        mark(
            "{file} holds posts of accounts that otvet.toml does not name: {accounts}; give the "
            "brand's own the ref that stands here, such as ref = {example}"
        ),
        {"file": path.name, "accounts": _refs(accounts), "example": f'"{example}"'},
    )


def _refs(accounts: list[Account]) -> list[str]:
    return [f"{account.network}:{account.username or account.id}" for account in accounts]


def _part(account: Account, door: Door) -> PagePart | None:
    parts = parts_of(door.config, {account.network})
    for name in (account.id, account.username, account.name):
        fitting = [part for part in parts if name and called(part, [name])]
        if fitting:
            return fitting[0]
    return None


def guessed(laid: Content) -> list[str]:
    """The pages that were taken for an account that otvet.toml does not name."""
    return [
        part.ref
        for account, part in laid.pages.items()
        if not called(part, [account.id, account.username, account.name])
    ]


def rows(laid: Content) -> Iterator[Row]:
    """Every row of the file with what became of it."""
    seen = _Seen()
    for record in laid.sheet.records():
        row = no_row(record, laid.sheet.header)
        if row is None:
            try:
                row = _row(laid, _fitted(laid, record), seen)
            except BadRow as bad:
                row = Row(record.number, fault=bad.fault)
        yield row


def _row(laid: Content, record: Record, seen: _Seen) -> Row:
    part = laid.pages.get(_account(laid, record))
    if part is None:
        return Row(record.number, left_out="not_the_brands_account")
    post, day = _post(laid, record, PageRef(part.ref)), _day(laid, record)
    key = (post.page, post.native_id, day)
    if key in seen.figures:
        return Row(record.number, left_out="repeat")
    figures = _life(laid, record, post) if day is None else _of_day(laid, record, post, day)
    facts: tuple[Fact, ...] = tuple(figures)
    if key[:2] not in seen.posts:
        facts = (post, *facts)
    if part.ref not in seen.pages:
        facts = (page_fact(part), *facts)
    seen.figures.add(key)
    seen.posts.add(key[:2])
    seen.pages.add(part.ref)
    return Row(record.number, facts=facts, left_out="" if facts else "nothing_to_take")


def _post(laid: Content, record: Record, page: PageRef) -> Post:
    words = text(laid.cell(record, "text")) or text(laid.cell(record, "title"))
    return Post(
        page=page,
        native_id=_native_id(laid, record),
        at=_published(laid, record),
        kind=kind_named(text(laid.cell(record, "kind"))),
        text=mask(words),
    )


def _native_id(laid: Content, record: Record) -> str:
    """The id as it stands: it has more digits than a spreadsheet keeps."""
    cell = laid.cell(record, "post")
    words = text(cell)
    is_cut = isinstance(cell, float) and len(words) > _LONGEST_EXACT_ID
    if is_cut or (words[:1].isdecimal() and "e+" in words.casefold()):
        raise BadRow("id_lost_digits", laid.header("post"))
    found = words or id_in_link(text(laid.cell(record, "link")))
    if not found or is_of_somebody(found):
        raise BadRow("no_id", laid.header("post"))
    return found


def _published(laid: Content, record: Record) -> datetime:
    cell = laid.cell(record, "at")
    if not text(cell):
        raise BadRow("no_date", laid.header("at"))
    found = written(cell, order=laid.order)
    at = found.at(found.year, PACIFIC) if found and found.year is not None else None
    if at is None:
        raise BadRow("bad_date", laid.header("at"))
    return at


def _day(laid: Content, record: Record) -> date | None:
    """The day whose figures these are; None for the post's whole life, in any language."""
    cell = laid.cell(record, "day")
    if not any(char.isdecimal() for char in text(cell)):
        return None
    found = written(cell, order=laid.order)
    if found is None or found.year is None:
        raise BadRow("bad_date", laid.header("day"))
    return date(found.year, found.month, found.day)


def _count(laid: Content, record: Record, role: str) -> Number:
    """A cell of counts, in which a comma can only part thousands."""
    if role not in laid.places:
        return NOT_GIVEN
    found = read_number(laid.cell(record, role), comma="thousands")
    whole = found.value is None or found.value == found.value.to_integral_value()
    if found.problem == "not_a_number" or not whole:
        raise BadRow("not_a_number", laid.header(role))
    return found


def _life(laid: Content, record: Record, post: Post) -> Iterator[Fact]:
    """Counters of the whole life; reach is of people, who cannot be acts of nobody."""
    for role, kind in COUNTERS.items():
        value = _count(laid, record, role).value
        if value is not None and value >= 1:
            native = f"{post.native_id}:{kind}"
            yield Interaction(
                page=post.page,
                native_id=native,
                at=post.at,
                kind=kind,
                post=post.native_id,
                n=int(value),
            )


def _of_day(laid: Content, record: Record, post: Post, day: date) -> Iterator[Fact]:
    """Figures of the post on a day: kept apart from those of its whole life, which hold them."""
    for metric in DAILY:
        if metric not in laid.places:
            continue
        number = _count(laid, record, metric)
        yield Metric(
            page=post.page,
            day=day,
            metric=metric,
            value=_value(number),
            segment_dim="post",
            segment=post.native_id,
            additive=metric in SUMMABLE,
            precision="rounded" if number.rounded else "exact",
        )


def _value(number: Number) -> float | Missing:
    if number.value is None:
        return Missing(number.problem)
    return float(number.value) if number.value >= Decimal(0) else Missing("below_zero")
