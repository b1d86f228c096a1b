"""The brand as otvet.toml describes it, checked as a whole: all faults are named at once."""

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from otvet.errors import ConfigError
from otvet.facts import PageRef
from otvet.i18n import Language

CONFIG_VERSION: Literal[1] = 1
"""Version of the layout of otvet.toml; `store.migrate` brings older folders up to it."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


def _zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError("is not a time zone such as Europe/Moscow")
    return name


def _page_ref(ref: str) -> str:
    network, _, native = ref.partition(":")
    if not network or not native:
        raise ValueError("is not a page such as telegram:1900000001 or vk:teahouse")
    return ref


Ref = Annotated[str, AfterValidator(_page_ref)]
Code = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=60)]


class BrandPart(_Part):
    """Who the brand is."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    language: Language = "ru"
    zone: Annotated[str, AfterValidator(_zone)] = "Europe/Moscow"
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")] = "RUB"
    pack: Literal["cafe", "shop", "bank"] = "shop"


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
    text: Annotated[str, Field(min_length=1)]
    asked_as: tuple[str, ...] = ()
    communicated: bool = True


class FoilPart(_Part):
    """An invented advantage: how often people claim to know it is how often they guess."""

    code: Code
    text: Annotated[str, Field(min_length=1)]
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
    labels_an_hour: Annotated[int, Field(ge=1)] = 120


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
    costs: tuple[CostPart, ...] = ()
    margins: tuple[MarginPart, ...] = ()

    @model_validator(mode="after")
    def _codes_are_different(self) -> "Config":
        codes = [part.code for part in self.advantages] + [part.code for part in self.foils]
        twice = sorted({code for code in codes if codes.count(code) > 1})
        if twice:
            raise ValueError(f"the codes {', '.join(twice)} are used more than once")
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
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise ConfigError(str(path), ["there is no such file; make one with: otvet init"]) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(str(path), [f"is not TOML: {error}"]) from None
    try:
        return Config.model_validate(raw)
    except ValidationError as error:
        raise ConfigError(str(path), _faults(error)) from None


def _faults(error: ValidationError) -> list[str]:
    return [
        f"{'.'.join(str(step) for step in fault['loc']) or 'whole file'}: {fault['msg']}"
        for fault in error.errors()
    ]
