"""CSV, XLS and XLSX of a community's statistics: one figure a row, named by its criterion."""

from itertools import islice
from pathlib import Path

from otvet.facts import Completeness
from otvet.sources.base import Door, Reading, identity_of
from otvet.sources.own_pages import candidates, needs_page
from otvet.sources.table.cells import Sheet
from otvet.sources.table.first_rows import header_lost
from otvet.sources.table.laid import Laid, lay, peek, places_of
from otvet.sources.table.open import open_sheet
from otvet.sources.vk.export import rows, said, whole
from otvet.sources.vk.names import COLUMNS, NEEDED, NETWORK, figure_named, part_named

VERSION = "1"
ZONE = "Europe/Moscow"
_LOOKED_AT = 200


class VkReader:
    """Reads the statistics of a VK community in their long form."""

    name = "vk"

    def sniff(self, head: bytes, path: Path, /) -> float:
        """Sure by the columns' names together with a criterion that is known."""
        sheet = peek(head, path)
        return 0.95 if sheet is not None and _is_statistics(sheet, path) else 0.0

    def read(self, path: Path, door: Door, /) -> Reading:
        """The file's rows; SourceError where otvet.toml does not tell whose they are."""
        sheet = open_sheet(path)
        if not _is_statistics(sheet, path):
            raise header_lost(path)
        found = candidates(door.config, frozenset({NETWORK}), path=path)
        if len(found) != 1:
            raise needs_page(path, parts=found, example=f"{NETWORK}:teahouse")
        laid = _laid(sheet, path)
        all_of_it = whole(laid)
        notes = [*sheet.notes, f"zone_assumed:{ZONE}"]
        if all_of_it.corrections:
            notes.append(f"corrections_below_zero:{all_of_it.corrections}")
        return Reading(
            rows=rows(laid, found[0], all_of_it),
            completeness=Completeness(notes=tuple(notes)),
            identity=identity_of(NETWORK, VERSION, found[0].ref, *laid.identity),
        )


VK = VkReader()


def _laid(sheet: Sheet, path: Path) -> Laid:
    return lay(sheet, path, places=places_of(sheet.header, COLUMNS), dates={"day"})


def _is_statistics(sheet: Sheet, path: Path) -> bool:
    places = places_of(sheet.header, COLUMNS)
    if not places.keys() >= NEEDED:
        return False
    laid = Laid(sheet=sheet, places=places, orders={}, commas={}, path=path)
    looked = islice(laid.records(), _LOOKED_AT)
    names = [said(laid, record) for record in looked]
    return any(figure_named(*name) or part_named(*name) for name in names)
