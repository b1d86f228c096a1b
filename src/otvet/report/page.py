"""The month as one HTML file: no script, no foreign request, readable on a phone and on paper."""

from base64 import b64encode
from functools import cache
from importlib.resources import files
from pathlib import Path

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    StrictUndefined,
)
from markupsafe import Markup

from otvet.answers.advice import next_step
from otvet.answers.month import Month
from otvet.i18n import Language, number, percent, words
from otvet.report import charts, short, truth
from otvet.report.causes import by_cause
from otvet.report.template import CSS, naming, text
from otvet.report.words import (
    advice,
    alt,
    checks,
    commenters,
    composition,
    doubts,
    figures,
    findings,
    growth,
    looks,
    measures,
    money,
    movers,
    needs,
    over_time,
    parts,
    sentences,
    sources,
    units,
    verdicts,
)

PROBLEMS = 12
"""Problems shown in full; the rest are counted."""
QUOTED, QUOTES, LONE = 6, 1, 3
"""Problems with a quote beside them, quotes of each, lone complaints; the rest are folded away."""
SOURCES, FILES = 40, 4
"""Imports shown, and files named beside one figure; the rest are counted, so the page stays small."""
ALERTS = 6
"""Days, weeks and groups of near-same texts shown; the rest are counted."""
REJECTED = 20
"""Rejected rows shown; the rest are counted."""


def month_page(month: Month, language: Language, *, template: Path | None = None) -> str:
    """The whole page. Every text of a stranger is escaped and stands in its own direction.

    Args:
        month: what was found.
        language: of every word on the page.
        template: a folder of files that stand in place of ours.
    """
    with naming(template):
        page = _environment(template).get_template("page.html.jinja")
        return page.render(
            month=short.shown(month),
            language=language,
            words=words(language),
            css=Markup(_css(template)),  # noqa: S704  # our own file or the agency's, no stranger's
            most_problems=PROBLEMS,
            most_quoted=QUOTED,
            most_quotes=QUOTES,
            most_lone=LONE,
            most_alerts=ALERTS,
            most_rejected=REJECTED,
            most_sources=SOURCES,
            most_files=FILES,
        )


@cache
def _environment(template: Path | None) -> Environment:
    ours: BaseLoader = PackageLoader("otvet.report")
    environment = Environment(
        loader=ChoiceLoader([FileSystemLoader(template), ours]) if template else ours,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "advice": advice,
        "alt": alt,
        "by_cause": by_cause,
        "charts": charts,
        "checks": checks,
        "commenters": commenters,
        "composition": composition.composition,
        "doubts": doubts,
        "figures": figures,
        "findings": findings,
        "growth": growth,
        "looks": looks,
        "measures": measures,
        "money": money,
        "movers": movers,
        "needs": needs,
        "next_step": next_step,
        "number": number,
        "over_time": over_time,
        "parts": parts,
        "percent": percent,
        "sentences": sentences,
        "sources": sources,
        "truth": truth,
        "units": units,
        "verdicts": verdicts,
    }
    return environment


def _css(template: Path | None) -> str:
    own = text(template, CSS)
    return _fonts() + (own if own is not None else _our_css())


@cache
def _our_css() -> str:
    return (files("otvet.report") / CSS).read_text("utf-8")


_FACES = (
    ("Golos Text", "normal", "400", "golos-text-400"),
    ("Golos Text", "normal", "500 700", "golos-text-600"),
    ("Literata", "italic", "400", "literata-italic-400"),
)


@cache
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
