"""The brand as otvet.toml describes it, checked as a whole: all faults are named at once."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from importlib.metadata import entry_points
from pathlib import Path
from typing import Annotated, Literal, get_args
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from otvet.errors import InputError, Said
from otvet.facts import PageRef
from otvet.i18n import Language, mark
from otvet.page_refs import NETWORKS, NotAPage, page_ref
from otvet.toml.read import CODE, COLOUR, CURRENCY, ENDPOINT, FAULTS, MEMORY, read_toml
from otvet.toml.write import rewrite, with_part

CONFIG_VERSION: Literal[1] = 1
"""Version of the layout of otvet.toml; `store.migrate` brings older folders up to it."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


def _zone(name: str) -> str:
    if name not in available_timezones():
        raise PydanticCustomError("not_a_zone", "not a time zone")
    return name


PackName = Literal["cafe", "shop", "bank", "app", "beauty", "education"]
SHIPPED_PACKS: tuple[PackName, ...] = get_args(PackName)
PACK_GROUP = "otvet.packs"
"""Entry points by which an installed package brings packs of its own."""


def _pack(name: str) -> str:
    """A shipped pack, one of an installed package, or a file: files are read with the codeframe."""
    if name in SHIPPED_PACKS or name.endswith(".toml"):
        return name
    known = [*SHIPPED_PACKS, *sorted(entry_points(group=PACK_GROUP).names)]
    if name not in known:
        raise PydanticCustomError("not_a_pack", "not a pack", {"packs": known})
    return name


def _ages(band: str) -> str:
    """A band such as 25-44 or 25+."""
    if band and not re.fullmatch(r"\d{1,2}(\+|[-–]\d{1,2})", band):
        raise PydanticCustomError("not_ages", "not a band of ages")
    return band


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
        said = Said(FAULTS[error.fault], _PAGE_LIMITS)
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
LEAST_CONTRAST = 4.5
LEAST_LETTERS = 3
_PAGE_LIMITS: Mapping[str, object] = {"networks": list(NETWORKS)}
Code = Annotated[str, Field(pattern=CODE, max_length=60)]


class BrandPart(_Part):
    """Who the brand is; `searched_as` are other names that people look for it by."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    language: Language = "ru"
    zone: Annotated[str, AfterValidator(_zone)] = "Europe/Moscow"
    currency: Annotated[str, Field(pattern=CURRENCY)] = "RUB"
    pack: Annotated[str, AfterValidator(_pack)] = "shop"
    searched_as: tuple[Annotated[str, Field(min_length=1, max_length=200)], ...] = ()


class PagePart(_Part):
    """One of the brand's pages; `via` are codes in surveys of those who came through its link."""

    ref: Ref
    title: str = ""
    kind: Literal["channel", "group", "page", "account", "place", "shop", "site", "file"] = "page"
    linked: Ref | None = None
    via: tuple[Annotated[str, Field(min_length=1, max_length=200)], ...] = ()


class RivalPagePart(_Part):
    """A page of a rival, whose followers are counted to see how the market moves."""

    ref: Ref
    title: str = ""


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


class TargetPart(_Part):
    """Whom the brand is for: all that is named must hold of a person; nothing named is no target."""

    sex: Literal["", "female", "male"] = ""
    ages: Annotated[str, AfterValidator(_ages)] = ""
    cities: tuple[Annotated[str, Field(min_length=1, max_length=200)], ...] = ()
    countries: tuple[Annotated[str, Field(min_length=1, max_length=200)], ...] = ()


class ReportPart(_Part):
    """How the report looks to a client: whose it is, and what the law wants said."""

    name: Annotated[str, Field(max_length=100)] = ""
    logo: str = ""
    colour: Annotated[str, AfterValidator(_dark_enough), Field(pattern=COLOUR)] = ""
    footer: Annotated[str, Field(max_length=500)] = ""
    meta_note: Literal["auto", "always", "never"] = "auto"


class OpinionPart(_Part):
    """How texts are read; `encoder` is a name or the path of a folder with a model of one's own.

    `endpoint` and its model give names to new problems; they never count anything.
    """

    encoder: Annotated[str, Field(min_length=1)] = "auto"
    endpoint: Annotated[str, Field(pattern=ENDPOINT)] = ""
    endpoint_model: Annotated[str, Field(max_length=200)] = ""


class StorePart(_Part):
    """What counts: `master` says where Spark runs, `memory` how much each machine may take.

    DuckDB may take twice as much, because a second engine counts derived tables.
    """

    engine: Literal["duckdb", "spark"] = "duckdb"
    master: Annotated[str, Field(min_length=1)] = "local[*]"
    memory: Annotated[str, Field(pattern=MEMORY)] = ""


class Config(_Part):
    """All of otvet.toml."""

    version: Literal[1] = CONFIG_VERSION
    brand: BrandPart
    pages: tuple[PagePart, ...] = ()
    advantages: tuple[AdvantagePart, ...] = ()
    foils: tuple[FoilPart, ...] = ()
    rivals: tuple[str, ...] = ()
    rival_pages: tuple[RivalPagePart, ...] = ()
    decoys: tuple[str, ...] = ()
    goals: GoalsPart = GoalsPart()
    means: tuple[MeansPart, ...] = ()
    prices: PricesPart = PricesPart()
    audit: AuditPart = AuditPart()
    costs: tuple[CostPart, ...] = ()
    margins: tuple[MarginPart, ...] = ()
    target: TargetPart = TargetPart()
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

    @property
    def counted_refs(self) -> tuple[PageRef, ...]:
        """Every page whose followers may be entered by hand: the brand's own, then rivals'."""
        return (*self.page_refs, *(PageRef(page.ref) for page in self.rival_pages))


def read_config(path: Path) -> Config:
    """The brand described by a file; ConfigError names every fault of it at once."""
    return read_toml(path, Config)


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
