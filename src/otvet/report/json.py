"""The month as one JSON object, described by `schema/month-1.json`."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from importlib.resources import files
from json import loads
from math import isfinite
from typing import TypeAlias

from otvet.answers.month import Month
from otvet.facts import YearMonth
from otvet.findings import Answer, Figure
from otvet.report.clean import cleaned

Json: TypeAlias = bool | int | float | str | list["Json"] | dict[str, "Json"] | None


def month_json(month: Month) -> dict[str, Json]:
    """Everything the month says, in codes and numbers; money is a number with two decimals."""
    shown = cleaned(month)
    whole = _fields(shown)
    for answer in shown.answers:
        whole[answer.question] = _answer(answer)
    return whole


def schema() -> dict[str, Json]:
    """The JSON Schema of `month_json`."""
    text = (files("otvet.report") / "schema" / "month-1.json").read_text("utf-8")
    found = loads(text)
    if not isinstance(found, dict):
        raise TypeError("schema/month-1.json is not an object")
    return found


def _answer(answer: Answer) -> dict[str, Json]:
    return {**_fields(answer), "figures": _figures(answer.figures)}


def _figures(found: tuple[Figure, ...]) -> dict[str, Json]:
    """Figures by code; those of one code are told apart by label, then by their place."""
    named: dict[str, Json] = {}
    for figure in found:
        name = f"{figure.code}:{figure.label}" if figure.label else figure.code
        twins = 1
        while name in named:
            twins += 1
            name = f"{name.partition('#')[0]}#{twins}"
        named[name] = _fields(figure)
    return named


def _fields(finding: object) -> dict[str, Json]:
    if not is_dataclass(finding):
        return {}
    return {field.name: _plain(getattr(finding, field.name)) for field in fields(finding)}


def _plain(value: object) -> Json:
    if isinstance(value, YearMonth):
        return str(value)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    return _fields(value) if is_dataclass(value) else _scalar(value)


def _scalar(value: object) -> Json:
    if isinstance(value, Decimal):
        return round(float(value), 2)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return value if isfinite(value) else None
    if value is None or isinstance(value, bool | int | str):
        return value
    raise TypeError(f"{type(value)} has no JSON: a finding must not be lost in silence")
