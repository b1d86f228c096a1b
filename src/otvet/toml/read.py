"""A TOML file read in its shape: all its faults are named at once, with what to do about each."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from otvet.errors import ConfigError, Said
from otvet.i18n import mark

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Shape = TypeVar("Shape", bound=BaseModel)
CODE = "^[a-z0-9][a-z0-9_-]*$"
CURRENCY = "^[A-Z]{3}$"
ENDPOINT = "^(https?://[^\\s]+)?$"
MEMORY = "^([1-9][0-9]*(MB|GB))?$"
COLOUR = "^(#[0-9a-fA-F]{6})?$"


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
    CODE: mark("must be made of a–z, 0–9, hyphens and underscores, such as own-blends"),
    COLOUR: mark("must be a colour such as #0A7256"),
    MEMORY: mark("must be an amount of memory such as 6GB or 800MB"),
    ENDPOINT: mark("must be an address that begins with https:// or http://"),
    CURRENCY: mark("must be a currency of three capital letters, such as RUB"),
}
_NUMBER = mark("must be a number without quotes, such as 0.5")
_WHOLE = mark("must be a whole number without quotes, such as 90")
_DAY = mark("must be a day such as 2026-10-31")
_YES_NO = mark("must be true or false, without quotes")
_PART = mark("must be a section with settings of its own; its settings: otvet settings")
FAULTS: Mapping[str, str] = {
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
    "not_ages": mark("must be a band of ages such as 25-44 or 45+"),
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
    text = FAULTS.get(found["type"]) or _PATTERNS.get(str(limits.get("pattern")))
    if text is None:
        return Said(mark("cannot be used ({why}): correct it"), {"why": found["msg"]})
    return Said(text, {name: _limit(name, limit) for name, limit in limits.items()})


def _limit(name: str, value: object) -> object:
    if name == "expected":
        return re.findall(r"'?(\w+)'?", str(value).replace(" or ", ", "))
    return f"{value:g}" if isinstance(value, float) else value
