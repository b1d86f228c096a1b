"""What a report says of itself: the notes the law asks for, the plan, what is asked of the client."""

import re

from otvet.answers.look import META, Look
from otvet.answers.notes import Notes
from otvet.findings import PageLine
from otvet.i18n import Language, mark, mark_plural, words

_COLOUR = re.compile("#[0-9a-fA-F]{6}")
_FOOTNOTES = {
    "meta": mark(
        "* Instagram, Facebook and Threads belong to Meta, which Russia has declared an "
        "extremist organisation and banned."
    ),
}
_PLANS = mark_plural("One step is planned", "{n} steps are planned")


def footnotes(look: Look, language: Language) -> list[str]:
    """The notes in full, each beginning with its sign."""
    return [words(language)(_FOOTNOTES[code]) for code in look.footnotes]


def star(page: PageLine, look: Look) -> str:
    """The sign of a note beside a page that it is about."""
    is_meta = page.page.partition(":")[0] in META
    return " *" if is_meta and "meta" in look.footnotes else ""


def colour(look: Look) -> str:
    """The colour as it may stand in a style sheet; "" for ours."""
    return look.colour if _COLOUR.fullmatch(look.colour) else ""


def plan_heading(notes: Notes, language: Language) -> str:
    """How much is planned, or that only something is asked."""
    say = words(language)
    if notes.plan:
        return say.plural(*_PLANS, len(notes.plan))
    return say("Something is asked of you")
