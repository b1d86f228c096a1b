"""What would turn "we don't know yet" into an answer, and what it costs."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from math import ceil
from shlex import quote

from otvet.findings import Need, Verdict
from otvet.i18n import Language, day_of_month, mark, money, words
from otvet.report.words import figures, units
from otvet.report.words.details import filled

ACTS: Mapping[str, str] = {
    "follower_counts": mark("look up and type in {counted}: how many followers on {days}"),
    "exact_counts": mark("type in exact follower counts instead of rounded ones"),
    "next_month": mark("compare anew at the end of the next month"),
    "account_labels": mark("look at a random sample of followers by hand ({counted})"),
    "longer_window": mark("wait until {counted} more have been seen to act"),
    "survey_wave": mark("run a wave of the survey ({counted})"),
    "page_links": mark(
        "ask on each page, by a link of its own, which of your pages people follow ({counted})"
    ),
    "panel": mark("ask earlier respondents again ({counted})"),
    "baseline": mark("run two waves of the survey, now and after the work ({counted} in all)"),
    "advantages": mark("write down in otvet.toml which advantages people should know"),
    "foils": mark("add an invented advantage to the survey, to measure guessing"),
    "same_items": mark("ask in the next wave what the wave {wave} asked, in the same words"),
    "compare_wave": mark("drop the file of the wave {wave} into the inbox"),
    "labels": mark("check by hand how the program has read the texts ({counted})"),
    "authors": mark("collect texts of {counted}"),
    "singletons": mark("look through complaints raised by one person each ({counted})"),
    "mentions": mark("collect {counted}"),
    "whole_list": mark("export the list in shorter periods, so that it is not cut: {files}"),
    "whole_acts": mark("export what people did in shorter periods, so that no list is cut"),
    "later_acts": mark("export what people did until the month's end"),
    "whole_followers": mark("export the lists of followers whole, on the day of the counts"),
    "final_figures": mark("export again on {final} or later: {files}"),
}
_ACTS_WITHOUT_AMOUNT: Mapping[str, str] = {
    "follower_counts": mark("look up and type in how many followers there were on {days}"),
    "longer_window": mark("look at more months at once"),
    "survey_wave": mark("run a wave of the survey"),
    "panel": mark("ask earlier respondents again"),
    "baseline": mark("run two waves of the survey, now and after the work"),
    "labels": mark("check by hand how the program has read the texts"),
    "authors": mark("collect texts of more people"),
    "singletons": mark("look through complaints raised by one person each"),
    "mentions": mark("collect more texts"),
}
_ACTS_REACHING: Mapping[str, str] = {
    "survey_wave": mark(
        "run a wave of the survey that reaches this group too: {group} ({counted})"
    ),
    "baseline": mark(
        "run two waves of the survey, now and after the work, "
        "that reach this group too: {group} ({counted} in all)"
    ),
}
"""Acts after a wave that has missed a whole group of the audience."""


_LINKS_OF = mark(
    "ask by a link of its own on each page which of your pages people follow: {counted} more, "
    "by page: {pages}"
)
_AUTHORS_FROM = mark(
    "collect texts of {counted}; new people come most readily from {network}: "
    "there it takes about {more}"
)

LONGEST = 180
"""Days; a need that takes longer is told as out of reach, for nobody waits so long."""

_SHORT: Mapping[str, str] = {
    "survey_wave": "{counted}",
    "page_links": "{counted}",
    "panel": "{counted}",
    "baseline": "{counted}",
    "authors": "{counted}",
    "labels": mark("{counted} by hand"),
    "account_labels": mark("a look at {counted}"),
    "singletons": mark("a look at {counted}"),
    "follower_counts": mark("{counted} typed in"),
}
"""Acts as a column has room for them."""


def need(found: Need, language: Language, *, today: date | None = None) -> str:
    """The act with its price: `переспросить …, две недели, около 8 400 ₽`."""
    return "; ".join([act(found, language), *price(found, language, today=today)])


def commands(found: Need, language: Language) -> tuple[str, ...]:
    """What to type for each number that is to be looked up."""
    typed = words(language)(mark("NUMBER"))
    told = str(found.details.get("numbers") or "")
    pairs = [part.rpartition(" ") for part in told.split(", ") if part]
    return tuple(
        f"otvet enter {quote(page)} followers {typed} --day {day}" for page, _, day in pairs
    )


def _first(found: Need) -> Need:
    """The need as a small business can pay for it, where its whole plan is beyond that."""
    told = found.details
    responses, cost = told.get("affordable_responses"), told.get("affordable_cost")
    if not isinstance(responses, int) or not isinstance(cost, int | float) or not found.amount:
        return found
    amount = responses * (2 if told.get("waves") == 2 else 1)
    part = amount / found.amount
    return replace(
        found,
        amount=amount,
        cost=Decimal(str(cost)).quantize(Decimal(1)),
        days=found.days and ceil(found.days * part),
        hours=found.hours and found.hours * part,
    )


def act(found: Need, language: Language) -> str:
    """What to do, in words; of a survey first what a small business can pay for."""
    found = _first(found)
    say = words(language)
    texts = ACTS if found.amount is not None else {**ACTS, **_ACTS_WITHOUT_AMOUNT}
    if found.amount is not None and "group" in found.details:
        texts = {**ACTS, **_ACTS_REACHING}
    text = texts.get(found.code)
    counted = _counted(found, language)
    if found.code == "authors" and found.details.get("page"):
        text, counted = _AUTHORS_FROM, counted or "…"
        found = replace(found, details=_with_network(found, language))
    if found.code == "page_links" and found.details.get("pages"):
        text = _LINKS_OF
    if text is None:
        return " ".join(part for part in (units.plain(found.code), counted) if part)
    return filled(say(text), found.details, language, counted=counted)


def _with_network(found: Need, language: Language) -> Mapping[str, str | int | float]:
    network = figures.network(str(found.details["page"]), language)
    texts = units.counted(int(found.details["texts"]), "texts", language)
    return {**found.details, "network": network, "more": texts}


def other_price(found: Need, language: Language) -> str:
    """What that wave would show, and the whole plan with its price; "" where it is the plan."""
    cost, points = (
        found.details.get("affordable_cost"),
        found.details.get("affordable_change_points"),
    )
    responses = found.details.get("affordable_responses")
    if not isinstance(responses, int) or isinstance(cost, str) or isinstance(points, str):
        return ""
    if cost is None or points is None:
        return ""
    text = mark("this shows a change from {points} on; the whole plan: {plan}")
    whole = [_counted(found, language), _when(found, language, None), _cost(found, language)]
    return words(language)(text).format(
        points=units.amount(points, "points", language),
        plan=", ".join(part for part in whole if part),
    )


def price(found: Need, language: Language, *, today: date | None = None) -> tuple[str, ...]:
    """Hands, days or a date, and money, as far as each is known."""
    found = _first(found)
    parts = (_hands(found, language), _when(found, language, today), _cost(found, language))
    return tuple(part for part in parts if part)


def column(found: Need, language: Language, *, today: date | None = None) -> str:
    """The need in a column of text: `нужно: 412 ответов, до 14 ноября, около 20 600 ₽`."""
    say, what = words(language), act(found, language)
    if found.amount is not None and found.code in _SHORT:
        what = say(_SHORT[found.code]).format(counted=_counted(_first(found), language))
    text = say("needs: {what}").format(what=what)
    return ", ".join([text, *price(found, language, today=today)[-2:]])


def lead(verdict: Verdict, language: Language) -> str:
    """The words before the first need."""
    if verdict is Verdict.NOT_KNOWN:
        return words(language)(mark("To find out:"))
    return words(language)(mark("To be surer:"))


def _counted(found: Need, language: Language) -> str:
    if found.amount is None:
        return ""
    return units.counted(found.amount, found.unit, language)


def _hands(found: Need, language: Language) -> str:
    if not found.hours:
        return ""
    say = words(language)
    if found.hours < 1:
        minutes = max(1, round(found.hours * 60))
        return say.plural("{n} minute of work", "{n} minutes of work", minutes)
    hours = round(found.hours)
    return say.plural("{n} hour of work", "{n} hours of work", hours)


def _when(found: Need, language: Language, today: date | None) -> str:
    if not found.days:
        return ""
    say = words(language)
    if found.days > LONGEST:
        return say("out of reach at this pace")
    if today is None:
        return say.plural("{n} day", "{n} days", found.days)
    return say("by {day}").format(day=day_of_month(today + timedelta(days=found.days), language))


def _cost(found: Need, language: Language) -> str:
    say = words(language)
    if found.cost is None:
        return ""
    if found.cost == Decimal(0):
        return say("free of charge")
    return say("about {sum}").format(sum=money(found.cost, found.currency, language))
