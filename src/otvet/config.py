"""The brand as otvet.toml describes it, checked as a whole: all faults are named at once."""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from otvet.errors import ConfigError, InputError, Said
from otvet.facts import PageRef
from otvet.i18n import Language, mark
from otvet.page_refs import NETWORKS, NotAPage, page_ref

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Shape = TypeVar("Shape", bound=BaseModel)
CONFIG_VERSION: Literal[1] = 1
"""Version of the layout of otvet.toml; `store.migrate` brings older folders up to it."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


def _zone(name: str) -> str:
    if name not in available_timezones():
        raise PydanticCustomError("not_a_zone", "not a time zone")
    return name


SHIPPED_PACKS = ("cafe", "shop", "bank", "app", "beauty", "education")
PACK_GROUP = "otvet.packs"
"""Entry points by which an installed package brings packs of its own."""


def _pack(name: str) -> str:
    """A shipped pack, one of an installed package, or a file: files are read with the codeframe."""
    known = [*SHIPPED_PACKS, *sorted(entry_points(group=PACK_GROUP).names)]
    if name not in known and not name.endswith(".toml"):
        raise PydanticCustomError("not_a_pack", "not a pack", {"packs": known})
    return name


def _page_ref(ref: str) -> str:
    try:
        return page_ref(ref)
    except NotAPage as error:
        networks = {"networks": list(NETWORKS), "page": ref}
        raise PydanticCustomError(error.fault, "not a page", networks) from None


def known_page(typed: str) -> str:
    """The page that somebody typed, as network:id; InputError says how pages are written."""
    try:
        return page_ref(typed)
    except NotAPage as error:
        said = Said(_FAULTS[error.fault], _PAGE_LIMITS)
        values = {"page": typed, "fault": said}
        raise InputError(mark("{page} cannot be a page: {fault}"), values) from None


def is_telling(text: str) -> bool:
    """Whether a text of an advantage can be told from other texts."""
    return sum(sign.isalpha() for sign in text) >= LEAST_LETTERS


def _telling(text: str) -> str:
    """A text of fewer letters would be found in every column of a survey."""
    if text and not is_telling(text):
        raise PydanticCustomError("too_few_letters", "too few letters", {"least": LEAST_LETTERS})
    return text


def _dark_enough(colour: str) -> str:
    """Contrast with white of 4.5 and more, by WCAG 2: headings and bars must be readable."""
    if colour and 1.05 / (_luminance(colour) + 0.05) < LEAST_CONTRAST:
        raise PydanticCustomError("too_light", "too light")
    return colour


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


Ref = Annotated[str, AfterValidator(_page_ref)]
Telling = Annotated[str, Field(min_length=1), AfterValidator(_telling)]
_CODE = "^[a-z0-9][a-z0-9_-]*$"
_CURRENCY = "^[A-Z]{3}$"
_ENDPOINT = "^(https?://[^\\s]+)?$"
_MEMORY = "^([1-9][0-9]*(MB|GB))?$"
_COLOUR = "^(#[0-9a-fA-F]{6})?$"
LEAST_CONTRAST = 4.5
LEAST_LETTERS = 3
_PAGE_LIMITS: Mapping[str, object] = {"networks": list(NETWORKS)}
Code = Annotated[str, Field(pattern=_CODE, max_length=60)]


class BrandPart(_Part):
    """Who the brand is; `searched_as` are other names that people look for it by."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    language: Language = "ru"
    zone: Annotated[str, AfterValidator(_zone)] = "Europe/Moscow"
    currency: Annotated[str, Field(pattern=_CURRENCY)] = "RUB"
    pack: Annotated[str, AfterValidator(_pack)] = "shop"
    searched_as: tuple[Annotated[str, Field(min_length=1, max_length=200)], ...] = ()


class PagePart(_Part):
    """One of the brand's pages."""

    ref: Ref
    title: str = ""
    kind: Literal["channel", "group", "page", "account", "place", "shop", "site", "file"] = "page"
    linked: Ref | None = None


class AdvantagePart(_Part):
    """A claim about the product, asked for in surveys; `asked_as` are wordings in survey files.

    `communicated` False makes it a silent advantage: true, but not told in the period.
    """

    code: Code
    text: Telling
    asked_as: tuple[str, ...] = ()
    communicated: bool = True


class FoilPart(_Part):
    """An invented advantage: how often people claim to know it is how often they guess."""

    code: Code
    text: Telling
    asked_as: tuple[str, ...] = ()


class GoalsPart(_Part):
    """The smallest change that matters in each question, set before the month."""

    audience_share: Annotated[float, Field(gt=0, lt=1)] = 0.01
    awareness_points: Annotated[float, Field(gt=0, lt=100)] = 2.0
    opinion_of_100: Annotated[int, Field(ge=50, le=99)] = 90
    compare_wave: str = ""


class MeansPart(_Part):
    """A means such as "12 posts a week": kept with its cost, never a goal."""

    text: Annotated[str, Field(min_length=1)]
    cost: Decimal | None = None
    in_order_to: Literal["", "audience", "awareness", "opinion"] = ""


class PricesPart(_Part):
    """What knowing costs here, so that every "we don't know yet" has its price."""

    response: Annotated[Decimal, Field(ge=0)] = Decimal(50)
    panel_response: Annotated[Decimal, Field(ge=0)] = Decimal(20)
    label: Annotated[Decimal, Field(ge=0)] = Decimal(5)
    hour: Annotated[Decimal, Field(ge=0)] = Decimal(500)
    responses_a_day: Annotated[int, Field(ge=1)] = 30
    labels_an_hour: Annotated[int, Field(ge=1)] = 60


class AuditPart(_Part):
    """How many people of a month are labelled, and from how many labels shares are corrected."""

    labels: Annotated[int, Field(ge=60, le=300)] = 100
    enough: Annotated[int, Field(ge=30)] = 60


class CostPart(_Part):
    """Money spent in a period."""

    from_day: date
    to_day: date
    kind: Literal["staff", "ads", "content", "tool", "influencer", "giveaway", "research"]
    amount: Annotated[Decimal, Field(ge=0)]


class MarginPart(_Part):
    """Known make-up of the audience, for weighting: attribute, its shares, where they come from."""

    attribute: Code
    shares: dict[str, Annotated[float, Field(ge=0)]]
    source: str = ""
    day: date | None = None


class ReportPart(_Part):
    """How the report looks to a client: whose it is, and what the law wants said."""

    name: Annotated[str, Field(max_length=100)] = ""
    logo: str = ""
    colour: Annotated[str, AfterValidator(_dark_enough), Field(pattern=_COLOUR)] = ""
    footer: Annotated[str, Field(max_length=500)] = ""
    meta_note: Literal["auto", "always", "never"] = "auto"


class OpinionPart(_Part):
    """How texts are read; `encoder` is a name or the path of a folder with a model of one's own.

    `endpoint` and its model give names to new problems; they never count anything.
    """

    encoder: Annotated[str, Field(min_length=1)] = "auto"
    endpoint: Annotated[str, Field(pattern=_ENDPOINT)] = ""
    endpoint_model: Annotated[str, Field(max_length=200)] = ""


class StorePart(_Part):
    """What counts: `master` says where Spark runs, `memory` how much each machine may take.

    DuckDB may take twice as much, because a second engine counts derived tables.
    """

    engine: Literal["duckdb", "spark"] = "duckdb"
    master: Annotated[str, Field(min_length=1)] = "local[*]"
    memory: Annotated[str, Field(pattern=_MEMORY)] = ""


class Config(_Part):
    """All of otvet.toml."""

    version: Literal[1] = CONFIG_VERSION
    brand: BrandPart
    pages: tuple[PagePart, ...] = ()
    advantages: tuple[AdvantagePart, ...] = ()
    foils: tuple[FoilPart, ...] = ()
    rivals: tuple[str, ...] = ()
    decoys: tuple[str, ...] = ()
    goals: GoalsPart = GoalsPart()
    means: tuple[MeansPart, ...] = ()
    prices: PricesPart = PricesPart()
    audit: AuditPart = AuditPart()
    costs: tuple[CostPart, ...] = ()
    margins: tuple[MarginPart, ...] = ()
    report: ReportPart = ReportPart()
    opinion: OpinionPart = OpinionPart()
    store: StorePart = StorePart()

    @model_validator(mode="after")
    def _codes_are_different(self) -> "Config":
        codes = [part.code for part in self.advantages] + [part.code for part in self.foils]
        twice = sorted({code for code in codes if codes.count(code) > 1})
        if twice:
            raise PydanticCustomError("codes_twice", "codes used twice", {"codes": twice})
        return self

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which the brand's days and months begin."""
        return ZoneInfo(self.brand.zone)

    @property
    def page_refs(self) -> tuple[PageRef, ...]:
        """The brand's own pages."""
        return tuple(PageRef(page.ref) for page in self.pages)


def read_config(path: Path) -> Config:
    """The brand described by a file; ConfigError names every fault of it at once."""
    return read_toml(path, Config)


def read_toml(path: Path, shape: type[Shape]) -> Shape:
    """What a file says, in its shape; ConfigError names every fault of it at once."""
    try:
        return shape.model_validate(tomllib.loads(path.read_text("utf-8")))
    except ValidationError as error:
        faults = [_fault(fault) for fault in error.errors()]
    except OSError as error:
        faults = [_unopened(error, path.parent)]
    except UnicodeDecodeError:
        faults = [Said(mark("is not in UTF-8: save it again in this encoding"))]
    except tomllib.TOMLDecodeError as error:
        faults = [_not_toml(error)]
    raise ConfigError(str(path), faults)


_KINDS: Mapping[str, str] = {"telegram": "channel", "youtube": "channel", "vk": "group"}


def kind_of(ref: str) -> str:
    """What a page of this network usually is."""
    return _KINDS.get(ref.partition(":")[0], "page")


def add_part(path: Path, part: str, values: Mapping[str, str | list[str]]) -> None:
    """Add `[[part]]` to otvet.toml, below the others of its kind; all else stays as it was.

    Raises:
        ConfigError: the file would have a fault; it is left as it was.
    """
    rewrite(path, lambda text: with_part(text, part, values), check=read_config)


def rewrite(path: Path, change: Callable[[str], str], *, check: Callable[[Path], object]) -> None:
    """Change a file's text; where `check` finds a fault in it, the file is left as it was."""
    before = path.read_text("utf-8")
    path.write_text(change(before), "utf-8")
    try:
        check(path)
    except ConfigError:
        path.write_text(before, "utf-8")
        raise


def with_part(text: str, part: str, values: Mapping[str, str | list[str] | date]) -> str:
    """The text with the part after the last one of its kind, else before its example, else last."""
    import tomlkit

    document = tomlkit.parse(text)
    if part in document and not isinstance(document[part], tomlkit.items.AoT):
        document[part].append({**values})
        return tomlkit.dumps(document)
    written = [f"{name} = {tomlkit.item(value).as_string()}" for name, value in values.items()]
    lines, block = text.splitlines(), [f"[[{part}]]", *written]
    starts = [n for n, line in enumerate(lines) if line.strip() == f"[[{part}]]"]
    example = [n for n, line in enumerate(lines) if line.strip() == f"# [[{part}]]"]
    if starts:
        end = _end_of_block(lines, starts[-1])
        lines[end:end] = ["", *block]
    elif example:
        lines[example[0] : example[0]] = [*block, ""]
    else:
        lines += ["", *block]
    return "\n".join(lines) + "\n"


def _end_of_block(lines: Sequence[str], start: int) -> int:
    """The line after the last setting of the section that starts here."""
    end = start + 1
    for n, line in enumerate(lines[start + 1 :], start + 1):
        if line.startswith("["):
            break
        if line.strip() and not line.lstrip().startswith("#"):
            end = n + 1
    return end


def _unopened(error: OSError, folder: Path) -> Said:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Said(
            mark("there is no such file; make one with: otvet init {folder}"), {"folder": folder}
        )
    return Said(mark("cannot be opened: {why}"), {"why": error.strerror})


def _not_toml(error: tomllib.TOMLDecodeError) -> Said:
    """Where TOML breaks; what was expected there is known to the parser in English only."""
    place = re.search(r"line (\d+), column (\d+)", str(error))
    if place is None:
        return Said(mark("is not TOML: something is not closed before its end"))
    return Said(
        mark("is not TOML: look at the quotes and brackets in line {line}, column {column}"),
        {"line": place[1], "column": place[2]},
    )


_PATTERNS: Mapping[str, str] = {
    _CODE: mark("must be made of a–z, 0–9, hyphens and underscores, such as own-blends"),
    _COLOUR: mark("must be a colour such as #0A7256"),
    _MEMORY: mark("must be an amount of memory such as 6GB or 800MB"),
    _ENDPOINT: mark("must be an address that begins with https:// or http://"),
    _CURRENCY: mark("must be a currency of three capital letters, such as RUB"),
}
_NUMBER = mark("must be a number without quotes, such as 0.5")
_WHOLE = mark("must be a whole number without quotes, such as 90")
_DAY = mark("must be a day such as 2026-10-31")
_YES_NO = mark("must be true or false, without quotes")
_PART = mark("must be a section with settings of its own; its settings: otvet settings")
_FAULTS: Mapping[str, str] = {
    "missing": mark("is missing: add it"),
    "extra_forbidden": mark("is not a setting that Otvet knows: correct the spelling or delete it"),
    "greater_than": mark("must be more than {gt}"),
    "greater_than_equal": mark("must be {ge} or more"),
    "less_than": mark("must be less than {lt}"),
    "less_than_equal": mark("must be {le} or less"),
    "string_too_short": mark("is empty: fill it in"),
    "string_too_long": mark("must not be longer than {max_length} characters"),
    "string_type": mark("must be text in quotes"),
    "literal_error": mark("must be one of these: {expected}"),
    "int_parsing": _WHOLE,
    "int_type": _WHOLE,
    "int_from_float": _WHOLE,
    "float_parsing": _NUMBER,
    "float_type": _NUMBER,
    "decimal_parsing": _NUMBER,
    "decimal_type": _NUMBER,
    "finite_number": _NUMBER,
    "bool_parsing": _YES_NO,
    "bool_type": _YES_NO,
    "date_type": _DAY,
    "date_parsing": _DAY,
    "date_from_datetime_parsing": _DAY,
    "date_from_datetime_inexact": _DAY,
    "tuple_type": mark("must be a list: put it in square brackets"),
    "model_type": _PART,
    "dict_type": _PART,
    "too_light": mark("is too light to be read on white: choose a darker colour"),
    "not_a_pack": mark("must be one of these: {packs}; or a file such as packs/mine.toml"),
    "not_a_month": mark("must be a month in quotes, such as 2026-10"),
    "no_name": mark("has no name: add ru or en, better both"),
    "reserved": mark("has a meaning of its own in labels: choose another code"),
    "not_a_pattern": mark("is not a pattern ({why}): see opinion/patterns.py"),
    "not_a_zone": mark("must be a time zone such as Europe/Moscow"),
    "not_a_page": mark("must be a page such as telegram:1900000001 or vk:teahouse"),
    "not_a_page_link": mark(
        "is a link that leads to no page that Otvet knows: write network:id, such as vk:teahouse"
    ),
    "page_with_space": mark("is one page, so it has no spaces: write each page on its own"),
    "unknown_network": mark("names a network that Otvet does not know; it knows these: {networks}"),
    "too_few_letters": mark(
        "has fewer than {least} letters, so it would be found in every question: write it out"
    ),
    "codes_twice": mark("every code may stand once only; more than once: {codes}"),
}
"""What is to be done about a fault, by pydantic's name of it or our own."""


def _fault(found: "ErrorDetails") -> Said:
    """The place in the file, with what stands there where it is one of a list."""
    place = ".".join(map(str, found["loc"])) or Said(mark("the whole file"))
    value, in_list = found["input"], any(isinstance(part, int) for part in found["loc"])
    if in_list and isinstance(value, str) and value:
        place = Said("{place} ({value})", {"place": place, "value": value})
    return Said("{place}: {fault}", {"place": place, "fault": _what(found)})


def _what(found: "ErrorDetails") -> Said:
    limits = found.get("ctx", {})
    text = _FAULTS.get(found["type"]) or _PATTERNS.get(str(limits.get("pattern")))
    if text is None:
        return Said(mark("cannot be used ({why}): correct it"), {"why": found["msg"]})
    return Said(text, {name: _limit(name, limit) for name, limit in limits.items()})


def _limit(name: str, value: object) -> object:
    if name == "expected":
        return re.findall(r"'?(\w+)'?", str(value).replace(" or ", ", "))
    return f"{value:g}" if isinstance(value, float) else value
