"""What the columns of a table mean: its target, and a role for each column."""

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from typing import Literal, get_args

from otvet.sources.table.dates import Order
from otvet.sources.table.numbers import Comma

Target = Literal["mentions", "metrics", "orders", "responses", "followers", "posts", "interactions"]
TARGETS: tuple[Target, ...] = get_args(Target)

Question = Literal["target", "page", "day_order", "repeated_days", "items", "network"]
"""What a person has to confirm: what the table is, whose page, which number is the day …"""

SURE_ENOUGH = 0.75
"""Tables understood less surely than this are shown before they are taken."""


@dataclass(frozen=True, slots=True)
class Column:
    """The role of one column; `item` says which metric, advantage, attribute …

    `offered` lists the codes on offer in a column of several answers, where a person has said so.
    """

    header: str
    role: str
    item: str = ""
    offered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """What a table is and what its columns mean; columns without a role are never read.

    `day_order` and `comma` stand in where a column's own values do not show them. `page` is
    empty for surveys. `kind` is what each text is: review, comment, mention.
    """

    target: Target
    columns: tuple[Column, ...]
    page: str = ""
    kind: Literal["", "review", "comment", "mention"] = ""
    day_order: Order = ""
    comma: Comma = ""
    survey: str = ""
    wave: str = ""

    @property
    def network(self) -> str:
        """The network that issued the ids of accounts in the table."""
        return self.page.partition(":")[0] if self.page else "survey"

    def headers(self, role: str) -> tuple[str, ...]:
        """The columns with a role."""
        return tuple(column.header for column in self.columns if column.role == role)

    def has(self, *roles: str) -> bool:
        """Whether each of the roles is given to some column."""
        return all(self.headers(role) for role in roles)


ESSENTIAL: MappingOf[Target, tuple[str, ...]] = {
    "mentions": ("date", "text"),
    "metrics": ("date",),
    "orders": ("date", "total"),
    "responses": (),
    "followers": ("member_id",),
    "posts": ("date",),
    "interactions": ("author_id",),
}
"""The roles without which a table of this kind gives nothing."""
FIGURES = ("metric", "value")
"""Roles one of which a table of figures needs beside its days."""


def lacking(mapping: Mapping) -> list[str]:
    """The roles that no column has and that the table cannot do without."""
    missing = [role for role in ESSENTIAL[mapping.target] if not mapping.has(role)]
    if mapping.target == "metrics" and not any(mapping.has(role) for role in FIGURES):
        missing.append("metric")
    return missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A guessed mapping with some rows to look at (masked), and what is left to ask."""

    file: str
    header: tuple[str, ...]
    mapping: Mapping | None
    preview: tuple[tuple[str, ...], ...]
    questions: tuple[Question, ...]
    certainty: float

    @property
    def lacking(self) -> tuple[str, ...]:
        """Roles that some column must be given before the table can be read."""
        return tuple(lacking(self.mapping)) if self.mapping else ()

    @property
    def unread(self) -> tuple[str, ...]:
        """Columns without a role."""
        read = {column.header for column in self.mapping.columns} if self.mapping else set()
        return tuple(name for name in self.header if name and name not in read)

    @property
    def is_sure(self) -> bool:
        """Whether the table may be taken without asking."""
        return self.mapping is not None and self.certainty >= SURE_ENOUGH
