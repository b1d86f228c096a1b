"""What moved the audience: the flow, whether the work has earned the change, what happened on the way."""

from collections.abc import Mapping
from dataclasses import dataclass

from otvet.findings import Answer, Figure, Happening
from otvet.i18n import Language, day_of_month, mark, number, words
from otvet.report.happenings import marks
from otvet.report.words import figures, money, units
from otvet.report.words.details import filled
from otvet.report.words.said import Said

MERIT = frozenset({"more_than_rivals", "rivals_differ", "no_rivals_counted", "too_few_rivals"})
"""Checks that say whether the work has earned the change; they have a line of their own."""

SAID: Mapping[str, Said] = {
    "flow_agrees": Said(
        passed=mark(
            "Joined less left is what the follower counts changed by, but for the hour of the "
            "count ({pages})."
        ),
        failed=mark(
            "Follower counts and the flow disagree ({pages}): the counts changed by {rest} against "
            "joined less left. Networks delete accounts, and some joins are not told."
        ),
    ),
    "sources_disagree": Said(
        failed=mark(
            "More people are told by source than joined ({pages}), so the sources are not used."
        ),
    ),
    "more_than_rivals": Said(
        passed=mark(
            "Thanks to the work? The audience did better than rivals' pages: the market alone does "
            "not explain it."
        ),
        failed=mark(
            "Thanks to the work? Rivals' pages did about as well or better, so the market explains "
            "the change."
        ),
    ),
    "rivals_differ": Said(
        told=mark(
            "Thanks to the work? Not known: rivals differ too much among themselves to compare with."
        ),
    ),
    "no_rivals_counted": Said(
        told=mark(
            "Thanks to the work? Not known: no rival's page is counted. Name three under "
            "[[rival_pages]] and enter their followers at each month's end; it is free."
        ),
    ),
    "too_few_rivals": Said(
        told=mark(
            "Thanks to the work? Not known: a comparison takes at least {least} rivals counted "
            "both times in one network."
        ),
    ),
}


_ADJUSTED: Mapping[str, str] = {
    "growth_without_ads": mark("without advertising {change}"),
    "growth_beside_rivals": mark("beside rivals {change}"),
    "growth_without_season": mark("without the season {change}"),
}
_PARTS = ("joined", "left", "net")
_ORIGINS: Mapping[str, str] = {
    "joined_from": mark("Joined from: {sources}."),
    "joined_by_link": mark("Seen to join by invite links: {sources}."),
}
_BURST = mark("{day}: {people} more than usual joined")


def merit(answer: Answer, language: Language) -> str:
    """Whether the work has earned the change, with the raw change and the adjusted ones side by side.

    "" where nothing was compared with anything.
    """
    check = next((one for one in answer.checks if one.code in MERIT), None)
    if check is None:
        return ""
    said = SAID[check.code]
    text = said.told if check.passed is None else said.passed if check.passed else said.failed
    line = filled(words(language)(text), check.details, language)
    return " ".join(part for part in (line, _changes(answer, language)) if part)


def _changes(answer: Answer, language: Language) -> str:
    """The raw change and what is left of it; "" where nothing was taken out."""
    say = words(language)
    told = [
        say(_ADJUSTED[one.code]).format(change=_change(one, language))
        for one in answer.figures
        if one.code in _ADJUSTED and one.value is not None and not one.reason
    ]
    counted = {one.code: one.value for one in answer.figures}
    now, before = counted.get("followers"), counted.get("followers_before")
    if not told or not isinstance(now, int | float) or not isinstance(before, int | float):
        return ""
    raw = units.change(now / before - 1, "share", language)
    return say(mark("Followers as counted: {raw}; {others}.")).format(
        raw=raw, others=", ".join(told)
    )


def _change(found: Figure, language: Language) -> str:
    value = units.change(float(found.value or 0), found.unit, language)
    if found.low is None or found.high is None or found.low == found.high:
        return value
    return f"{value} ({units.ends(found.low, found.high, found.unit, language, digits=1)})"


@dataclass(frozen=True, slots=True)
class FlowRow:
    """Who joined and left one network's pages, each with the month before; "" where not told."""

    name: str
    note: str
    joined: tuple[str, str]
    left: tuple[str, str]
    net: tuple[str, str]


def flow(answer: Answer, language: Language) -> list[FlowRow]:
    """A row for each network that tells who joined and who left."""
    found = {(one.code, one.label): one for one in answer.figures}
    return [
        FlowRow(
            figures.network(label, language) if label else words(language)(mark("All pages")),
            figures.reason(one.reason, language) if one.reason else "",
            *(_both(found, f"followers_{part}", label, language) for part in _PARTS),
        )
        for (code, label), one in found.items()
        if code == "followers_joined"
    ]


def _both(
    found: Mapping[tuple[str, str], Figure], code: str, label: str, language: Language
) -> tuple[str, str]:
    now, before = found.get((code, label)), found.get((f"{code}_before", label))
    return _count(now, language), _count(before, language)


def _count(found: Figure | None, language: Language) -> str:
    if found is None or not isinstance(found.value, int | float):
        return ""
    if found.code.startswith("followers_net"):
        return units.bare_change(found.value, "accounts", language, digits=0)
    return number(found.value, language)


def origins(answer: Answer, language: Language) -> list[str]:
    """Where those who joined came from, and by which links, in a line each."""
    say, lines = words(language), []
    others = say("other links")
    for code, text in _ORIGINS.items():
        told = [
            f"{figures.label(one, language) or others} {_count(one, language)}"
            for one in answer.figures
            if one.code == code
        ]
        if told:
            lines.append(say(text).format(sources=", ".join(told)))
    return lines


def happened(answer: Answer, language: Language) -> list[tuple[int, str]]:
    """What stands at each mark of the trend, by the mark's number."""
    return [
        (mark.number, "; ".join(_happening(one, language) for one in mark.happened))
        for mark in marks(answer.trend, answer.happened)
    ]


def _happening(one: Happening, language: Language) -> str:
    first, last = (day_of_month(day, language) for day in (one.first_day, one.last_day))
    days = first if one.first_day == one.last_day else f"{first} – {last}"
    if one.kind == "burst":
        people = number(one.people or 0, language)
        return words(language)(_BURST).format(day=days, people=people)
    name = money.HAPPENED.get(one.kind) or money.COSTS.get(one.kind)
    said = words(language)(name) if name else units.plain(one.kind)
    return f"{days}: {said} ({one.note})" if one.note else f"{days}: {said}"
