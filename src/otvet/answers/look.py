"""Whose report it is: the agency's name, colour and logo, and the notes the law asks for."""

import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from otvet.config import Config, ReportPart
from otvet.errors import InputError
from otvet.findings import PageLine
from otvet.i18n import mark

MOST_LOGO = 60_000
"""Bytes of a logo: the page with it must stay small enough for a mail."""
META = frozenset({"instagram", "facebook", "threads"})
_KINDS = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"<svg": "image/svg+xml"}
_NOT_ALONE = re.compile(
    rb"""<script|<foreignObject|<!ENTITY|\son\w+\s*=|@import|xml-stylesheet"""
    rb"""|<image[^>]*\shref\s*=\s*["'](?!data:)|<image[^>]*xlink:href\s*=\s*["'](?!data:)"""
    rb"""|url\(\s*["']?(?!\s*["']?#|data:)""",
    re.IGNORECASE,
)
"""What in an SVG reaches beyond it or runs."""

Footnote = Literal["meta"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a report looks; `logo` is a picture as base64, "" for none; `kind` is its media type."""

    name: str = ""
    colour: str = ""
    logo: str = ""
    kind: str = ""
    footer: str = ""
    footnotes: tuple[Footnote, ...] = ()


def look_of(config: Config, pages: Sequence[PageLine], *, folder: Path) -> Look:
    """The look of a brand's report.

    Raises:
        InputError: the logo is missing, too large, or no picture.
    """
    part = config.report
    logo = (folder / part.logo).read_bytes() if _is_there(folder, part) else b""
    return Look(
        name=part.name,
        colour=part.colour,
        logo=b64encode(logo).decode("ascii"),
        kind=_kind(logo, part.logo) if logo else "",
        footer=part.footer,
        footnotes=("meta",) if _needs_meta(config, pages) else (),
    )


def _is_there(folder: Path, part: ReportPart) -> bool:
    if not part.logo:
        return False
    path = folder / part.logo
    if not path.is_file() or path.stat().st_size > MOST_LOGO:
        raise InputError(
            mark(
                "{path} (report.logo) must be a picture of at most {most} KB in the brand's folder"
            ),
            {"path": path, "most": MOST_LOGO // 1000},
        )
    return True


def _kind(logo: bytes, name: str) -> str:
    head = logo.lstrip()[:400]
    for sign, kind in _KINDS.items():
        if head.startswith(sign) or (sign == b"<svg" and b"<svg" in head):
            return kind if sign != b"<svg" else _plain_svg(logo, name)
    raise InputError(mark("{path} (report.logo) is neither PNG, JPEG nor SVG"), {"path": name})


def _plain_svg(logo: bytes, name: str) -> str:
    """SVG that stands alone: the PDF cannot be made with a picture that refers to others."""
    if _NOT_ALONE.search(logo):
        raise InputError(
            mark("{path} (report.logo) refers to other files or runs code: save it as PNG"),
            {"path": name},
        )
    return "image/svg+xml"


def _needs_meta(config: Config, pages: Sequence[PageLine]) -> bool:
    """Russian law asks for a note wherever a report names a network of Meta."""
    if config.report.meta_note != "auto":
        return config.report.meta_note == "always"
    named = {ref.partition(":")[0] for ref in (*config.page_refs, *(page.page for page in pages))}
    return config.brand.language == "ru" and bool(named & META)
