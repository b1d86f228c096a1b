"""Which of the brand's pages an export is about, by what otvet.toml says of them."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from otvet.config import Config, PagePart
from otvet.errors import SourceError, UnknownPage
from otvet.facts import Page, PageRef
from otvet.i18n import mark
from otvet.sources.table.names import plain
from otvet.sources.table.pages import networks_in


def network_of(part: PagePart) -> str:
    """The network that the page is in."""
    return part.ref.partition(":")[0]


def parts_of(config: Config, networks: Iterable[str]) -> list[PagePart]:
    """The brand's pages in these networks."""
    wanted = frozenset(networks)
    return [part for part in config.pages if network_of(part) in wanted]


def page_fact(part: PagePart) -> Page:
    """The page as otvet.toml describes it."""
    linked = PageRef(part.linked) if part.linked else None
    return Page(page=PageRef(part.ref), kind=part.kind, title=part.title, linked=linked)


def called(part: PagePart, names: Iterable[str]) -> bool:
    """Whether one of the names is the page's own: its id, its handle or its title."""
    known = {_bare(part.ref.partition(":")[2]), _bare(part.title)} - {""}
    return any(_bare(name) in known for name in names)


def _bare(name: str) -> str:
    return plain(name.strip().removeprefix("@"))


def candidates(
    config: Config, networks: frozenset[str], *, path: Path, said: str = ""
) -> list[PagePart]:
    """The pages it can be about: of the network that is named, with the title that is named.

    `said` is what the file itself says of its page; it goes before the names of file and folder.
    """
    names = f"{path.parent.name} {path.stem}"
    named = networks_in(said) & networks or networks_in(names) & networks
    found = parts_of(config, named or networks)
    titled = [part for part in found if part.title and plain(part.title) in plain(names)]
    return titled or found


def needs_page(path: Path, *, parts: Sequence[PagePart], example: str) -> SourceError:
    """What to put into otvet.toml, or into the file's name, for the page to be known."""
    if not parts:
        return UnknownPage(
            mark(
                "{file}: otvet.toml names no page that it could be about; "
                "add the page under [[pages]], such as ref = {example}"
            ),
            {"file": path.name, "example": f'"{example}"'},
        )
    return SourceError(
        mark(
            "{file} may be about any of these pages: {pages}; give the page a title in otvet.toml "
            "and put its title or network into the name of the file"
        ),
        {"file": path.name, "pages": [part.ref for part in parts]},
    )
