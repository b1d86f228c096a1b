"""What the month cost and what else happened in it, in one line each."""

from collections.abc import Mapping, Sequence

from otvet.answers.money import CostLine, EventLine
from otvet.i18n import Language, day_of_month, mark, money, words
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


def _event(line: EventLine, language: Language) -> str:
    first = day_of_month(line.first_day, language)
    last = day_of_month(line.last_day, language)
    days = first if line.first_day == line.last_day else f"{first} – {last}"
    said = f"{_named(HAPPENED, line.kind, language)}, {days}"
    return f"{said} ({line.note})" if line.note else said


def _named(names: Mapping[str, str], code: str, language: Language) -> str:
    text = names.get(code)
    return words(language)(text) if text else units.plain(code)
