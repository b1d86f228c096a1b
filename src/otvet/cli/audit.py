"""`otvet audit`: a sample of those who spoke up, labelled by hand, and what the labels came to."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from otvet.cli import speak
from otvet.cli.month import chosen_month
from otvet.cli.speak import _, harmless

if TYPE_CHECKING:
    from otvet.brand import Brand
    from otvet.facts import YearMonth
    from otvet.i18n import Language


def _a_person(_context: click.Context, _option: click.Parameter, rater: str) -> str:
    """The name of a rater; those of models are given by Otvet alone."""
    from otvet.store.audits import MODEL

    if rater.startswith(MODEL):
        raise click.BadParameter(_("a name that begins with “model:” is kept for models"))
    return rater


@click.command(
    help=_(
        "Label by hand what a random sample of people wrote in a month, so that shares can be "
        "corrected; what is labelled is kept at once, and the next call goes on from there. "
        "With --followers: look at a random sample of followers, so that fakes can be taken out."
    )
)
@click.argument("month", required=False)
@speak.brand
@speak.language
@click.option(
    "--n", "n", type=click.IntRange(60, 300), default=None, help=_("How many people to draw.")
)
@click.option(
    "--rater",
    "rater",
    default="1",
    show_default=True,
    callback=_a_person,
    help=_("Who labels."),
)
@click.option(
    "--csv",
    "out",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("Write the texts into a table to be filled in."),
)
@click.option(
    "--labels",
    "filled",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help=_("Take the labels of a table that is filled in."),
)
@click.option(
    "--guess", "guess", is_flag=True, help=_("Show what the program says of each person, too.")
)
@click.option(
    "--followers",
    "followers",
    is_flag=True,
    help=_("Followers instead of texts, by table: --csv writes it, --labels takes it."),
)
@click.option(
    "--endpoint",
    "by_model",
    is_flag=True,
    help=_(
        "Have the model of opinion.endpoint label the sample too: how far it agrees with you is "
        "told, and shares are not corrected by it."
    ),
)
def audit(
    month: str | None,
    folder: Path,
    lang: "Language | None",
    n: int | None,
    rater: str,
    out: Path | None,
    filled: Path | None,
    *,
    guess: bool,
    followers: bool,
    by_model: bool,
) -> None:
    """By table if one is named, else one person at a time; then what the labels came to."""
    from otvet.brand import Brand
    from otvet.cli.followers import audit_followers
    from otvet.cli.label import label_texts

    brand = Brand(folder)
    chosen, language = chosen_month(brand, month), lang or brand.config.brand.language
    if followers:
        audit_followers(brand, chosen, language, rater=rater, n=n, out=out, filled=filled)
        return
    if out is not None:
        _write(brand, chosen, out, rater, language, n)
        return
    if by_model:
        _second(brand, chosen, language)
    elif filled is not None:
        _take(brand, chosen, filled, rater, language)
    else:
        label_texts(brand.audit(chosen, n=n), rater, language, keep=brand.label, guess=guess)
    _summary(brand, chosen, language)


def _write(
    brand: "Brand", month: "YearMonth", out: Path, rater: str, language: "Language", n: int | None
) -> None:
    from otvet.cli.label import name
    from otvet.opinion.audit.sheet import to_csv

    sheet = brand.audit(month, n=n)
    out.write_bytes(to_csv(sheet, rater, language=language))
    for code in sheet.names:
        click.echo(f"  {code:<20} {name(code, sheet, language)}")
    told = _(
        "{path}: people: {n}, each with all they wrote. Fill in sentiment (negative, neutral, positive, unclear) and problems "
        "(codes or names from the list above with “;” between them; “-” for no complaint, “*” for one that "
        "fits none), then type: {command}"
    )
    command = f"otvet audit {month}{speak.of_brand(brand.folder)} --labels {out}"
    click.echo(told.format(path=out, n=len(sheet.texts), command=command))


def _take(
    brand: "Brand", month: "YearMonth", filled: Path, rater: str, language: "Language"
) -> None:
    from otvet.brand.filled_in import rows_of
    from otvet.opinion.audit.sheet import from_rows
    from otvet.report.words.audit import bad_row

    rows = rows_of(filled, needed=("key", "sentiment", "problems"), again="--csv")
    found = from_rows(rows, brand.audit(month), rater, at=datetime.now(UTC))
    brand.label(found.labels)
    for row in found.bad:
        click.echo(harmless(bad_row(row, language)))
    told = _("{path}: labels taken: {taken}; rows not taken: {bad}; rows left empty: {empty}")
    click.echo(
        told.format(path=filled, taken=len(found.labels), bad=len(found.bad), empty=found.empty)
    )


def _second(brand: "Brand", month: "YearMonth", language: "Language") -> None:
    found = brand.second_opinion(month)
    told = _("People labelled by the model: {taken}; answers that were none: {no_answer}")
    click.echo(told.format(taken=found.taken, no_answer=found.no_answer))
    if found.note is not None:
        click.echo(harmless(found.note.say(language)))


def _summary(brand: "Brand", month: "YearMonth", language: "Language") -> None:
    from otvet.report.words.audit import lines

    for line in lines(brand.audited(month), language):
        click.echo(line)
