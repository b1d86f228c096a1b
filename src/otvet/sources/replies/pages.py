"""Whose reply it is: the id in it is matched with the pages of otvet.toml, else it is asked."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from otvet.config import PagePart
from otvet.errors import SourceError
from otvet.facts import Page, PageRef
from otvet.i18n import mark
from otvet.sources.fields import LeftOut
from otvet.sources.own_pages import called, candidates, needs_page, page_fact, parts_of
from otvet.sources.replies.kind import Around

_ID = re.compile(r"-?\d+|(?:id|club|public|event)\d+|UC[\w-]{22}|did:.*")
"""What the networks themselves number pages by; anything else in otvet.toml is a short name."""


@dataclass(frozen=True, slots=True)
class Owned:
    """The brand's page of each id in the replies; `otherwise` is that of a record without an id."""

    by_id: Mapping[str, PagePart]
    otherwise: PagePart | None = None
    guessed: tuple[str, ...] = ()

    @property
    def pages(self) -> list[Page]:
        """All of the pages, each once."""
        every = [*self.by_id.values(), *([self.otherwise] if self.otherwise else [])]
        return [page_fact(part) for part in {part.ref: part for part in every}.values()]

    @property
    def notes(self) -> list[str]:
        """Which pages were taken for what the replies do not say."""
        return [f"page_guessed:{ref}" for ref in self.guessed]

    def page(self, owner: str) -> PageRef:
        """The page of a record; LeftOut for one of somebody else."""
        part = self.by_id.get(owner) if owner else self.otherwise
        if part is None:
            raise LeftOut("not_the_brands_account")
        return PageRef(part.ref)

    def is_ours(self, owner: str) -> bool:
        """Whether the id is of one of the brand's pages."""
        return owner in self.by_id


def owned(around: Around, network: str, owners: Mapping[str, Iterable[str]]) -> Owned:
    """The pages of all owners, by their id and other names; of none where the replies name none.

    Raises:
        SourceError: otvet.toml does not name them, or names several and nothing tells which.
    """
    parts = parts_of(around.door.config, {network})
    named = {owner: names for owner, names in owners.items() if owner}
    found = {
        owner: part
        for owner, names in named.items()
        for part in parts
        if called(part, [owner, *names])
    }
    nameless = "" in owners or not owners
    if found and not (nameless and len(set(found.values())) > 1):
        only = next(iter(found.values())) if nameless else None
        return Owned(found, only)
    if not named or found:
        part = only_page(around, network)
        return Owned(found, part, (part.ref,))
    handles = [part for part in parts if not _ID.fullmatch(part.ref.partition(":")[2])]
    if len(named) == len(parts) == len(handles) == 1:
        return Owned({next(iter(named)): parts[0]}, parts[0], (parts[0].ref,))
    raise _strangers(around, network, named, parts)


def matched(around: Around, network: str, owners: Mapping[str, Iterable[str]]) -> Owned:
    """The pages of those owners that are the brand's; none where none is, for lists of others."""
    parts = parts_of(around.door.config, {network})
    return Owned(
        {
            owner: part
            for owner, names in owners.items()
            for part in parts
            if owner and called(part, [owner, *names])
        }
    )


def elsewhere(network: str) -> Page:
    """Where texts stand that a search has found: on pages of others, so nobody there follows."""
    return Page(page=PageRef(f"{network}:search"), kind="page", role="third_party")


def only_page(around: Around, network: str, *, example: str = "") -> PagePart:
    """The brand's only page in the network, else the one that the file's name tells."""
    fitting = candidates(around.door.config, frozenset({network}), path=around.path)
    fitting = [part for part in fitting if part.kind != "group"] or fitting
    if len(fitting) > 1:
        where = f"{around.path.parent.name}/{around.path.name}"
        fitting = [part for part in fitting if _bare(part) in where] or fitting
    if len(fitting) != 1:
        raise needs_page(around.path, parts=fitting, example=example or f"{network}:12345")
    return fitting[0]


def _bare(part: PagePart) -> str:
    return part.ref.partition(":")[2].lstrip("-")


def _strangers(
    around: Around, network: str, owners: Mapping[str, Iterable[str]], parts: Sequence[PagePart]
) -> SourceError:
    refs = [f"{network}:{owner}" for owner in sorted(owners)[:5]]
    if not parts:
        return needs_page(around.path, parts=(), example=refs[0])
    return SourceError(
        mark(
            "{file} is about pages that otvet.toml does not name: {pages}; where one of them is "
            "the brand's own, give its page this ref under [[pages]]: ref = {example}"
        ),
        {"file": around.path.name, "pages": refs, "example": f'"{refs[0]}"'},
    )
