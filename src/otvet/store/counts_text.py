"""The one SQL text of every count, with its parameters written out."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import pyarrow as pa

from otvet.errors import InputError
from otvet.i18n import mark

RESULT_LIMIT = 1_000_000
"""Rows a count may give: more would be data, not a result."""

_PARAMETER = re.compile(r"\$([a-z_]+)")


@cache
def sql_of(count: str) -> str:
    """The text of a count; InputError if there is none of that name."""
    text = files("otvet.store") / "sql" / f"{count}.sql"
    if not text.is_file():
        raise InputError(mark("there is no count named {count} in store/sql"), {"count": count})
    return text.read_text("utf-8")


def filled_in(sql: str, ints: Mapping[str, int]) -> str:
    """The text with its `$name` parameters written out: ints only, so nothing can be smuggled in."""

    def value(found: re.Match[str]) -> str:
        if found[1] not in ints:
            raise InputError(mark("the count needs a value for ${name}"), {"name": found[1]})
        return str(int(ints[found[1]]))

    return _PARAMETER.sub(value, sql)


def small(count: str, result: pa.Table) -> pa.Table:
    """The result of a count; InputError if it is too large to be one."""
    if result.num_rows > RESULT_LIMIT:
        raise InputError(
            mark("the count {count} gives {rows} rows: that is not a count"),
            {"count": count, "rows": result.num_rows},
        )
    return result
