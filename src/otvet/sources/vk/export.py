"""What each row of a community's statistics means: a figure of a day, or a part of its people."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from otvet.config import PagePart
from otvet.facts import Fact, Margin, Metric, Missing, PageRef, Row
from otvet.sources.own_pages import page_fact
from otvet.sources.table.cells import Record
from otvet.sources.table.frame import BadRow
from otvet.sources.table.laid import Laid
from otvet.sources.table.laid import rows as laid_rows
from otvet.sources.table.make_figures import ADDITIVE
from otvet.sources.table.numbers import Number
from otvet.sources.vk.names import Part, figure_named, is_other_split, part_named
from otvet.text.privacy import mask

_PEOPLE = {"visitors": "visitors", "reached": "reach", "followers": "followers"}
"""The figure that counts everybody of a base."""
_CUT_LISTS = frozenset({"city", "country"})
_FOLLOWERS, _OTHERS = "reach@follow_type=follower", "reach@follow_type=non_follower"


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """What the file says as a whole, which single rows cannot.

    `totals` are the people of a day, base and attribute, None where they are not all told;
    `lost_with_minus` says that those who left are written below nought throughout.
    """

    totals: dict[tuple[date, str, str], Decimal | None]
    lost_with_minus: bool
    corrections: int


@dataclass(slots=True)
class _Seen:
    """What the rows above have given already."""

    values: dict[tuple[date, str], Number] = field(default_factory=dict)
    parts: set[tuple[date, Part]] = field(default_factory=set)
    page_told: bool = False


def said(laid: Laid, record: Record) -> tuple[str, str, str, str]:
    """The row's criterion and its three parameters."""
    first, second, third = (laid.words(record, role) for role in ("first", "second", "third"))
    return laid.words(record, "criterion"), first, second, third


def named_in(laid: Laid, record: Record) -> str | Part | None:
    """The figure that the row counts, or the part of the people; None for neither."""
    return figure_named(*said(laid, record)) or part_named(*said(laid, record))


def whole(laid: Laid) -> Whole:
    """Look through the file once, for what decides its single rows."""
    people: dict[tuple[date, str], Decimal] = {}
    sums: dict[tuple[date, str, str], Decimal | None] = {}
    lost: list[Decimal] = []
    below = 0
    for (day, named), value in _each_once(laid).items():
        if isinstance(named, str) and value is not None:
            people[day, named] = value
            lost += [value] if named == "followers_lost" else []
            below += value < 0 and named in ADDITIVE and named != "followers_lost"
        elif isinstance(named, Part):
            place = day, named.base, named.attribute
            before = sums.get(place, Decimal(0))
            sums[place] = None if before is None or value is None else before + value
    totals = {place: _total(place, added, people) for place, added in sums.items()}
    with_minus = any(value < 0 for value in lost) and not any(value > 0 for value in lost)
    below += 0 if with_minus else sum(value < 0 for value in lost)
    return Whole(totals=totals, lost_with_minus=with_minus, corrections=below)


def _each_once(laid: Laid) -> dict[tuple[date, str | Part], Decimal | None]:
    """The values of the file by day and by what they count; the first of several wins."""
    found: dict[tuple[date, str | Part], Decimal | None] = {}
    for record in laid.records():
        named = named_in(laid, record)
        try:
            day, value = laid.day(record, "day"), laid.number(record, "value").value
        except BadRow:
            continue
        if named is not None:
            found.setdefault((day, named), value)
    return found


def _total(
    place: tuple[date, str, str], added: Decimal | None, people: dict[tuple[date, str], Decimal]
) -> Decimal | None:
    """All the people of a split: lists of places are cut, so their sum is not all of them."""
    day, base, attribute = place
    if attribute not in _CUT_LISTS or added is None:
        return added
    everybody = people.get((day, _PEOPLE[base]))
    return everybody if everybody is not None and everybody >= added else None


def rows(laid: Laid, part: PagePart, all_of_it: Whole) -> Iterator[Row]:
    """Every row of the file with what became of it; the page is told with the first facts."""
    seen = _Seen()

    def make(record: Record) -> Row:
        row = _row(laid, record, PageRef(part.ref), all_of_it, seen)
        if row.facts and not seen.page_told:
            seen.page_told = True
            facts: tuple[Fact, ...] = (page_fact(part), *row.facts)
            return replace(row, facts=facts)
        return row

    return laid_rows(laid, make)


def _row(laid: Laid, record: Record, page: PageRef, all_of_it: Whole, seen: _Seen) -> Row:
    named = named_in(laid, record)
    if named is None:
        other = is_other_split(*said(laid, record))
        return Row(record.number, left_out="unused_split" if other else "unknown_metric")
    found = laid.written(record, "day")
    if found is not None and found.by == "month":
        return Row(record.number, left_out="not_by_day")
    day, number = laid.day(record, "day"), laid.number(record, "value")
    if isinstance(named, Part):
        return _margin(record, page, (day, named), number, all_of_it, seen)
    return _figures(laid, record, page, (day, named), _signed(number, named, all_of_it), seen)


def _signed(number: Number, item: str, all_of_it: Whole) -> Number:
    """A minus before everybody who left is a way of writing; elsewhere it is a correction."""
    if item == "followers_lost" and all_of_it.lost_with_minus and number.value is not None:
        return replace(number, value=abs(number.value))
    return number


def _figures(
    laid: Laid, record: Record, page: PageRef, place: tuple[date, str], number: Number, seen: _Seen
) -> Row:
    if place in seen.values:
        if seen.values[place] == number:
            return Row(record.number, left_out="repeat")
        raise BadRow("repeated_day", laid.header("day"))
    seen.values[place] = number
    day, item = place
    facts = [_metric(page, day, item, number)]
    if item in {"reach", _FOLLOWERS}:
        facts += _others(page, day, seen)
    return Row(record.number, facts=tuple(facts))


def _others(page: PageRef, day: date, seen: _Seen) -> list[Metric]:
    """Everybody reached who is no follower: what the follower's part leaves of the whole reach."""
    everybody, followers = (seen.values.get((day, item)) for item in ("reach", _FOLLOWERS))
    if everybody is None or followers is None:
        return []
    if everybody.value is None or followers.value is None or followers.value > everybody.value:
        return []
    rest = everybody.value - followers.value
    rounded = everybody.rounded or followers.rounded
    return [_metric(page, day, _OTHERS, Number(rest, rounded=rounded))]


def _metric(page: PageRef, day: date, item: str, number: Number) -> Metric:
    metric, _, split = item.partition("@")
    dimension, _, segment = split.partition("=")
    return Metric(
        page=page,
        day=day,
        metric=metric,
        value=_value(number, metric),
        segment_dim=dimension or "all",
        segment=segment,
        additive=metric in ADDITIVE,
        precision="rounded" if number.rounded else "exact",
    )


def _value(number: Number, metric: str) -> float | Missing:
    """A flow may be corrected below nought; a number of people may not."""
    if number.value is None:
        return Missing(number.problem)
    if number.value < 0 and metric not in ADDITIVE:
        return Missing("below_zero")
    return float(number.value)


def _margin(
    record: Record,
    page: PageRef,
    place: tuple[date, Part],
    number: Number,
    all_of_it: Whole,
    seen: _Seen,
) -> Row:
    day, part = place
    total = all_of_it.totals.get((day, part.base, part.attribute))
    if place in seen.parts:
        return Row(record.number, left_out="repeat")
    if not total or number.value is None or number.value < 0:
        return Row(record.number, left_out="whole_not_told")
    seen.parts.add(place)
    fact = Margin(
        page=page,
        day=day,
        attribute=part.attribute,
        group=mask(part.group),
        share=float(number.value / total),
        base=part.base,
    )
    return Row(record.number, facts=(fact,))
