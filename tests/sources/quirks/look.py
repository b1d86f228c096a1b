"""What the cases look at: a file goes through the inbox's own choice of reader, always."""

from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.sources.reading import config, door, facts, rows
from tests.store_fixture import shown

from otvet.brand import Brand
from otvet.errors import OtvetError, UnknownShape
from otvet.facts import (
    Follow,
    Interaction,
    Mention,
    Metric,
    Missing,
    Order,
    Post,
    Response,
    Row,
)
from otvet.sources.inbox import sniff

PAGES = (
    {"ref": "vk:1", "title": "Чайная"},
    {"ref": "instagram:teahouse"},
    {"ref": "tiktok:teahouse"},
    {"ref": "youtube:UCteahouse"},
    {"ref": "telegram:1900000001"},
)
TEA = config(pages=list(PAGES), advantages=[{"code": "cheap", "text": "Недорого"}])
MOSCOW = ZoneInfo("Europe/Moscow")
TOML = 'version = 1\n[brand]\nname = "Tea"\nzone = "Europe/Moscow"\n' + "".join(
    f'[[pages]]\nref = "{page["ref"]}"\n' for page in PAGES
)


def taken(path: Path) -> list[Row]:
    """All rows, each with one fate, read twice to the same end."""
    found = rows(path, door(TEA))
    assert found == rows(path, door(TEA))
    fates = [bool(row.facts) + (row.fault is not None) + bool(row.left_out) for row in found]
    assert fates == [1] * len(found)
    return found


def values(path: Path) -> list[object]:
    """Figures, or why there is none, row by row."""
    return [one for row in taken(path) for one in _values(row)]


def _values(row: Row) -> list[object]:
    if row.fault is not None:
        return [f"fault: {row.fault.reason}"]
    if row.left_out:
        return [f"left out: {row.left_out}"]
    found = (fact.value for fact in row.facts if isinstance(fact, Metric))
    return [value.reason if isinstance(value, Missing) else value for value in found]


def precisions(path: Path) -> list[str]:
    """How exact each figure is."""
    return [fact.precision for fact in facts(taken(path), Metric)]


def metrics(path: Path) -> list[tuple[str, str, object]]:
    """The day, the metric and the value of each figure."""
    found = facts(taken(path), Metric)
    return [(str(f.day), f.metric + (f.segment and f"@{f.segment}"), _value(f)) for f in found]


def _value(fact: Metric) -> object:
    return fact.value.reason if isinstance(fact.value, Missing) else fact.value


def texts(path: Path) -> list[str]:
    """The words of each text, or what became of its row."""
    return [
        "".join(f.text for f in row.facts if isinstance(f, Mention))
        or (row.fault.reason if row.fault else row.left_out)
        for row in taken(path)
    ]


def moments(path: Path) -> list[str]:
    """When each text was written, on Moscow's clock, or what became of its row."""
    return [
        next(
            (
                f"{f.at.astimezone(MOSCOW):%Y-%m-%d %H:%M}"
                for f in row.facts
                if isinstance(f, Mention | Post | Order | Follow)
            ),
            row.fault.reason if row.fault else row.left_out,
        )
        for row in taken(path)
    ]


def mentions(path: Path) -> list[Mention]:
    """The texts."""
    return facts(taken(path), Mention)


def notes(path: Path) -> list[str]:
    """What is said of how whole the file is, without the zones."""
    found = sniff(path).read(path, door(TEA)).completeness.notes
    return [note for note in found if not note.startswith("zone_assumed")]


def zones(path: Path) -> list[str]:
    """What is said of the clock by which the file was read."""
    found = sniff(path).read(path, door(TEA)).completeness.notes
    return [note for note in found if note.startswith(("zone_assumed", "days_are"))]


def refusal(path: Path) -> str:
    """Whether the file is refused, or its columns are asked about; its name is in the words."""
    try:
        rows(path, door(TEA))
    except OtvetError as error:
        assert path.name in str(error)  # noqa: PT017 - a refusal is an outcome like others.
        return "asked" if isinstance(error, UnknownShape) else "refused"
    return "taken"


def asked(path: Path) -> str:
    """What a refusal asks the person for."""
    try:
        rows(path, door(TEA))
    except OtvetError as error:
        return str(error)
    return "taken"


def shown_by(table: str, *columns: str) -> Callable[[Path], list[tuple[object, ...]]]:
    """What the store shows of a table once the inbox has been collected, twice."""

    def look(folder: Path) -> list[tuple[object, ...]]:
        brand = collected(folder)
        with brand.store() as store:
            return shown(store, table, *columns)

    return look


def collected(folder: Path) -> Brand:
    """The brand whose inbox was collected; a second time changes nothing."""
    (folder / "otvet.toml").write_text(TOML, "utf-8")
    brand = Brand(folder)
    first = [one.status for one in brand.collect()]
    assert set(first) == {"taken"}
    assert {one.status for one in brand.collect()} == {"known"}
    return brand


def acts(path: Path) -> list[Interaction]:
    """Acts and counters."""
    return facts(taken(path), Interaction)


def answered(path: Path) -> list[str]:
    """When each survey was sent, in UTC."""
    return [f"{one.at:%Y-%m-%d %H:%M}" for one in facts(taken(path), Response)]


def follows(path: Path) -> list[str]:
    """Who came and went."""
    return [one.state for one in facts(taken(path), Follow)]


def complete(path: Path) -> bool:
    """Whether the file is said to be whole."""
    return sniff(path).read(path, door(TEA)).completeness.complete


def copied(folder: Path) -> list[str]:
    """What becomes of a copy of the inbox's files under other names."""
    brand = collected(folder)
    for path in list(brand.inbox.iterdir()):
        (brand.inbox / f"copy of {path.name}").write_bytes(path.read_bytes())
        path.unlink()
    return [one.status for one in brand.collect()]
