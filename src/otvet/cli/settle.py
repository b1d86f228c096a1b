"""What is asked on a terminal of single complaints and of groups that may be a new problem."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, get_args

import click

from otvet.cli import speak
from otvet.cli.speak import _, harmless
from otvet.errors import OtvetError
from otvet.i18n import mark
from otvet.opinion.codeframe import Cause

if TYPE_CHECKING:
    from otvet.brand import Brand
    from otvet.facts import YearMonth
    from otvet.opinion.codeframe import ProblemKind
    from otvet.opinion.residue import Group
    from otvet.opinion.singles import Single

SKIP, CONFIRM, MERGE, DISCARD, STOP = range(5)
ACCEPT, DISMISS = 1, 2
_SINGLE = (
    mark("really new, nobody else says it"),
    mark("a problem that is known"),
    mark("no complaint at all"),
    mark("stop here"),
)
_GROUP = (mark("a new problem: name it"), mark("no problem: offer it no more"))
_LANGUAGE_NAMES: Mapping[str, str] = {"ru": mark("in Russian"), "en": mark("in English")}


def walk(brand: "Brand", month: "YearMonth", left: "Sequence[Single]", *, rater: str) -> None:
    """Ask about one after another; each decision is kept at once, so stopping loses nothing."""
    from otvet.brand.problems import Settled

    kinds = brand.problems.codeframe(month).kinds
    for place, single in enumerate(left, 1):
        click.echo(f"\n{place}/{len(left)}  {single.day}  {_name_of(single.code, kinds)}")
        click.echo(harmless(f"  {single.text}"))
        picked = _picked(_SINGLE)
        if picked == STOP:
            return
        into = _problem(kinds) if picked == MERGE else ""
        if picked == SKIP or (picked == MERGE and not into):
            continue
        what = {CONFIRM: "confirm", MERGE: "merge", DISCARD: "discard"}[picked]
        settled = Settled(single=single, what=what, into=into)  # type: ignore[arg-type]
        brand.problems.settle(month, [settled], rater=rater)


def _picked(options: Sequence[str]) -> int:
    said = ", ".join(f"{place} {_(option)}" for place, option in enumerate(options, 1))
    later = _("later")
    return speak.number_up_to(f"  {said}, 0 {later}", len(options))


def _name_of(code: str, kinds: "Sequence[ProblemKind]") -> str:
    kind = next((kind for kind in kinds if kind.code == code), None)
    return _named(kind) if kind else _("fits no known problem")


def _named(kind: "ProblemKind") -> str:
    from otvet.report.words.units import name_in

    return name_in(kind.name, kind.code, speak.system_language())


def _problem(kinds: "Sequence[ProblemKind]") -> str:
    """The code of a problem found by a part of its name or code; "" for none."""
    while typed := speak.typed("  " + _("Which one? A part of its name or code (Enter: none)")):
        found = [kind for kind in kinds if _holds(kind, typed.casefold())]
        for place, kind in enumerate(found, 1):
            click.echo(f"    {place} {_named(kind)} ({kind.code})")
        if not found:
            click.echo("  " + _("No problem is called so."))
        elif picked := speak.number_up_to("  " + _("Its number"), len(found)):
            return found[picked - 1].code
    return ""


def _holds(kind: "ProblemKind", typed: str) -> bool:
    return any(typed in told.casefold() for told in (kind.code, *kind.name.values()))


def show_group(group: "Group") -> None:
    """The group's own words, how many people said so, and quotes of three of them."""
    from otvet.report.words import parts

    click.echo("\n" + harmless(parts.new_problem(group.found, speak.system_language())))
    for quote in group.found.quotes:
        click.echo(harmless(f"  — {quote.text}"))


def offer(brand: "Brand", month: "YearMonth", group: "Group", *, rater: str) -> bool:
    """Ask what becomes of a group; False to stop."""
    picked = _picked((*_GROUP, mark("stop here")))
    if picked == ACCEPT:
        _accept(brand, month, group, rater=rater)
    elif picked == DISMISS:
        brand.problems.dismiss(group, month, rater=rater)
    return picked in (SKIP, ACCEPT, DISMISS)


def _accept(brand: "Brand", month: "YearMonth", group: "Group", *, rater: str) -> None:
    from otvet.opinion.own_write import Accepted

    names = _names(brand.config.brand.language, group.found.name)
    accepted = Accepted(
        code=_code(
            names.get("en", ""), {kind.code for kind in brand.problems.codeframe(month).kinds}
        ),
        name=names,
        cause=_cause(),
        since=month,
        says=[quote.text for quote in group.found.quotes],
    )
    try:
        brand.problems.accept(group, accepted, rater=rater)
    except OtvetError as error:
        click.echo(error.say(speak.system_language()))
    else:
        click.echo(_("In force from {month} on: {code}").format(month=month, code=accepted.code))


def _names(first: str, words: str) -> Mapping[str, str]:
    """The name in the brand's language, then, if wanted, in the other one."""
    other = "en" if first == "ru" else "ru"
    question = "  " + _("Its name {language}").format(language=_(_LANGUAGE_NAMES[first]))
    own = speak.typed(question, words)
    question = "  " + _("Its name {language} (Enter: none)").format(
        language=_(_LANGUAGE_NAMES[other])
    )
    names = {first: own, other: speak.typed(question)}
    return {language: name for language, name in sorted(names.items(), reverse=True) if name}


def _cause() -> Cause:
    from otvet.report.words.figures import CAUSES

    causes: tuple[Cause, ...] = get_args(Cause)
    click.echo("  " + _("Who must fix it?"))
    for place, code in enumerate(causes, 1):
        click.echo(f"    {place} {_(CAUSES[code])}")
    picked = speak.number_up_to("  " + _("Its number"), len(causes))
    return causes[picked - 1] if picked else "other"


def _code(english: str, taken: set[str]) -> str:
    """A code made of the English name, else the next own_1, own_2 …"""
    made = re.sub("[^a-z0-9]+", "_", english.casefold()).strip("_")[:40]
    if made and made not in taken:
        return made
    return next(code for n in range(1, len(taken) + 2) if (code := f"own_{n}") not in taken)
