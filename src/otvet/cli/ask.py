"""What is asked on a terminal when a file cannot be taken: the fewest questions that settle it."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

from otvet.cli import speak
from otvet.cli.refusals import by_reason
from otvet.cli.speak import _
from otvet.config import known_page
from otvet.errors import (
    ConfigError,
    InputError,
    OtvetError,
    UnknownColumns,
    UnknownPage,
    UnknownQuestions,
)
from otvet.i18n import mark

if TYPE_CHECKING:
    from otvet.brand import Brand, Collected
    from otvet.sources.table.dates import Order
    from otvet.sources.table.mapping import Proposal, Question, Target

FIGURES: Mapping[str, str] = {
    "followers": mark("number of followers"),
    "views": mark("views"),
    "reach": mark("reach"),
}
"""Figures that a table of days may hold under names of its own."""


_META = {"instagram", "facebook", "threads"}
"""Networks that one account exports together."""


def is_terminal() -> bool:
    """Whether somebody sits there who can answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


@dataclass(frozen=True, slots=True)
class Told:
    """What a person has said of a table so far."""

    target: "Target | None" = None
    page: str = ""
    roles: Mapping[str, str] = field(default_factory=dict)
    day_order: "Order" = ""

    def proposal(self, brand: "Brand", file: Path) -> "Proposal":
        """The meaning of the table's columns as far as it is told."""
        return brand.propose(
            file, target=self.target, page=self.page, roles=self.roles, day_order=self.day_order
        )

    def with_role(self, column: str, role: str) -> "Told":
        """The same with one column more."""
        return replace(self, roles={**self.roles, column: role})

    def command(self, file: Path, brand: "Brand") -> str:
        """What to type to save this without being asked, with the guess for what is not told."""
        folder, proposal = brand.folder, self.proposal(brand, file)
        found, asked = proposal.mapping, proposal.questions
        guessed = found.page if found else ""
        pages = [
            page for page in (guessed, *brand.config.page_refs) if page in brand.config.page_refs
        ]
        told = {
            "--as": self.target or ("KIND" if found is None else ""),
            "--page": self.page or ((*pages, "NETWORK:ID")[0] if "page" in asked else ""),
            "--days": found.day_order if found and "day_order" in asked else self.day_order,
        }
        roles = {**self.roles, **{f"COLUMN{n}": role for n, role in enumerate(proposal.lacking, 1)}}
        flags = [f" {name} {quote(value)}" for name, value in told.items() if value]
        sets = [f" --set {quote(f'{column}={role}')}" for column, role in roles.items()]
        typed = "".join([*flags, *sets])
        return f"otvet map {quote(str(file))}{speak.of_brand(folder)}{typed} --yes"


def explained(brand: "Brand", file: Path, told: Told) -> Path | None:
    """Show what the table seems to be, ask what is not sure, save it; None if it is left."""
    proposal = _shown(told.proposal(brand, file))
    if proposal.mapping is None:
        target = _target()
        if target is None:
            return None
        told = replace(told, target=target)
        proposal = _shown(told.proposal(brand, file))
    before = told
    for question in proposal.questions:
        answered = _ASKED.get(question, _left)(told, proposal, brand)
        if answered is None:
            return None
        told = answered
    for role in told.proposal(brand, file).lacking:
        answered = _figures(told, proposal) if role == "metric" else _role(told, proposal, role)
        if answered is None:
            return None
        told = answered
    settled = told.proposal(brand, file)
    if told != before:
        _shown(settled)
    if settled.lacking or not speak.confirmed(_("Save this meaning of the columns?")):
        return None
    return brand.save_profile(settled)


def mended(
    brand: "Brand",
    refused: "Sequence[Collected]",
    collect: "Callable[[], Sequence[Collected]]",
    taken: "Callable[[Collected], None]",
) -> "list[Collected]":
    """The files that are still refused after what could be asked has been asked.

    Args:
        brand: The brand.
        refused: The files that were refused.
        collect: Takes the inbox in anew.
        taken: Is told of each file that was refused and is not any more.
    """
    for step in (_pages_and_questions, _tables):
        asked = refused
        while told := step(brand, asked):
            names = {file.file for file in refused}
            found = [file for file in collect() if file.file in names]
            for file in found:
                if file.status != "refused":
                    taken(file)
            refused = [file for file in found if file.status == "refused"]
            asked = [file for file in refused if file.file in told]
    return list(refused)


def _pages_and_questions(brand: "Brand", refused: "Sequence[Collected]") -> set[str]:
    """The files for which otvet.toml has got a page or an advantage more."""
    pages = [file for file in refused if isinstance(file.error, UnknownPage)]
    told = {file.file for same in by_reason(pages) if _new_page(brand, same) for file in same}
    surveys = [file for file in refused if isinstance(file.error, UnknownQuestions)]
    return told | {file.file for file in surveys if _new_advantages(brand, file)}


def _tables(brand: "Brand", refused: "Sequence[Collected]") -> set[str]:
    """The tables whose meaning has been saved."""
    tables = [file for file in refused if isinstance(file.error, UnknownColumns)]
    return {
        file.file
        for file in tables
        if explained(brand, brand.inbox / file.file, Told()) is not None
    }


def _shown(proposal: "Proposal") -> "Proposal":
    from otvet.sources.table.describe import describe

    click.echo("\n" + "\n".join(describe(proposal, speak.system_language(), typed=False)))
    return proposal


def _target() -> "Target | None":
    from otvet.sources.table.describe import TARGET_WORDS

    kinds = list(TARGET_WORDS)
    chosen = _chosen(_("What is in this table?"), [_(TARGET_WORDS[kind]) for kind in kinds])
    return None if chosen is None else kinds[chosen]


def _chosen(question: str, options: Sequence[str], *, otherwise: str = "") -> int | None:
    """The place of the option that a person picks; None for none of them."""
    click.echo(question)
    for place, option in enumerate(options, 1):
        click.echo(f"  {place} {option}")
    click.echo("  0 " + (otherwise or _("put this file off: it is not taken now")))
    picked = speak.number_up_to(_("Its number"), len(options))
    return picked - 1 if picked else None


def _left(told: Told, _proposal: "Proposal", _brand: "Brand") -> Told | None:
    """A question that the command line answers better."""
    return told


def _what(told: Told, _proposal: "Proposal", _brand: "Brand") -> Told | None:
    target = _target()
    return None if target is None else replace(told, target=target)


def _page(told: Told, proposal: "Proposal", brand: "Brand") -> Told | None:
    """Pages of the network that the file's links lead to; first the page they lead to."""
    guessed = proposal.mapping.page if proposal.mapping else ""
    network = guessed.partition(":")[0]
    refs: list[str] = [
        ref for ref in brand.config.page_refs if network in {"", "file", ref.partition(":")[0]}
    ]
    if guessed and network != "file":
        refs = [guessed, *(ref for ref in refs if ref != guessed)]
    chosen = _chosen(_("Which page is it about?"), [*refs, _("another page")])
    if chosen is None:
        return None
    if chosen == len(refs):
        example = guessed if network not in {"", "file"} else "vk:teahouse"
        page = _typed_page(brand, example, network="" if network == "file" else network)
        return replace(told, page=page) if page else None
    if refs[chosen] not in brand.config.page_refs:
        brand.add_page(refs[chosen])
    return replace(told, page=refs[chosen])


def _days(told: Told, _proposal: "Proposal", _brand: "Brand") -> Told | None:
    question = _("Which comes first in its dates, the day or the month?")
    chosen = _chosen(question, [_("the day"), _("the month")])
    orders: tuple[Order, ...] = ("dmy", "mdy")
    return None if chosen is None else replace(told, day_order=orders[chosen])


def _apart(told: Told, proposal: "Proposal", _brand: "Brand") -> Told | None:
    from otvet.sources.table.pages import slug

    question = _("Several rows have the same day: what tells them apart?")
    chosen = _chosen(question, proposal.unread)
    if chosen is None:
        return None
    column = proposal.unread[chosen]
    return told.with_role(column, f"segment:{slug(column)}")


def _role(told: Told, proposal: "Proposal", role: str) -> Told | None:
    from otvet.sources.table.describe import ROLES

    question = _("Which column is this: {role}?").format(role=_(ROLES[role]))
    chosen = _chosen(question, proposal.header)
    return None if chosen is None else told.with_role(proposal.header[chosen], role)


def _figures(told: Told, proposal: "Proposal") -> Told:
    for metric, words in FIGURES.items():
        question = _("Which column is this: {role}?").format(role=_(words))
        chosen = _chosen(question, proposal.header, otherwise=_("none of these"))
        if chosen is not None:
            told = told.with_role(proposal.header[chosen], f"metric:{metric}")
    return told


_ASKED: "Mapping[Question, Callable[[Told, Proposal, Brand], Told | None]]" = {
    "target": _what,
    "page": _page,
    "network": _page,
    "day_order": _days,
    "repeated_days": _apart,
}


def _new_page(brand: "Brand", same: "Sequence[Collected]") -> bool:
    error = same[0].error
    example = error.example if isinstance(error, UnknownPage) else ""
    click.echo("\n" + ", ".join(file.file for file in same))
    if error is not None:
        click.echo(error.say(speak.system_language()))
    return bool(_typed_page(brand, example, network=example.partition(":")[0]))


def _typed_page(brand: "Brand", example: str, *, network: str = "") -> str:
    """The page that a person types, written into otvet.toml; "" for later."""
    question = _("The page: a link or such as {example} (Enter: later)").format(example=example)
    while typed := speak.typed(question):
        try:
            page = known_page(typed)
            _refuse_misfit(page, network)
            if page not in brand.config.page_refs:
                brand.add_page(page)
        except OtvetError as error:
            click.echo(error.say(speak.system_language()))
        else:
            return page
    return ""


def _refuse_misfit(page: str, network: str) -> None:
    """A page of another network would leave the file where it is."""
    own = page.partition(":")[0]
    if not network or own == network or {own, network} <= _META:
        return
    raise InputError(
        mark("the file is about {network}, and {page} is a page elsewhere"),
        {"network": network, "page": page},
    )


def _new_advantages(brand: "Brand", file: "Collected") -> bool:
    error = file.error
    click.echo("\n" + file.file)
    for question in error.questions if isinstance(error, UnknownQuestions) else ():
        click.echo(f"  {question}")
    real = _several(_("Advantages that it asks about, in its own words; split by ; (Enter: later)"))
    if not real:
        return False
    foils = _several(_("Invented advantages that it asks about; split by ; (Enter: none)"))
    try:
        for text in real:
            brand.add_advantage(text, asked_as=[text])
        for text in foils:
            brand.add_advantage(text, asked_as=[text], invented=True)
    except ConfigError as error:
        click.echo(error.say(speak.system_language()))
    return True


def _several(question: str) -> tuple[str, ...]:
    return speak.until_read(question, speak.texts)
