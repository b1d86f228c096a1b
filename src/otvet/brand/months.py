"""Months as people type them, and as they were closed."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from otvet.answers.month import Month
from otvet.config import Config
from otvet.errors import InputError
from otvet.facts import YearMonth
from otvet.findings import Recount
from otvet.i18n import Language, mark
from otvet.report.closing import Closed, closed, seal
from otvet.report.render import Part, write_report

SENT: tuple[Part, ...] = ("page", "answers", "pdf", "numbers", "message")
"""What a client may have received of a month, so that closing keeps it."""
LONGEST_PAST_YEARS = 10
"""Years that a calendar must have before a month for its answers to look back on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedMonth:
    """A closed month as the client got it; `recounts` are the answers that would differ today."""

    month: Month
    closed: Closed
    recounts: tuple[Recount, ...]


def close_month(
    month: Month, folder: Path, language: Language, *, config: Config, facts: str
) -> Closed:
    """Write all that a client receives and seal it; InputError if it is closed already."""
    if closed(folder) is None:
        write_report(month, folder, language, parts=SENT)
    now, told = datetime.now(UTC), config.model_dump_json()
    settings = hashlib.sha256(told.encode()).hexdigest()
    return seal(folder, str(month.month), language, at=now, facts=facts, settings=settings)


def refuse_closed(folder: Path, month: YearMonth) -> None:
    """InputError for a month that was closed: what was sent stays as it is."""
    if closed(folder) is not None:
        raise InputError(
            mark("{month} is closed already; what was sent stays as it is"), {"month": month}
        )


def as_month(month: str | YearMonth) -> YearMonth:
    """A month, typed or not."""
    return month if isinstance(month, YearMonth) else parse_month(month)


def parse_month(text: str) -> YearMonth:
    """The month as it was typed; InputError says how to write one."""
    try:
        month = YearMonth.parse(text)
        date(month.next.index // 12 - LONGEST_PAST_YEARS, 1, 1)
        date(month.next.index // 12 + 1, 1, 1)
    except ValueError:
        raise InputError(
            mark("“{text}” is not a month; write it like this: 2026-10"), {"text": text}
        ) from None
    return month
