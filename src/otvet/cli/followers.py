"""`otvet audit --followers`: a sample of followers looked at by hand, and what was found."""

from pathlib import Path

import click

from otvet.audience.audit.sheet import COLUMNS
from otvet.brand import Brand
from otvet.brand.filled_in import rows_of
from otvet.cli import speak
from otvet.cli.speak import _, harmless
from otvet.facts import YearMonth
from otvet.i18n import Language
from otvet.opinion.by_hand import written
from otvet.report.words.fakes import bad_row, lines


def audit_followers(
    brand: Brand,
    month: YearMonth,
    language: Language,
    *,
    rater: str,
    n: int | None,
    out: Path | None,
    filled: Path | None,
) -> None:
    """Write the table or take it, as asked; else, and after taking it, what was found."""
    if out is not None:
        _write(brand, month, language, out, rater=rater, n=n)
        return
    if filled is not None:
        _take(brand, month, filled, rater, language)
    for line in lines(brand.month(month).audience, language):
        click.echo(line)


def _write(
    brand: Brand, month: YearMonth, language: Language, out: Path, *, rater: str, n: int | None
) -> None:
    found = brand.audit_followers(month, rater=rater, n=n)
    out.write_bytes(written(COLUMNS, found.rows, language=language))
    told = _(
        "{path}: accounts: {n}. Open each link and fill in real_or_fake: “real” or “fake”; fakes "
        "are bots, bought, deleted and blocked accounts; leave empty what you cannot tell. Then "
        "type: {command}"
    )
    command = f"otvet audit {month}{speak.of_brand(brand.folder)} --followers --labels {out}"
    click.echo(told.format(path=out, n=len(found.rows), command=command))
    click.echo(_("The table names people: delete it when you are done."))
    if found.nameless:
        lost = _(
            "Accounts that no file in the inbox names any more: {n}. Put the lists of followers "
            "of this month and of the month before back into the inbox and write the table anew."
        )
        click.echo(lost.format(n=found.nameless))


def _take(brand: Brand, month: YearMonth, filled: Path, rater: str, language: Language) -> None:
    rows = rows_of(filled, needed=("account", "real_or_fake"), again="--csv")
    found = brand.label_followers(month, rows, rater)
    for row in found.bad:
        click.echo(harmless(bad_row(row, language)))
    told = _("{path}: labels taken: {taken}; rows not taken: {bad}; rows left empty: {empty}")
    click.echo(
        told.format(path=filled, taken=len(found.labels), bad=len(found.bad), empty=found.empty)
    )
