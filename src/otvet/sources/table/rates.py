"""Columns of rates, such as ER: they are no counts, and no answer is made of them."""

import re
from collections.abc import Sequence

from otvet.sources.table.columns import Evidence

_RATE = re.compile(
    r"%|\b(?:er|err|erv|er\s?view|erday|erpost|vr|lr|tr|cr|ctr|rate|share of)\b|процент|коэффициент|\bдоля\b",
    re.IGNORECASE,
)
_PER_CENTS = 0.5


def is_rate(column: Evidence) -> bool:
    """Whether the column holds rates, by its name or by the signs in its cells."""
    if _RATE.search(column.header):
        return True
    signs = sum(value.endswith("%") for value in column.values)
    return bool(column.values) and signs > _PER_CENTS * len(column.values)


def rates_in(columns: Sequence[Evidence]) -> tuple[str, ...]:
    """The names of the columns of rates."""
    return tuple(column.header for column in columns if is_rate(column) and column.filled)
