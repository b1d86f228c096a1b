"""What the month cost and what else happened in it, in one line each."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from otvet.answers.money import CostLine, EventLine
from otvet.answers.month import Month
from otvet.facts import YearMonth
from otvet.findings import Verdict
from otvet.i18n import Language, day_of_month, in_month, mark, money, month_name, words
from otvet.report.words import units

EVENTS = 8
"""Events told in the line; the rest are counted."""
COSTS: Mapping[str, str] = {
    "staff": mark("people's work"),
    "ads": mark("advertising"),
    "content": mark("content"),
    "tool": mark("tools"),
    "influencer": mark("influencers"),
    "giveaway": mark("giveaways and prizes"),
    "research": mark("surveys and research"),
}
HAPPENED: Mapping[str, str] = {
    "campaign": mark("advertising campaign"),
    "price": mark("change of prices"),
    "promo": mark("special offer"),
    "stock_out": mark("out of stock"),
    "outage": mark("outage"),
    "tv": mark("television and press"),
    "holiday": mark("holiday"),
    "rival": mark("a rival's move"),
    "giveaway": mark("giveaway"),
    "other": mark("other event"),
}


def costs(found: Sequence[CostLine], language: Language) -> str:
    """What the month cost, by kind; sums of different money stay apart."""
    return ", ".join(
        f"{_named(COSTS, line.kind, language)} {money(line.amount, line.currency, language)}"
        for line in found
    )


def events(found: Sequence[EventLine], language: Language) -> str:
    """What else happened in the month, with its days and the brand's own words."""
    told = [_event(line, language) for line in found[:EVENTS]]
    more = len(found) - len(told)
    if more > 0:
        told.append(words(language).plural("and {n} more event", "and {n} more events", more))
    return "; ".join(told)


def costs_heading(found: Sequence[CostLine], language: Language) -> str:
    """What the month cost in all, each currency apart."""
    return words(language)(mark("The month cost {sums}")).format(sums=_sums(found, language))


def cost_rows(found: Sequence[CostLine], language: Language) -> list[tuple[str, str]]:
    """Each kind with its sum."""
    return [
        (_capital(_named(COSTS, one.kind, language)), money(one.amount, one.currency, language))
        for one in found
    ]


def per_result(month: Month, language: Language) -> str:
    """What one more follower cost, if all of the month's money went for it; "" where unknown."""
    both = [p for p in month.audience.pages if p.now is not None and p.before is not None]
    more = sum((p.now or 0) - (p.before or 0) for p in both)
    paid = {one.currency for one in month.costs}
    if more <= 0 or len(paid) != 1 or month.audience.verdict is not Verdict.YES:
        return ""
    each = sum((one.amount for one in month.costs), Decimal(0)) / more
    text = mark("{sum} for each follower more, if nothing else were counted")
    return words(language)(text).format(sum=money(each, paid.pop(), language))


def sales_heading(month: Month, language: Language) -> str:
    """What was sold in the month, each currency apart; "" without orders."""
    now = [one for one in month.sales if one.month == str(month.month)]
    if not now:
        return ""
    said = ", ".join(money(one.total, one.currency, language) for one in now)
    return words(language)(mark("Sold for {sums} {in_month}")).format(
        sums=said, in_month=in_month(month.month, language)
    )


def sales_rows(month: Month, language: Language) -> list[tuple[str, str, str]]:
    """Each month with its sold orders and their sum."""
    return [
        (
            month_name(YearMonth.parse(one.month), language),
            units.counted(one.sold, "orders", language),
            money(one.total, one.currency, language),
        )
        for one in month.sales
    ]


def event_rows(found: Sequence[EventLine], language: Language) -> list[str]:
    """What else happened, an event a line."""
    return [_capital(_event(line, language)) for line in found]


def _sums(found: Sequence[CostLine], language: Language) -> str:
    sums: dict[str, Decimal] = {}
    for one in found:
        sums[one.currency] = sums.get(one.currency, Decimal(0)) + one.amount
    return ", ".join(money(amount, currency, language) for currency, amount in sums.items())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _event(line: EventLine, language: Language) -> str:
    first = day_of_month(line.first_day, language)
    last = day_of_month(line.last_day, language)
    days = first if line.first_day == line.last_day else f"{first} – {last}"
    said = f"{_named(HAPPENED, line.kind, language)}, {days}"
    return f"{said} ({line.note})" if line.note else said


def _named(names: Mapping[str, str], code: str, language: Language) -> str:
    text = names.get(code)
    return words(language)(text) if text else units.plain(code)
