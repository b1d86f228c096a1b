"""The month as one HTML file: no script, no foreign request, readable on a phone and on paper."""

from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from otvet.answers.month import Month
from otvet.i18n import Language, number, words
from otvet.report import charts, truth
from otvet.report.clean import cleaned
from otvet.report.words import (
    checks,
    figures,
    findings,
    money,
    needs,
    parts,
    sentences,
    sources,
    units,
    verdicts,
)

PROBLEMS = 12
"""Problems shown in full; the rest are counted."""
SOURCES, FILES = 40, 4
"""Imports shown, and files named beside one figure; the rest are counted, so the page stays small."""
REJECTED = 20
"""Rejected rows shown; the rest are counted."""


def month_page(month: Month, language: Language) -> str:
    """The whole page. Every text of a stranger is escaped and stands in its own direction."""
    template = _environment().get_template("page.html.jinja")
    return template.render(
        month=cleaned(month),
        language=language,
        words=words(language),
        css=Markup(_css()),  # noqa: S704  # our own file, nothing of a stranger in it
        most_problems=PROBLEMS,
        most_rejected=REJECTED,
        most_sources=SOURCES,
        most_files=FILES,
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("otvet.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "charts": charts,
        "checks": checks,
        "figures": figures,
        "findings": findings,
        "money": money,
        "needs": needs,
        "number": number,
        "parts": parts,
        "sentences": sentences,
        "sources": sources,
        "truth": truth,
        "units": units,
        "verdicts": verdicts,
    }
    return environment


@cache
def _css() -> str:
    return (files("otvet.report") / "page.css").read_text("utf-8")
