"""Every setting of otvet.toml as data: name, unit, default, what it does.

One list for the docs, the command line and the settings page; a test keeps it whole.
"""

from dataclasses import dataclass
from typing import get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from otvet.config import Config
from otvet.i18n import mark

HELP: dict[str, tuple[str, str]] = {
    "version": ("", mark("Layout of this file; Otvet raises it itself.")),
    "brand.name": ("", mark("The brand's name, as the report shows it.")),
    "brand.language": ("", mark("Language of the report: ru or en.")),
    "brand.zone": ("", mark("Time zone in which the brand's days and months begin.")),
    "brand.currency": ("", mark("Currency of prices and costs.")),
    "brand.pack": (
        "",
        mark(
            "Which problems to look for: cafe, shop, bank (insurance and any service), beauty, education or app; or a file of your own, "
            "such as packs/mine.toml, or a pack that an installed package brings."
        ),
    ),
    "brand.searched_as": (
        "",
        mark("Other names and spellings that people look for the brand by in search engines."),
    ),
    "pages.ref": ("", mark("The page: network and its own id, such as telegram:1900000001.")),
    "pages.title": ("", mark("Its name in the report.")),
    "pages.kind": (
        "",
        mark("What it is: a Telegram channel, a group, a shop, a place with reviews."),
    ),
    "pages.linked": (
        "",
        mark("The page that belongs to it, such as a channel's discussion group."),
    ),
    "pages.via": (
        "",
        mark("Codes in survey files of those who came through this page's link, or a collector."),
    ),
    "advantages.code": ("", mark("Short name of the advantage, never changed once asked for.")),
    "advantages.text": ("", mark("The advantage as a client would say it.")),
    "advantages.asked_as": ("", mark("Other wordings of it in survey files.")),
    "advantages.communicated": (
        "",
        mark("Whether you tell people of it; a silent one shows drift instead."),
    ),
    "foils.code": ("", mark("Short name of the invented advantage.")),
    "foils.text": (
        "",
        mark("An invented advantage: how often people know it is how often they guess."),
    ),
    "foils.asked_as": ("", mark("Other wordings of it in survey files.")),
    "rivals": ("", mark("Rival brands.")),
    "rival_pages.ref": ("", mark("A page of a rival: its followers show how the market moves.")),
    "rival_pages.title": ("", mark("Its name in the report.")),
    "decoys": ("", mark("Invented brands in a list of brands: they show false recognition.")),
    "goals.audience_share": ("share", mark("The smallest growth of the audience that matters.")),
    "goals.awareness_points": ("points", mark("The smallest growth of awareness that matters.")),
    "goals.opinion_of_100": (
        "of 100",
        mark("Of 100 people who speak up next, how many should say nothing new."),
    ),
    "goals.compare_wave": (
        "",
        mark("The wave to compare with; otherwise the last before the month."),
    ),
    "means.text": ("", mark("What is done, such as twelve posts a week. A means, not a goal.")),
    "means.cost": ("money", mark("What it costs a month.")),
    "means.in_order_to": ("", mark("Which of the three answers it should change.")),
    "prices.response": ("money", mark("Price of one response to a survey.")),
    "prices.panel_response": (
        "money",
        mark("Price of one response of somebody who answered before."),
    ),
    "prices.label": ("money", mark("Price of one label put by hand.")),
    "prices.hour": ("money", mark("Price of an hour of work.")),
    "prices.responses_a_day": ("responses", mark("How many responses a day you can gather.")),
    "prices.labels_an_hour": (
        "labels",
        mark("How many people one labels in an hour, each with all they wrote in the month."),
    ),
    "audit.labels": (
        "labels",
        mark("How many people to draw for a check by hand, each with all they wrote in the month."),
    ),
    "audit.enough": (
        "labels",
        mark("From how many labels on shares of problems and sentiments are corrected."),
    ),
    "costs.from_day": ("day", mark("First day of a cost.")),
    "costs.to_day": ("day", mark("Last day of a cost.")),
    "costs.kind": ("", mark("What the money went for: staff, ads, content, tool, influencer …")),
    "costs.amount": ("money", mark("How much it was.")),
    "margins.attribute": ("", mark("What the audience is known by, such as sex or age.")),
    "margins.shares": (
        "share",
        mark("Share of each of its values in the audience; weights rest on it."),
    ),
    "margins.source": ("", mark("Where the shares come from.")),
    "margins.day": ("day", mark("The day they are of.")),
    "target.sex": ("", mark("Whom the brand is for: female, male, or empty for both.")),
    "target.ages": ("", mark("Ages that the brand is for, such as 25-44 or 45+.")),
    "target.cities": ("", mark("Towns that it is for, as the networks' statistics write them.")),
    "target.countries": ("", mark("Countries, written alike.")),
    "report.name": ("", mark("Whose report it is, such as the agency; otherwise Otvet.")),
    "report.logo": ("", mark("A PNG, JPEG or SVG in the brand's folder, at most 60 KB.")),
    "report.colour": ("", mark("Colour of the bars and the sign, such as #0A7256.")),
    "report.footer": ("", mark("A line at the end of the report, such as a contact.")),
    "report.meta_note": (
        "",
        mark("The note on Meta that Russian law asks for: auto, always or never."),
    ),
    "opinion.encoder": (
        "",
        mark(
            "What reads texts: auto (the standard model if it is here), light, standard, e5, "
            "or a folder with a model of your own."
        ),
    ),
    "opinion.endpoint": (
        "",
        mark(
            "Address of a service that speaks as OpenAI's does, names new problems and labels "
            "a sample beside you; empty: nothing leaves the house."
        ),
    ),
    "opinion.endpoint_model": ("", mark("The model that the service is asked for.")),
    "store.engine": (
        "",
        mark("What counts: duckdb on this machine, or spark, on a cluster too (docs/running.md)."),
    ),
    "store.master": (
        "",
        mark(
            "Where Spark runs: local[*] on this machine, or a cluster, such as spark://host:7077."
        ),
    ),
    "store.memory": (
        "",
        mark(
            "How much memory counting may take on each machine, such as 6GB "
            "(duckdb may take twice as much); empty: the engine's own limit."
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting; `default` is "" where it must be given or starts empty."""

    name: str
    unit: str
    default: str
    help: str


def settings() -> tuple[Setting, ...]:
    """All settings in the order of otvet.toml; a field without its help raises KeyError."""
    return tuple(_of(Config, ""))


def _of(part: type[BaseModel], prefix: str) -> list[Setting]:
    found: list[Setting] = []
    for name, field in part.model_fields.items():
        inner = _inner(field)
        full = f"{prefix}{name}"
        found += _of(inner, f"{full}.") if inner else [_setting(full, field)]
    return found


def _inner(field: FieldInfo) -> type[BaseModel] | None:
    kinds = (field.annotation, *get_args(field.annotation))
    return next((k for k in kinds if isinstance(k, type) and issubclass(k, BaseModel)), None)


def _setting(name: str, field: FieldInfo) -> Setting:
    unit, text = HELP[name]
    empty = field.is_required() or field.default in ((), "", None)
    return Setting(name, unit, "" if empty else str(field.default), text)
