"""What an audit of followers came to, in lines for whoever has looked at the accounts."""

from collections.abc import Iterator, Mapping

from otvet.audience.audit.sheet import BadRow
from otvet.findings import Answer
from otvet.i18n import Language, mark, words
from otvet.report.words import checks, figures

CHECKS = ("fakes_not_audited", "fakes_begun", "fakes_audited", "fakes_came")
FIGURES = ("fake_share", "real_followers", "real_followers_before")
BAD: Mapping[str, str] = {
    "broken": mark("row {row}: it cannot be read; a cell may be too long{word}"),
    "real_or_fake": mark("row {row}: “{word}” is neither “real” nor “fake”"),
    "not_drawn": mark("row {row}: “{word}” is not in this month's sample"),
}


def lines(answer: Answer, language: Language) -> Iterator[str]:
    """How far the audit is, the share of fakes, followers without them, the change."""
    for check in answer.checks:
        if check.code in CHECKS:
            yield checks.check(check, language)
    for found in answer.figures:
        if found.code in FIGURES:
            notes = ", ".join(figures.notes(found, language))
            yield f"  {figures.name(found, language)}: {figures.value(found, language)} ({notes})"


def bad_row(found: BadRow, language: Language) -> str:
    """Why a row of a table of labels was not taken."""
    return words(language)(BAD[found.reason]).format(row=found.row, word=found.word)
