"""The three questions, the verdicts, and the headline they make together."""

from collections.abc import Mapping

from otvet.findings import Answer, Question, Verdict
from otvet.i18n import Language, mark, words

_QUESTIONS: Mapping[Question, str] = {
    "audience": mark("Has the audience grown?"),
    "awareness": mark("Is awareness growing?"),
    "opinion": mark("Do we know what people think?"),
}
_ROOMS: Mapping[Question, str] = {
    "audience": mark("Audience"),
    "awareness": mark("Awareness"),
    "opinion": mark("Opinion"),
}
_VERDICTS: Mapping[Verdict, tuple[str, str]] = {
    Verdict.YES: (mark("Yes"), mark("yes")),
    Verdict.NO: (mark("No"), mark("no")),
    Verdict.NOT_KNOWN: (mark("We don't know yet"), mark("not known")),
}
_HEADS: Mapping[tuple[Question, str], str] = {
    ("audience", "yes"): mark("The audience grew."),
    ("audience", "less"): mark("The audience grew, but by less than matters."),
    ("audience", "no"): mark("The audience did not grow."),
    ("audience", "fell"): mark("The audience shrank."),
    ("audience", "not_known"): mark("Whether the audience grew is not clear yet."),
    ("awareness", "yes"): mark("Awareness is growing."),
    ("awareness", "less"): mark("Awareness is growing, but by less than matters."),
    ("awareness", "no"): mark("Awareness is not growing."),
    ("awareness", "fell"): mark("Awareness fell."),
    ("awareness", "not_known"): mark("Whether awareness is growing is not clear yet."),
    ("opinion", "yes"): mark("We know what people think."),
    ("opinion", "no"): mark("We do not know all that people think."),
    ("opinion", "not_known"): mark("Whether we know what people think is not clear yet."),
}
_UNCLEAR: Mapping[frozenset[Question], str] = {
    frozenset({"audience", "awareness", "opinion"}): mark(
        "Not clear yet: whether the audience grew, whether awareness is growing, "
        "whether we know what people think."
    ),
    frozenset({"audience", "awareness"}): mark(
        "Whether the audience and awareness grew is not clear yet."
    ),
    frozenset({"audience", "opinion"}): mark(
        "Whether the audience grew and whether we know what people think is not clear yet."
    ),
    frozenset({"awareness", "opinion"}): mark(
        "Whether awareness is growing and whether we know what people think is not clear yet."
    ),
}


def question(code: Question, language: Language) -> str:
    """The question in full."""
    return words(language)(_QUESTIONS[code])


def room(code: Question, language: Language) -> str:
    """The question in one word."""
    return words(language)(_ROOMS[code])


def verdict(code: Verdict, language: Language) -> str:
    """The verdict as a title: Yes, No, We don't know yet."""
    return words(language)(_VERDICTS[code][0])


def short_verdict(code: Verdict, language: Language) -> str:
    """The verdict in a column: yes, no, not known."""
    return words(language)(_VERDICTS[code][1])


def case(answer: Answer) -> str:
    """The verdict with its shade: yes, less (yes, but too little), no, fell, not_known."""
    if answer.verdict is Verdict.YES and answer.size == "less_than_matters":
        return "less"
    change = answer.estimate if answer.question != "opinion" else None
    if answer.verdict is Verdict.NO and change is not None and change.high < 0:
        return "fell"
    return answer.verdict.value


def headline(answers: tuple[Answer, ...], language: Language) -> str:
    """What the month says, in the words of its verdicts; what is unclear is said once."""
    say = words(language)
    unclear = frozenset(a.question for a in answers if a.verdict is Verdict.NOT_KNOWN)
    if len(unclear) < 2:
        return " ".join(say(_HEADS[a.question, case(a)]) for a in answers)
    known = [say(_HEADS[a.question, case(a)]) for a in answers if a.question not in unclear]
    return " ".join([*known, say(_UNCLEAR[unclear])])
