"""The headings of the page: each states what was found, none only names a topic."""

from collections.abc import Sequence

from otvet.answers.month import Month
from otvet.facts import YearMonth
from otvet.findings import Answer, Figure, PageLine, Verdict
from otvet.i18n import Language, in_month, mark, month_name, number, words
from otvet.report.words import figures, units
from otvet.report.words.parts import problem_name


def title(month: Month, language: Language) -> str:
    """Brand and month: `Чайная, октябрь 2026`."""
    name = month_name(month.month, language)
    return f"{month.brand}, {name.lower() if language == 'ru' else name}"


def audience(answer: Answer, month: YearMonth, language: Language) -> str:
    """Followers now and a month ago, over the pages counted both times."""
    say = words(language)
    both = [p for p in answer.pages if p.now is not None and p.before is not None]
    if not both:
        return say("Nobody has counted followers at both ends of the month yet.")
    now, before = sum(p.now or 0 for p in both), sum(p.before or 0 for p in both)
    return say("{now} on the pages, {before} {a_month_ago}").format(
        now=units.counted(now, "subscriptions", language),
        before=number(before, language),
        a_month_ago=in_month(month.previous, language),
    )


def awareness(answer: Answer, language: Language) -> str:
    """How many of the advantages people came to know."""
    say = words(language)
    asked = [line for line in answer.advantages if line.role == "advantage"]
    compared = [line for line in asked if line.change is not None]
    if any(check.code == "no_shared_items" for check in answer.checks):
        return say("The two waves asked about different things.")
    risen = sum(line.moved is Verdict.YES for line in compared)
    if not asked:
        return say("Nobody has been asked about the advantages this month.")
    if not compared:
        return say("The advantages have been asked about once, so there is no change to see yet.")
    if not risen:
        return say("No advantage has become better known beyond doubt.")
    return say.plural(
        "{n} advantage of {all} has become better known",
        "{n} advantages of {all} have become better known",
        risen,
    ).format(all=number(len(compared), language))


def opinion(answer: Answer, language: Language) -> str:
    """What people speak about most."""
    say = words(language)
    if not any(problem.authors for problem in answer.problems):
        return say("No problem has been heard of yet.")
    name = problem_name(answer.problems[0], language)
    return say("Spoken of most: {problem}").format(problem=_lower_first(name))


def month_title(code: str, language: Language) -> str:
    """A month of the trend as a title."""
    return month_name(YearMonth.parse(code), language)


def page_change(line: PageLine, language: Language) -> str:
    """The change of a page's followers; "" where one of the counts is missing."""
    if line.now is None or line.before is None:
        return ""
    return units.bare_change(line.now - line.before, "accounts", language, digits=0)


def page_changes(pages: Sequence[PageLine]) -> dict[int, int]:
    """Changes of the pages counted both times, by the page's place."""
    return {
        place: page.now - page.before
        for place, page in enumerate(pages)
        if page.now is not None and page.before is not None
    }


def page_notes(line: PageLine, language: Language) -> list[str]:
    """The page's network, whether it was counted by hand, and why a count is missing."""
    network = figures.network(line.page, language) if line.title else ""
    by_hand = words(language)(mark("by hand")) if line.by_hand else ""
    reason = figures.reason(line.reason, language) if line.reason else ""
    return [note for note in (network, by_hand, reason) if note]


def figures_by_source(found: Sequence[Figure]) -> list[tuple[Figure, ...]]:
    """Figures that name where they come from, those of one way together."""
    ways: dict[tuple[object, ...], list[Figure]] = {}
    for figure in found:
        if figure.count or figure.measure or figure.sources:
            ways.setdefault((figure.count, figure.measure, figure.sources), []).append(figure)
    return [tuple(group) for group in ways.values()]


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
