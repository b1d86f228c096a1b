"""Which of the brand's pages led a respondent to the survey: the page is kept, never the link.

A survey tool keeps this as a parameter of the link, a hidden field, or a collector for each page.
What is not one of the brand's own pages for sure is no page: a wrong one would be worse than none.
"""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlsplit

from otvet.config import Config, PagePart
from otvet.facts import ResponseItem
from otvet.page_refs import NotAPage, page_ref
from otvet.sources.table.cells import Record, Sheet, text
from otvet.sources.table.columns import Evidence
from otvet.sources.table.frame import Frame
from otvet.sources.table.grid import BROKEN
from otvet.sources.table.mapping import Column
from otvet.sources.table.names import item_named, plain, rank
from otvet.sources.table.pages import network_named, networks_in

PARAMETER = "via"
"""What the links of the brand's pages call it."""
_PARAMETERS = (PARAMETER, "utm_content", "utm_source", "source", "ref")
_SIGNS = re.compile(r"[\W_]+")
_IN_NAME = re.compile(r"(?:^|[\W_])(?:via|через)[\W_]+(\S.*)$", re.IGNORECASE)
_SPLIT = re.compile(r"[,;|\n]")
_LONGEST = 2_000
"""No link is longer; a cell that is holds something else."""


def page_of(config: Config, words: str) -> str:
    """The brand's page that a code, a link or a name stands for; "" where it stands for no one page.

    >>> from otvet.config import BrandPart
    >>> pages = (PagePart(ref="vk:teahouse", via=("qr",)), PagePart(ref="telegram:77"))
    >>> brand = Config(brand=BrandPart(name="Teahouse"), pages=pages)
    >>> [page_of(brand, words) for words in ("qr", "vk.com/teahouse", "vk_teahouse", "Telegram")]
    ['vk:teahouse', 'vk:teahouse', 'vk:teahouse', 'telegram:77']
    >>> page_of(brand, "https://forms.example/s/1?via=vk:teahouse"), page_of(brand, "t.me/others")
    ('vk:teahouse', '')
    """
    said = words.strip()
    if not said or len(said) > _LONGEST:
        return ""
    for way in (_by_code, _by_ref, _by_title, _by_network):
        found = {part.ref for part in config.pages if way(part, said)}
        if found:
            # Of a network with two pages either may be meant, so neither is taken.
            return found.pop() if len(found) == 1 else ""
    return _by_parameter(config, said)


def _by_code(part: PagePart, said: str) -> bool:
    return plain(said) in map(plain, part.via)


def _by_ref(part: PagePart, said: str) -> bool:
    """As network:id, as a link, or as either with other signs between, as names of files need."""
    try:
        typed = page_ref(said)
    except NotAPage:
        typed = said
    native = _bare(part.ref.partition(":")[2])
    alone = native if re.search(r"[^\W\d_]{2}", native) else ""
    return _bare(typed) in {_bare(part.ref), alone} - {""}


def _by_title(part: PagePart, said: str) -> bool:
    return bool(part.title) and plain(part.title) == plain(said)


def _by_network(part: PagePart, said: str) -> bool:
    """A discussion group goes with its channel."""
    network = part.ref.partition(":")[0]
    return network == network_named(said) and not (part.kind == "group" and part.linked)


def _by_parameter(config: Config, said: str) -> str:
    try:
        told = dict(parse_qsl(urlsplit(said).query))
    except ValueError:
        return ""
    found = (page_of(config, told[name]) for name in _PARAMETERS if told.get(name))
    return next(filter(None, found), "")


def _bare(words: str) -> str:
    return _SIGNS.sub(" ", words.casefold()).strip()


def pages_named(config: Config, words: str) -> frozenset[str]:
    """The pages that an answer names, split at its marks; a network where it names only that.

    >>> from otvet.config import BrandPart
    >>> pages = (PagePart(ref="vk:tea", title="Tea"), PagePart(ref="vk:club", title="Club"))
    >>> brand = Config(brand=BrandPart(name="Teahouse"), pages=pages)
    >>> sorted(pages_named(brand, "Club; Telegram")), sorted(pages_named(brand, "Tea on VK"))
    (['telegram', 'vk:club'], ['vk:tea'])
    """
    return frozenset(page for part in _SPLIT.split(words) for page in _named(config, part))


def _named(config: Config, part: str) -> frozenset[str]:
    page = page_of(config, part)
    if page:
        return frozenset({page})
    titled = [one for one in config.pages if one.title and plain(one.title) in plain(part)]
    longest = max(titled, key=lambda one: len(one.title), default=None)
    networks = networks_in(part)
    fits = longest is not None and networks <= {longest.ref.partition(":")[0]}
    return frozenset({longest.ref}) if longest and fits else networks


def link_to(survey: str, page: str, *, field: str = PARAMETER) -> str:
    """The survey's link that says it was found on the page; with no survey the parameter alone.

    >>> link_to("https://forms.example/s/1", "vk:tea")
    'https://forms.example/s/1?via=vk:tea'
    >>> link_to("https://forms.example/s/1?usp=pp_url", "vk:tea", field="entry.77")
    'https://forms.example/s/1?usp=pp_url&entry.77=vk:tea'
    """
    told = f"{quote(field)}={quote(page, safe=':')}"
    base, hash_sign, place = survey.partition("#")
    sign = "&" if "?" in base else "?"
    return f"{base.rstrip('?&')}{sign}{told}{hash_sign}{place}"


def link_column(column: Evidence, config: Config) -> Column | None:
    """The column as that of the page somebody came through.

    Other names than `via` are used for much else, so one of the brand's pages must stand there.
    """
    if item_named("via", column.header) is None:
        return None
    own = plain(column.header) == PARAMETER
    known = own or any(page_of(config, value) for value in column.values)
    return Column(column.header, "via") if known else None


def came_through(frame: Frame) -> Callable[[Record], tuple[ResponseItem, ...]]:
    """Says of a record which page led there: by its columns, else by the name of the file."""
    config, places = frame.door.config, _places(frame)
    of_file, known = page_in_name(config, frame.path), dict[str, str]()

    def through(record: Record) -> tuple[ResponseItem, ...]:
        for words in _told(record, places):
            if words not in known:
                known[words] = page_of(config, words)
            if known[words]:
                return (_item(known[words]),)
        return (_item(of_file),) if of_file else ()

    return through


def page_in_name(config: Config, path: Path) -> str:
    """The page after "via" or "через" at the end of a file's name, for tools with a form each.

    >>> from otvet.config import BrandPart
    >>> brand = Config(brand=BrandPart(name="Teahouse"), pages=(PagePart(ref="vk:tea"),))
    >>> page_in_name(brand, Path("survey 2026-10 via vk_tea.csv"))
    'vk:tea'
    """
    found = _IN_NAME.search(path.stem)
    return page_of(config, found[1]) if found else ""


def strange_links(sheet: Sheet, frame: Frame) -> int:
    """Responses that came through something else than a page of otvet.toml."""
    places, through = _places(frame), came_through(frame)
    records = (record for record in sheet.records() if record.cells is not BROKEN)
    return sum(any(_told(one, places)) and not through(one) for one in records) if places else 0


def _places(frame: Frame) -> tuple[int, ...]:
    """The columns, those whose names tell most surely first; those that a person named before."""
    slots = frame.all("via")
    named = [s for s in slots if item_named("via", s.header) is not None]
    others = [s for s in slots if s not in named]
    return tuple(s.index for s in (*others, *sorted(named, key=lambda s: rank("via", s.header))))


def _told(record: Record, places: Sequence[int]) -> list[str]:
    found = [text(record.cells[at]) for at in places if at < len(record.cells)]
    return [words for words in found if words]


def _item(page: str) -> ResponseItem:
    return ResponseItem(role="via", item=page, value=1.0)
