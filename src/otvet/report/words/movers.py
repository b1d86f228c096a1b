"""What moved an answer, in a few pairs of a name and a number that add up."""

from collections.abc import Sequence

from otvet.answers.look import Look
from otvet.findings import AdvantageLine, Answer, Figure, PageLine
from otvet.i18n import Language, mark, mark_plural, number, words
from otvet.report.words import figures, looks, parts, units

MOST, LONGEST = 3, 40
"""Names shown, and letters of each; the rest are joined, the whole names stand in the section."""

Mover = tuple[str, str]
"""A name and its number."""

_STILL = mark_plural("{n} advantage: no rise to be seen", "{n} advantages: no rise to be seen")
_STILL_TOO = mark_plural(
    "{n} more advantage: no rise to be seen", "{n} more advantages: no rise to be seen"
)
_MORE = mark_plural("{n} more has moved", "{n} more have moved")


def lead(answer: Answer, language: Language) -> str:
    """The words before what moved the answer; the third one is a level and rests on something."""
    say = words(language)
    if answer.question == "opinion":
        return say(mark("Rests on:"))
    if answer.question == "awareness" and not any(map(parts.has_moved, _asked(answer.advantages))):
        return ""
    return say(mark("Moved by:"))


def movers(answer: Answer, look: Look, language: Language) -> list[Mover]:
    """What moved the answer, as far as there are facts; an empty list where there are none."""
    if answer.question == "audience":
        return _pages(answer.pages, look, language)
    if answer.question == "awareness":
        return _advantages(_asked(answer.advantages), language)
    return _read(answer.figures, language)


def page_name(page: PageLine, pages: Sequence[PageLine], look: Look, language: Language) -> str:
    """The network where one page stands for it, else the page's title; with the sign of its note."""
    network = page.page.partition(":")[0]
    alone = sum(other.page.partition(":")[0] == network for other in pages) == 1
    known = network in figures.LABELS
    name = figures.network(network, language) if alone and known else page.title or page.page
    return shortened(name) + looks.star(page, look)


def shortened(name: str) -> str:
    """The beginning of a long name.

    >>> shortened("x" * 50)[-3:]
    'xx…'
    """
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"


def _pages(pages: Sequence[PageLine], look: Look, language: Language) -> list[Mover]:
    changes = [(p, (p.now or 0) - (p.before or 0)) for p in pages if _is_compared(p)]
    changes.sort(key=lambda change: -abs(change[1]))
    shown = changes[:MOST] if len(changes) > MOST + 1 else changes
    told = [(page_name(page, pages, look, language), n) for page, n in shown]
    left = [n for _, n in changes[len(shown) :]]
    if left:
        told.append((words(language)(mark("other pages")), sum(left)))
    moved = [(name, _signed(n, language)) for name, n in told]
    if len(changes) > 1:
        moved.append(_together(sum(n for _, n in changes), language))
    return moved


def _is_compared(page: PageLine) -> bool:
    return page.now is not None and page.before is not None


def _signed(n: int, language: Language) -> str:
    return units.bare_change(n, "accounts", language, digits=0)


def _together(n: int, language: Language) -> Mover:
    return words(language)(mark("followers together")), _signed(n, language)


def _asked(lines: Sequence[AdvantageLine]) -> list[AdvantageLine]:
    return [line for line in lines if line.role == "advantage" and line.change is not None]


def _advantages(asked: Sequence[AdvantageLine], language: Language) -> list[Mover]:
    moved = sorted(filter(parts.has_moved, asked), key=lambda line: -abs(parts.points(line)))
    told = [
        (shortened(line.name), units.change(parts.points(line), "points", language))
        for line in moved[:MOST]
    ]
    say = words(language)
    if moved[MOST:]:
        told.append((say.plural(*_MORE, len(moved) - MOST), ""))
    if still := len(asked) - len(moved):
        told.append((say.plural(*(_STILL_TOO if moved else _STILL), still), ""))
    return told


def _read(found: Sequence[Figure], language: Language) -> list[Mover]:
    say, values = words(language), {figure.code: figure.value for figure in found}
    names = {
        "authors": mark("people who spoke up"),
        "singletons": mark("problems raised by one person each"),
    }
    return [
        (say(name), number(value, language))
        for code, name in names.items()
        if isinstance(value := values.get(code), int | float)
    ]
