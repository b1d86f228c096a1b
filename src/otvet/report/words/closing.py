"""What is said of a closed month: when it was closed, and what a count of today would change."""

from collections.abc import Iterator, Sequence
from datetime import date

from otvet.findings import Estimate, Recount, Verdict
from otvet.i18n import Language, day_of_month, mark, words
from otvet.report.words import units, verdicts

_NUMBER = mark(
    "{question} The number would be {now} instead of {was}; the answer stays: {verdict}."
)
_TURNED = mark(
    "{question} The answer would be “{now_verdict}” instead of “{was_verdict}”{numbers}."
)


def since(at: date, found: Sequence[Recount], language: Language) -> Iterator[str]:
    """Lines under a closed month."""
    say = words(language)
    yield say(mark("Closed on {day}: this is the month as it was sent.")).format(
        day=day_of_month(at, language)
    )
    if not found:
        yield say(mark("Counted anew today, it would say the same."))
        return
    yield say(mark("Recounted since:"))
    for one in found:
        yield f"  {_line(one, language)}"


def _line(one: Recount, language: Language) -> str:
    say, question = words(language), verdicts.question(one.question, language)
    was, now = _value(one.was_estimate, language), _value(one.now_estimate, language)
    if not one.turned:
        verdict = _word(one.now, language)
        return say(_NUMBER).format(question=question, was=was, now=now, verdict=verdict)
    return say(_TURNED).format(
        question=question,
        now_verdict=_word(one.now, language),
        was_verdict=_word(one.was, language),
        numbers=f" ({was} → {now})",
    )


def _word(verdict: Verdict, language: Language) -> str:
    return verdicts.short_verdict(verdict, language)


def _value(found: Estimate | None, language: Language) -> str:
    if found is None:
        return words(language)(mark("no number"))
    if found.unit == "of_100":
        return units.amount(found.value, found.unit, language)
    return units.change(found.value, found.unit, language, digits=1)
