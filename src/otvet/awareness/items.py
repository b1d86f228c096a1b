"""What a wave must have asked: advantages and foils, or the brand in a list with decoys."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from otvet.config import Config

Method = Literal["knowledge", "aided"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """The items of the primary figure, their controls, and the silent advantages.

    `primary` is the sealed list of communicated advantages; for the method `aided` it is empty
    and every item of the aided list that is not a rival counts.
    """

    method: Method
    primary: tuple[str, ...]
    silent: tuple[str, ...]
    names: Mapping[str, str]
    rivals: frozenset[str]

    @property
    def primary_roles(self) -> tuple[str, ...]:
        """Roles of the items that ought to be known, the likeliest first.

        An advantage told this month may have been silent when an earlier wave was read.
        """
        return ("advantage", "silent") if self.method == "knowledge" else ("aided",)

    @property
    def control_role(self) -> str:
        """Role of the invented items, which measure guessing."""
        return "foil" if self.method == "knowledge" else "decoy"


def items(config: Config) -> Items:
    """The advantages communicated, or aided awareness where no advantages are set."""
    told = tuple(part.code for part in config.advantages if part.communicated)
    silent = tuple(part.code for part in config.advantages if not part.communicated)
    return Items(
        method="knowledge" if told else "aided",
        primary=told,
        silent=silent,
        names={part.code: part.text for part in config.advantages}
        | {part.code: part.text for part in config.foils},
        rivals=frozenset(name.casefold() for name in config.rivals),
    )


def wanted(found: Items, asked: Collection[str]) -> tuple[str, ...]:
    """The primary items among those asked, in the order of the list."""
    if found.method == "knowledge":
        return tuple(code for code in found.primary if code in asked)
    return tuple(sorted(item for item in asked if item.casefold() not in found.rivals))
