"""Which page a review is about: the one that the file numbers, if otvet.toml knows it."""

from pathlib import Path

from otvet.config import PagePart
from otvet.errors import SourceError
from otvet.facts import Page, PageRef
from otvet.i18n import mark
from otvet.sources.base import Door
from otvet.sources.own_pages import called, candidates, needs_page, page_fact, parts_of
from otvet.sources.reviews.review import System


class Pages:
    """The pages of a file. Reviews of a place that otvet.toml does not name may be a rival's.

    Where otvet.toml names no page of the network at all, the file is taken at its word.
    """

    def __init__(self, path: Path, door: Door, system: System, places: list[str]) -> None:
        self._system = system
        self._parts = parts_of(door.config, {system.network})
        self._only = self._told_by_name(path, door)
        self.told: dict[PageRef, Page] = {}
        if places and not any(self.of(place) for place in places):
            raise self._strange(path, places[0])

    def _told_by_name(self, path: Path, door: Door) -> PagePart | None:
        """The page where the file does not number its own."""
        network = frozenset({self._system.network})
        fitting = candidates(door.config, network, path=path)
        return fitting[0] if len(fitting) == 1 else None

    def of(self, place: str) -> PageRef | None:
        """The page of a review, None where it is not the brand's."""
        page = self._page(place)
        if page is None:
            return None
        return self.told.setdefault(page.page, page).page

    def _page(self, place: str) -> Page | None:
        if not self._parts:
            ref = PageRef(f"{self._system.network}:{place or self._system.page_kind}")
            return Page(page=ref, kind=self._system.page_kind)
        if not place:
            return page_fact(self._only) if self._only else None
        return next((page_fact(part) for part in self._parts if called(part, [place])), None)

    @property
    def guessed(self) -> list[str]:
        """Pages that otvet.toml does not name."""
        return [] if self._parts else sorted(self.told)

    def _strange(self, path: Path, place: str) -> SourceError:
        example = f"{self._system.network}:{place or self._system.page_kind}"
        if not place:
            return needs_page(path, parts=self._parts, example=example)
        return SourceError(
            mark(
                "{file} holds reviews of {page}, which otvet.toml does not name: if it is the "
                "brand's own, add it under [[pages]] as ref = {example}"
            ),
            {"file": path.name, "page": example, "example": f'"{example}"'},
        )
