"""A person's corrections to a guessed mapping."""

from collections.abc import Mapping as MappingOf
from dataclasses import replace

from otvet.errors import InputError, Said
from otvet.i18n import mark
from otvet.sources.table.dates import Order
from otvet.sources.table.describe import ROLES, TARGET_WORDS
from otvet.sources.table.mapping import Column, Mapping, Proposal, Question, Target


def corrected(
    proposal: Proposal,
    *,
    target: Target | None = None,
    page: str = "",
    roles: MappingOf[str, str],
    day_order: Order = "",
) -> Proposal:
    """The proposal with what a person said put in place of what was guessed.

    Args:
        proposal: the guess, made for this target if one was told.
        target: what the table holds; None keeps the guess.
        page: whose page; "" keeps the guess.
        roles: role by column, `role` or `role:item`; "" for a column that is not to be read.
        day_order: which number of a date comes first; "" keeps the guess.
    """
    guessed = proposal.mapping
    chosen = target or (guessed.target if guessed else None)
    if chosen is None:
        raise what_is_it(proposal)
    _known(proposal, roles)
    base = guessed or Mapping(target=chosen, columns=())
    columns = [column for column in base.columns if column.header not in roles]
    columns += [_column(header, role) for header, role in roles.items() if role]
    mapping = replace(
        base,
        target=chosen,
        page=page or base.page,
        columns=tuple(columns),
        day_order=day_order or base.day_order,
    )
    answered: dict[Question, object] = {
        "target": target,
        "page": page,
        "day_order": day_order,
        "network": page,
        "repeated_days": roles,
        "items": roles,
    }
    left = tuple(asked for asked in proposal.questions if not answered[asked])
    certainty = proposal.certainty if left else 1.0
    return replace(proposal, mapping=mapping, questions=left, certainty=certainty)


def what_is_it(proposal: Proposal) -> InputError:
    """Nobody has said what the table holds, and nothing in it tells."""
    return InputError(
        mark("{file}: say what the table holds: --as with one of {targets}"),
        {"file": proposal.file, "targets": [_told(*pair) for pair in TARGET_WORDS.items()]},
    )


def _told(code: str, words: str) -> Said:
    return Said("{code} ({words})", {"code": code, "words": Said(words)})


def _known(proposal: Proposal, roles: MappingOf[str, str]) -> None:
    strange = [header for header in roles if header not in proposal.header]
    if strange:
        raise InputError(
            mark("{file} has no column {strange}; its columns: {columns}"),
            {"file": proposal.file, "strange": strange, "columns": proposal.header},
        )
    wrong = {role for role in roles.values() if role and role.partition(":")[0] not in ROLES}
    if wrong:
        raise InputError(
            mark("there is no such role: {wrong}; choose one of these: {roles}"),
            {"wrong": sorted(wrong), "roles": [_told(*pair) for pair in ROLES.items()]},
        )


def _column(header: str, role: str) -> Column:
    name, _, item = role.partition(":")
    return Column(header, name, item)
