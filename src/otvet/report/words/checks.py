"""What each check says when it is passed, failed, or only informs."""

from collections.abc import Mapping

from otvet.findings import Check
from otvet.i18n import Language, words
from otvet.report.words import (
    audience_checks,
    awareness_checks,
    file_checks,
    followers,
    growth,
    lists,
    opinion_checks,
    people,
)
from otvet.report.words.details import filled
from otvet.report.words.figures import network
from otvet.report.words.said import Said
from otvet.report.words.units import plain

SAID: Mapping[str, Said] = {
    **growth.SAID,
    **followers.SAID,
    **{code: Said(told=text) for code, text in people.CHECKS.items()},
    **{code: Said(told=text) for code, text in lists.TOLD.items()},
    **audience_checks.SAID,
    **awareness_checks.SAID,
    **opinion_checks.SAID,
    **file_checks.SAID,
}


def check(found: Check, language: Language) -> str:
    """What the check found, in a sentence."""
    said = SAID.get(_stage(found), Said())
    text = {True: said.passed, False: said.failed, None: said.told}[found.passed]
    text = text or said.told or said.failed or said.passed
    if not text:
        return plain(found.code)
    return filled(words(language)(text), _named(found, language), language)


def _named(found: Check, language: Language) -> Mapping[str, str | int | float]:
    """Details in words: opinion's checks name pages by their network, as quotes do."""
    if found.code in lists.TOLD:
        return lists.named(found.details, language)
    if found.code not in ("pages_late", "source_stopped"):
        return people.with_price(found, language)
    named = {
        key: ", ".join(network(page, language) for page in str(found.details[key]).split(", "))
        for key in ("page", "pages")
        if key in found.details
    }
    return {**found.details, **named}


def _stage(found: Check) -> str:
    """A check by hand that is begun is told otherwise than one not begun, a vain trial as such."""
    if found.code == "self_trained" and not found.details.get("used"):
        return "self_trained_in_vain"
    begun = found.code == "labels" and found.passed is False and found.details.get("missing")
    return "labels_begun" if begun and found.details.get("labels") else found.code


SHORT: Mapping[str, str] = {
    **followers.SHORT,
    **audience_checks.SHORT,
    **awareness_checks.SHORT,
    **opinion_checks.SHORT,
}
"""Failed checks that are long in full, as they stand beside a verdict."""


def short(found: Check, language: Language) -> str:
    """The failed check in one short sentence."""
    text = SHORT.get(_stage(found))
    if text is None:
        return check(found, language)
    return filled(words(language)(text), found.details, language)


def state(found: Check, language: Language) -> str:
    """Passed, failed, or for information, in a word."""
    say = words(language)
    if found.passed is None:
        return say("note")
    return say("passed") if found.passed else say("failed")


def matters(found: Check) -> bool:
    """Whether the reader should see the check without asking: it failed, or it informs.

    Whether the work has earned the change is told in a line of its own.
    """
    return found.passed is not True and found.code not in growth.MERIT
