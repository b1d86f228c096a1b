"""Rows of one source and period brought together, so that the same visits are counted once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from otvet.facts import PageRef, Row, Visit
from otvet.sources.site.map import Figures, Layout, Place


@dataclass(frozen=True, slots=True)
class Part:
    """A row of a table that counts something; `whole` are its words of all sources."""

    number: int
    laid: Layout
    place: Place
    figures: Figures
    group: str = ""
    is_finer: bool = False


def facts_and_fates(parts: Sequence[Part], page: PageRef) -> Iterator[Row]:
    """One row for each part: the fact at the first of its place, the others say where they went.

    Visits of several rows, such as of hours or cities, add up; people never do. Of several tables
    the one with the most figures speaks for a place.
    """
    subtotals = _subtotals(parts)
    whole = [part for part in parts if part.number not in subtotals]
    speaker = _speakers(whole)
    sums: dict[Place, list[Part]] = {}
    for part in whole:
        if speaker[part.place] is part.laid:
            sums.setdefault(part.place, []).append(part)
    for part in parts:
        yield _row(part, page, sums, speaker, is_subtotal=part.number in subtotals)


def _row(
    part: Part,
    page: PageRef,
    sums: dict[Place, list[Part]],
    speaker: dict[Place, Layout],
    *,
    is_subtotal: bool,
) -> Row:
    if is_subtotal:
        return Row(part.number, left_out="subtotal")
    if speaker[part.place] is not part.laid:
        return Row(part.number, left_out="repeat")
    mine = sums[part.place]
    if mine[0] is not part:
        return Row(part.number, left_out="added_above")
    return Row(part.number, facts=(_visit(part.place, mine, page),))


def _speakers(parts: Iterable[Part]) -> dict[Place, Layout]:
    found: dict[Place, Layout] = {}
    for part in parts:
        known = found.get(part.place)
        if known is None or len(part.laid.figures) > len(known.figures):
            found[part.place] = part.laid
    return found


def _visit(place: Place, parts: Sequence[Part], page: PageRef) -> Visit:
    figures = [part.figures for part in parts]
    visits = _sum(f.visits for f in figures)
    conversions = _sum(f.conversions for f in figures)
    return Visit(
        page=page,
        day=place.span.first,
        last_day=place.span.last,
        source=place.source,
        medium=place.medium,
        campaign=place.campaign,
        network=place.network,
        visits=None if visits is None else int(visits),
        people=figures[0].people if len(parts) == 1 else None,
        conversions=None if conversions is None else float(conversions),
        revenue=_sum(f.revenue for f in figures),
    )


def _sum(values: Iterable[int | Decimal | None]) -> Decimal | None:
    """The sum; None where any of the rows does not give it."""
    found = list(values)
    known = [Decimal(value) for value in found if value is not None]
    return sum(known, Decimal(0)) if found and len(known) == len(found) else None


def _subtotals(parts: Sequence[Part]) -> frozenset[int]:
    """Rows of a group without its source that count no less than all rows of it with one.

    A nested export of Metrica begins every group with its sum; a row of visits whose source is
    not known looks the same, but counts less than all the known ones together.
    """
    below: dict[tuple[int, str, object], int] = {}
    for part in parts:
        if part.group and part.is_finer:
            place = id(part.laid), part.group, part.place.span
            below[place] = below.get(place, 0) + (part.figures.visits or 0)
    return frozenset(
        part.number
        for part in parts
        if part.group
        and not part.is_finer
        and below.get((id(part.laid), part.group, part.place.span), 0) > 0
        and (part.figures.visits or 0) >= below[id(part.laid), part.group, part.place.span]
    )
