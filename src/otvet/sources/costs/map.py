"""What each row means: a campaign's day in a cabinet, or money that a person wrote down."""

from collections import Counter
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

from otvet.facts import Cost, Row
from otvet.sources.base import Door
from otvet.sources.costs.names import currency_in, kind_named
from otvet.sources.table.cells import Record
from otvet.sources.table.frame import BadRow, hashed
from otvet.sources.table.laid import Laid, Make
from otvet.sources.table.told import Period, page_named, period_of
from otvet.text.privacy import mask


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The table with what holds for all of its rows.

    `period` is what the title says, for reports that name no days; `cabinet` is "" for a table
    kept by hand.
    """

    laid: Laid
    door: Door
    cabinet: str
    currency: str
    period: Period | None


@dataclass(slots=True)
class _Sum:
    """The rows of one campaign's day together."""

    amount: Decimal = Decimal(0)
    impressions: int | None = None
    clicks: int | None = None
    joins: int | None = None


@dataclass(slots=True)
class _Seen:
    sums: dict[str, _Sum] = field(default_factory=dict)
    given: set[str] = field(default_factory=set)
    times: Counter[str] = field(default_factory=Counter)


def maker(sheet: Sheet) -> Make:
    """Builds the costs of each row."""
    return _cabinet_maker(sheet) if sheet.cabinet else _hand_maker(sheet)


def _cabinet_maker(sheet: Sheet) -> Make:
    """Advertisements of one campaign's day are added up, so that finer reports are no new money."""
    seen = _Seen(sums=_sums(sheet))

    def make(record: Record) -> Row:
        key, period = _key(sheet, record), _period(sheet, record)
        _numbers(sheet, record)
        if key in seen.given:
            return Row(record.number, left_out="added_to_the_row_above")
        seen.given.add(key)
        added = seen.sums[key]
        fact = Cost(
            native_id=key,
            day=period[0],
            last_day=period[1],
            kind="ads",
            amount=added.amount,
            currency=_currency(sheet, record),
            campaign=_campaign(sheet, record),
            impressions=added.impressions,
            clicks=added.clicks,
            joins=added.joins,
        )
        return Row(record.number, facts=(fact,))

    return make


def _sums(sheet: Sheet) -> dict[str, _Sum]:
    found: dict[str, _Sum] = {}
    for record in sheet.laid.records():
        try:
            key, amount, counts = _key(sheet, record), *_numbers(sheet, record)
        except BadRow:
            continue
        added = found.setdefault(key, _Sum())
        added.amount += amount
        added.impressions = _plus(added.impressions, counts.impressions)
        added.clicks = _plus(added.clicks, counts.clicks)
        added.joins = _plus(added.joins, counts.joins)
    return found


class _Counts(NamedTuple):
    """What the cabinet counted in a row; None where it does not tell."""

    impressions: int | None
    clicks: int | None
    joins: int | None


def _numbers(sheet: Sheet, record: Record) -> tuple[Decimal, _Counts]:
    """What was spent, with what came of it; BadRow where one of them is no number."""
    counted = (_count(sheet, record, role) for role in _Counts._fields)
    return _amount(sheet, record), _Counts(*counted)


def _plus(one: int | None, other: int | None) -> int | None:
    return one if other is None else (one or 0) + other


def _key(sheet: Sheet, record: Record) -> str:
    """`ads/cabinet/campaign and currency/period`: the same in every export of the campaign."""
    first, last = _period(sheet, record)
    who = _campaign(sheet, record) or sheet.laid.words(record, "campaign_id")
    campaign = hashed(who, _currency(sheet, record))
    return f"ads/{sheet.cabinet}/{campaign}/{first}..{last}"


def _campaign(sheet: Sheet, record: Record) -> str:
    return mask(sheet.laid.words(record, "campaign"))


def _hand_maker(sheet: Sheet) -> Make:
    """A row is known by its period, purpose and place among its like, so its sum may be corrected.

    What a person wrote beside it may name people and is not kept.
    """
    seen = _Seen()

    def make(record: Record) -> Row:
        laid = sheet.laid
        period, amount = _period(sheet, record), _amount(sheet, record)
        kind = kind_named(laid.words(record, "kind")) or kind_named(laid.words(record, "note"))
        if kind is None:
            raise BadRow("unknown_kind", laid.header("kind"))
        campaign = _campaign(sheet, record)
        page = page_named(sheet.laid, record, sheet.door)
        what = mask(laid.words(record, "kind"))
        name = hashed(
            f"{period[0]}..{period[1]}", what, laid.words(record, "note"), campaign, page or ""
        )
        seen.times[name] += 1
        fact = Cost(
            native_id=f"hand/{name}/{seen.times[name]}",
            day=period[0],
            last_day=period[1],
            kind=kind,
            amount=amount,
            currency=_currency(sheet, record),
            page=page,
            campaign=campaign,
            impressions=_count(sheet, record, "impressions"),
            clicks=_count(sheet, record, "clicks"),
        )
        return Row(record.number, facts=(fact,))

    return make


def _period(sheet: Sheet, record: Record) -> Period:
    laid = sheet.laid
    if laid.has("from"):
        return period_of(laid, record, "from", "to")
    if laid.has("day"):
        return period_of(laid, record, "day", "to")
    if sheet.period is None:
        raise BadRow("no_date")
    return sheet.period


def _amount(sheet: Sheet, record: Record) -> Decimal:
    value = sheet.laid.number(record, "amount").value
    if value is None:
        raise BadRow("no_total", sheet.laid.header("amount"))
    return value


def _count(sheet: Sheet, record: Record, role: str) -> int | None:
    if not sheet.laid.has(role):
        return None
    value = sheet.laid.number(record, role).value
    return None if value is None or value < 0 else int(value)


def _currency(sheet: Sheet, record: Record) -> str:
    """What the row says, else its sum, else the table, else the brand's own."""
    said = sheet.laid.words(record, "currency")
    found = currency_in(said) or currency_in(sheet.laid.words(record, "amount"))
    if not found and len(said) == 3 and said.isascii() and said.isalpha():
        found = said.upper()
    return found or sheet.currency


def says_currency(sheet: Sheet) -> bool:
    """Whether every row says its currency itself."""
    bare = replace(sheet, currency="")
    return all(_currency(bare, record) for record in sheet.laid.records())
