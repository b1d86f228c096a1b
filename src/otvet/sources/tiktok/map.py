"""What each row of TikTok's exports means: figures of a day, a part of the followers, a video."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date
from decimal import Decimal

from otvet.config import PagePart
from otvet.facts import Interaction, Metric, PageRef, Post, Row
from otvet.sources.own_pages import page_fact
from otvet.sources.table.cells import Record, text
from otvet.sources.table.first_rows import no_row
from otvet.sources.table.frame import BadRow, day_in_name
from otvet.sources.table.make_figures import ADDITIVE
from otvet.sources.table.numbers import read_number
from otvet.sources.tiktok.names import COUNTERS, FIGURES, sex_named
from otvet.sources.tiktok.sheet import Export, value_of
from otvet.text.privacy import mask

_VIDEO = re.compile(r"/(video|photo)/(\d+)")
_HANDLE = re.compile(r"tiktok\.com/@([\w.]+)")
_WHOLE = Decimal("1.5")
"""Shares of a whole add up to 1, and per cents to 100."""

Make = Callable[[Record], Row]


def rows(laid: Export, make: Make, parts: dict[PageRef, PagePart]) -> Iterator[Row]:
    """Every row of the file with what became of it; each page is told once, before its facts."""
    told: set[PageRef] = set()
    for record in laid.sheet.records():
        row = no_row(record, laid.sheet.header)
        if row is None:
            try:
                row = make(laid.fitted(record))
            except BadRow as bad:
                row = Row(record.number, fault=bad.fault)
        page = next((f.page for f in row.facts if isinstance(f, Metric | Post)), None)
        if page is not None and page not in told:
            told.add(page)
            row = replace(row, facts=(page_fact(parts[page]), *row.facts))
        yield row


def figure_maker(laid: Export, page: PageRef) -> Make:
    """Builds the figures of one day from each row."""
    seen: set[date] = set()
    roles = [role for role in FIGURES if role in laid.places]

    def make(record: Record) -> Row:
        day = laid.moment(record, "day").date()
        facts = tuple(_figure(laid, record, role, page=page, day=day) for role in roles)
        if day in seen:
            raise BadRow("repeated_day", laid.header("day"))
        seen.add(day)
        return Row(record.number, facts=facts)

    return make


def _figure(laid: Export, record: Record, role: str, *, page: PageRef, day: date) -> Metric:
    metric, _, split = role.partition("@")
    dimension, _, segment = split.partition("=")
    number = laid.count(record, role)
    return Metric(
        page=page,
        day=day,
        metric=metric,
        value=value_of(number, role),
        segment_dim=dimension or "all",
        segment=segment,
        additive=metric in ADDITIVE,
        precision="rounded" if number.rounded else "exact",
    )


def file_day(laid: Export) -> date:
    """The day of a file in which no day is written: from its name, else when it was written."""
    return day_in_name(laid.path) or laid.before.astimezone(UTC).date()


def share_maker(laid: Export, page: PageRef) -> Make:
    """Builds one part of the followers from each row: a share of all of them, not a count."""
    dimension = "sex" if "sex" in laid.places else "country"
    scale, day = _scale(laid), file_day(laid)
    seen: set[str] = set()

    def make(record: Record) -> Row:
        words = text(laid.cell(record, dimension))
        segment = (sex_named(words) if dimension == "sex" else "") or mask(words)
        number = read_number(laid.cell(record, "share"), comma="decimal")
        if number.problem == "not_a_number":
            raise BadRow("not_a_number", laid.header("share"))
        if segment in seen:
            return Row(record.number, left_out="repeat")
        seen.add(segment)
        scaled = number if number.value is None else replace(number, value=number.value / scale)
        fact = Metric(
            page=page,
            day=day,
            metric="followers_share",
            value=value_of(scaled, "share"),
            segment_dim=dimension,
            segment=segment,
            precision="rounded",
        )
        return Row(record.number, facts=(fact,))

    return make


def _scale(laid: Export) -> Decimal:
    """100 where the shares are per cents without a sign, else 1."""
    cells = (laid.cell(record, "share") for record in laid.records())
    values = (read_number(cell, comma="decimal").value for cell in cells)
    total = sum((value for value in values if value is not None), Decimal(0))
    return Decimal(100) if total > _WHOLE else Decimal(1)


def handle_in(link: str) -> str:
    """The account in a video's link, "" where there is none.

    >>> handle_in("https://www.tiktok.com/@teahouse/video/7300000000000000001")
    'teahouse'
    """
    found = _HANDLE.search(link)
    return found[1].casefold() if found else ""


def video_maker(laid: Export, page_of: Callable[[str], PageRef | None]) -> Make:
    """Builds a post and its anonymous counters from each row; `page_of` knows the handles."""
    seen: set[str] = set()

    def make(record: Record) -> Row:
        link = text(laid.cell(record, "link"))
        page = page_of(handle_in(link))
        if page is None:
            return Row(record.number, left_out="not_the_brands_account")
        found = _VIDEO.search(link)
        if found is None:
            raise BadRow("no_id", laid.header("link"))
        if found[2] in seen:
            return Row(record.number, left_out="repeat")
        post = Post(
            page=page,
            native_id=found[2],
            at=laid.moment(record, "at"),
            kind="video" if found[1] == "video" else "photo",
            text=mask(text(laid.cell(record, "title"))),
        )
        acts = tuple(_acts(laid, record, post))
        seen.add(post.native_id)
        return Row(record.number, facts=(post, *acts))

    return make


def _acts(laid: Export, record: Record, post: Post) -> Iterator[Interaction]:
    for role, kind in COUNTERS.items():
        value = laid.count(record, role).value
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
