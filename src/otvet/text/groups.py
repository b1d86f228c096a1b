"""Groups of people as networks and surveys write them: sexes, bands of ages, and how bands join."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

FEMALE, MALE = "female", "male"
OLDEST = 200
"""End of a band that is open above."""

_SEXES = {
    FEMALE: {"f", "female", "females", "woman", "women", "ж", "жен", "женский", "женщина"}
    | {"женщины", "девушки"},
    MALE: {"m", "male", "males", "man", "men", "м", "муж", "мужской", "мужчина", "мужчины"}
    | {"юноши", "парни"},
}
_YEARS = r"(?:\s*(?:лет|года?|years?|y\.?o\.?))?(?:\s+old)?"
_BAND = re.compile(rf"(?:от\s+)?(\d{{1,3}})\s*(?:[-–—]|до|to)\s*(\d{{1,3}}){_YEARS}", re.I)
_ABOVE = re.compile(
    rf"(?:(\d{{1,3}}){_YEARS}\s*(?:\+|и\s+(?:старше|более|больше)|and\s+(?:over|older|above)|or\s+older)"
    rf"{_YEARS}|(?:старше|от|over|>=?)\s*(\d{{1,3}}){_YEARS})",
    re.I,
)
_BELOW = re.compile(
    rf"(?:до|младше|моложе|under|below|<)\s*(\d{{1,3}}){_YEARS}"
    rf"|(\d{{1,3}}){_YEARS}\s*(?:и\s+младше|and\s+(?:under|younger))",
    re.I,
)
_AGE = re.compile(rf"(\d{{1,3}}){_YEARS}", re.I)
_OPEN_FROM = 99


@dataclass(frozen=True, slots=True, order=True)
class Band:
    """Ages from `low` on, younger than `high`."""

    low: int
    high: int

    @property
    def name(self) -> str:
        """The band as people write it.

        >>> Band(18, 25).name, Band(45, OLDEST).name
        ('18–24', '45+')
        """
        return f"{self.low}+" if self.high == OLDEST else f"{self.low}–{self.high - 1}"

    def holds(self, other: "Band") -> bool:
        """Whether the other band lies within this one."""
        return self.low <= other.low and other.high <= self.high


def sex_of(words: str) -> str:
    """`female` or `male` in any of the usual words, "" for others.

    >>> sex_of("Женский"), sex_of("M"), sex_of("не указан")
    ('female', 'male', '')
    """
    said = " ".join(words.casefold().replace(".", " ").split())
    return next((sex for sex, names in _SEXES.items() if said in names), "")


def is_age(words: str) -> bool:
    """Whether the words are an age or a band of ages."""
    return _written(words) is not None


def bands_of(names: Iterable[str]) -> dict[str, Band]:
    """The bands that a list of names stands for; none where they overlap or one is no band.

    A list in which one band ends where the next begins means "younger than".

    >>> [str(band.high) for band in bands_of(["12-18", "18-21", "21-100"]).values()]
    ['18', '21', '200']
    >>> [band.name for band in bands_of(["до 18", "18–24", "25 и старше"]).values()]
    ['0–17', '18–24', '25+']
    """
    found = {name: _written(name) for name in dict.fromkeys(names)}
    known = {name: ends for name, ends in found.items() if ends is not None}
    if not known or len(known) < len(found):
        return {}
    ordered = sorted(known.items(), key=lambda item: item[1])
    nexts = [ends[0] for _, ends in ordered[1:]] + [OLDEST]
    bands = {
        name: Band(low, _end(last, following))
        for (name, (low, last)), following in zip(ordered, nexts, strict=True)
    }
    lows = [band.low for band in bands.values()][1:]
    overlap = any(b.high > low for b, low in zip(bands.values(), lows, strict=False))
    return {} if overlap else bands


def _end(last: int, following: int) -> int:
    if last >= _OPEN_FROM:
        return OLDEST
    return following if following in {last, last + 1} else last + 1


def age_in(words: str) -> int | None:
    """The age in years, None where the words are a band or something else.

    >>> age_in("34 года"), age_in("25-34")
    (34, None)
    """
    found = _AGE.fullmatch(words.strip())
    return int(found[1]) if found else None


def _written(words: str) -> tuple[int, int] | None:
    said = " ".join(words.split())
    if found := _BAND.fullmatch(said):
        low, last = int(found[1]), int(found[2])
        return (low, last) if low < last else None
    if found := _ABOVE.fullmatch(said):
        return int(found[1] or found[2]), OLDEST
    if found := _BELOW.fullmatch(said):
        return (0, int(found[1]) - 1) if found[1] else (0, int(found[2]))
    if found := _AGE.fullmatch(said):
        return int(found[1]), int(found[1])
    return None


def joined(one: Collection[Band], other: Collection[Band]) -> tuple[Band, ...]:
    """The finest bands into which both lists join; fewer than two where they have no cut in common.

    >>> vk = bands_of(["18-21", "21-24", "24-35", "35-100"]).values()
    >>> [band.name for band in joined(vk, bands_of(["18–34", "35+"]).values())]
    ['18–34', '35+']
    """
    cuts = _cuts(one) & _cuts(other)
    edges = sorted({min(_cuts(one) | _cuts(other)), *cuts, max(_cuts(one) | _cuts(other))})
    cells = (Band(low, high) for low, high in pairwise(edges))
    return tuple(cell for cell in cells if cell.low < cell.high)


def _cuts(bands: Collection[Band]) -> set[int]:
    return {edge for band in bands for edge in (band.low, band.high)} or {0}


def cell_of(band: Band, cells: Iterable[Band]) -> Band | None:
    """The joined band that holds this one."""
    return next((cell for cell in cells if cell.holds(band)), None)


def renamed(shares: Mapping[str, float], names: Mapping[str, str]) -> dict[str, float]:
    """The shares under their new names, those of one name added up."""
    found: dict[str, float] = {}
    for name, share in shares.items():
        if name in names:
            found[names[name]] = found.get(names[name], 0.0) + share
    return found
