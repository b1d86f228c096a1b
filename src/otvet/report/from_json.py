"""A month read back from its JSON: what was closed is shown again as it was said, not recounted."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from otvet.answers.month import SCHEMA_VERSION, Month
from otvet.errors import StoreError
from otvet.facts import YearMonth
from otvet.i18n import mark
from otvet.report.json import Json

_QUESTIONS = ("audience", "awareness", "opinion")


def month_from_json(found: Mapping[str, Json], *, name: str) -> Month:
    """The month whose `month_json` this is.

    Args:
        found: the object.
        name: the file's, for the error.

    Raises:
        StoreError: it is no month, or of a layout that this code does not know.
    """
    if found.get("schema_version") != SCHEMA_VERSION:
        raise _unreadable(name)
    try:
        return _adapter().validate_python(_as_fields(found))
    except (ValidationError, ValueError, TypeError, KeyError, AttributeError):
        raise _unreadable(name) from None


def _as_fields(found: Mapping[str, Any]) -> dict[str, Any]:
    answers = {question: _answer(found[question]) for question in _QUESTIONS}
    return {**found, **answers, "month": YearMonth.parse(found["month"])}


def _answer(found: Mapping[str, Any]) -> dict[str, Any]:
    return {**found, "figures": list(found["figures"].values())}


def _unreadable(name: str) -> StoreError:
    return StoreError(
        mark("{file} does not hold a month's answers: restore it from a backup"), {"file": name}
    )


@cache
def _adapter() -> TypeAdapter[Month]:
    return TypeAdapter(Month)
