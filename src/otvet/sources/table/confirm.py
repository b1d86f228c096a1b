"""A person's corrections to a guessed mapping."""

from collections.abc import Mapping as MappingOf
from dataclasses import replace

from otvet.errors import InputError
from otvet.i18n import mark
from otvet.sources.table.describe import ROLES
from otvet.sources.table.mapping import TARGETS, Column, Mapping, Proposal, Target


def corrected(
    proposal: Proposal, *, target: Target | None, page: str, roles: MappingOf[str, str]
) -> Proposal:
    """The proposal with what a person said put in place of what was guessed.

    Args:
        proposal: the guess.
        target: what the table holds; None keeps the guess.
        page: whose page; "" keeps the guess.
        roles: role by column, `role` or `role:item`; "" for a column that is not to be read.
    """
    guessed = proposal.mapping
    chosen = target or (guessed.target if guessed else None)
    if chosen is None:
        raise InputError(
            mark("{file}: say what the table holds: --as with one of {targets}"),
            {"file": proposal.file, "targets": TARGETS},
        )
    _known(proposal, roles)
    base = guessed or Mapping(target=chosen, columns=())
    columns = [column for column in base.columns if column.header not in roles]
    columns += [_column(header, role) for header, role in roles.items() if role]
    mapping = replace(base, target=chosen, page=page or base.page, columns=tuple(columns))
    return replace(proposal, mapping=mapping, questions=(), certainty=1.0)


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
            {"wrong": sorted(wrong), "roles": tuple(ROLES)},
        )


def _column(header: str, role: str) -> Column:
    name, _, item = role.partition(":")
    return Column(header, name, item)
