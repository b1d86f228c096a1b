"""The month as one HTML file: no script, no foreign request, readable on a phone and on paper."""

from base64 import b64encode
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from otvet.answers.month import Month
from otvet.i18n import Language, number, words
from otvet.report import charts, short, truth
from otvet.report.words import (
    checks,
    figures,
    findings,
    looks,
    measures,
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
        month=short.shown(month),
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
        "looks": looks,
        "measures": measures,
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
    return _fonts() + (files("otvet.report") / "page.css").read_text("utf-8")


_FACES = (
    ("Golos Text", "normal", "400", "golos-text-400"),
    ("Golos Text", "normal", "500 700", "golos-text-600"),
    ("Literata", "italic", "400", "literata-italic-400"),
)


def _fonts() -> str:
    """The letters inside the page itself, so that it asks nobody for anything."""
    faces = (_face(*face) for face in _FACES)
    return "".join(faces)


def _face(family: str, style: str, weight: str, file: str) -> str:
    letters = (files("otvet.report") / "fonts" / f"{file}.woff2").read_bytes()
    data = b64encode(letters).decode("ascii")
    return (
        f'@font-face{{font-family:"{family}";font-style:{style};font-weight:{weight};'
        f'src:url(data:font/woff2;base64,{data}) format("woff2")}}\n'
    )
