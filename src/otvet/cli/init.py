"""`otvet init`: a brand's folder after at most seven questions."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import cast

import click

from otvet.answers.goals import sort_goal
from otvet.cli.speak import _, system_language, texts, until_read
from otvet.config import known_page
from otvet.errors import InputError
from otvet.i18n import LANGUAGES, Language, mark
from otvet.page_refs import page_refs

_PACK_WORDS = {
    "cafe": ("1", "cafe", "café", "кафе", "ресторан", "кофейня", "restaurant"),
    "shop": ("2", "shop", "store", "магазин"),
    "bank": ("3", "bank", "insurance", "service", "services", "банк", "страховая", "услуги"),
    "beauty": ("4", "beauty", "salon", "clinic", "салон", "красота", "клиника"),
    "education": ("5", "education", "school", "courses", "школа", "курсы", "обучение"),
    "app": ("6", "app", "online", "operator", "приложение", "сервис", "оператор"),
}
"""How people call what chooses the problems to look for."""
_LANGUAGE_WORDS = {
    "ru": ("ru", "русский", "рус", "russian"),
    "en": ("en", "английский", "англ", "english"),
}


@click.command(help=_("Make a brand's folder; asks at most seven questions."))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", "name", default=None, help=_("The brand's name."))
@click.option("--lang", "language", type=click.Choice(LANGUAGES), default=None)
@click.option("--pack", "pack", type=click.Choice(tuple(_PACK_WORDS)), default=None)
@click.option("--page", "pages", multiple=True, metavar="NETWORK:ID")
@click.option("--advantage", "advantages", multiple=True)
@click.option("--foil", "foils", multiple=True)
@click.option("--goal", "goal", default=None)
@click.option("--yes", "yes", is_flag=True, help=_("Ask nothing; take the defaults."))
def init(
    folder: Path,
    name: str | None,
    language: Language | None,
    pack: str | None,
    pages: tuple[str, ...],
    advantages: tuple[str, ...],
    foils: tuple[str, ...],
    goal: str | None,
    *,
    yes: bool,
) -> None:
    """Write otvet.toml, the key and an empty inbox; what was given as an option is not asked."""
    from otvet.brand import make_key
    from otvet.cli.toml import Told, write_toml

    if (folder / "otvet.toml").exists():
        raise InputError(
            mark("{folder} is a brand already; edit {path}"),
            {"folder": folder, "path": folder / "otvet.toml"},
        )
    ask = _Ask(quiet=yes)
    told = Told(
        name=ask.one(_("Name of the brand"), name, folder.resolve().name),
        language=cast(
            "Language",
            ask.one(_("Language: ru or en"), language, system_language(), _among(_LANGUAGE_WORDS)),
        ),
        pack=ask.pack(pack),
        pages=ask.pages(
            _(
                "Its pages: links or network:id, for example https://vk.com/teahouse, telegram:1900000001"
            ),
            pages,
        ),
        advantages=ask.several(
            _("Its advantages, as a client would say them; split by ;"), advantages
        ),
        foils=ask.several(
            _(
                "Two advantages that sound likely but are invented, such as "
                "“Tea with gold dust”; split by ;"
            ),
            foils,
        ),
        goal=ask.one(
            _("What should change, and by how much, such as “audience +3 %” (Enter: later)"),
            goal,
            "",
        ),
    )
    folder.mkdir(parents=True, exist_ok=True)
    write_toml(folder / "otvet.toml", told)
    (folder / "inbox").mkdir(exist_ok=True)
    if not (folder / "key").exists():
        make_key(folder / "key")
    _say_what_next(folder, told.goal)


class _Ask:
    """Asks what was not told as an option; asks nothing when quiet."""

    def __init__(self, *, quiet: bool) -> None:
        self.quiet = quiet

    def one(
        self, question: str, told: str | None, default: str, read: Callable[[str], str] = str
    ) -> str:
        if told is not None or self.quiet:
            return told if told is not None else default
        return until_read(question, read, default)

    def pack(self, told: str | None) -> str:
        if told is None and not self.quiet:
            _tell_packs()
        return self.one(_("Its number or word"), told, "shop", _among(_PACK_WORDS))

    def pages(self, question: str, told: tuple[str, ...]) -> tuple[str, ...]:
        """Asked again until each is a page, so that six other answers are not lost."""
        if told or self.quiet:
            return tuple(map(known_page, told))
        return until_read(question, _pages)

    def several(self, question: str, told: tuple[str, ...]) -> tuple[str, ...]:
        return told if told or self.quiet else until_read(question, texts)


def _tell_packs() -> None:
    click.echo(_("What is it? This chooses which complaints are looked for in what people write:"))
    click.echo("  1 " + _("café or restaurant (taste, waiting, waiters, cleanliness)"))
    click.echo("  2 " + _("shop (goods, taste, waiting, delivery, returns)"))
    click.echo("  3 " + _("bank, insurance or any other service (support, terms, refusals, fees)"))
    click.echo("  4 " + _("beauty salon or clinic (masters, results, booking, prices)"))
    click.echo("  5 " + _("school or courses (teachers, lessons, schedule, promises)"))
    click.echo("  6 " + _("app, online service or operator (faults, speed, tariffs, support)"))


def _among(words: Mapping[str, tuple[str, ...]]) -> Callable[[str], str]:
    """Reads any of the words as what it stands for."""

    def read(answer: str) -> str:
        for code, known in words.items():
            if answer.casefold() in known:
                return code
        raise InputError(mark("type one of these: {codes}"), {"codes": list(words)})

    return read


def _pages(answer: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(known_page, page_refs(answer))))


def _say_what_next(folder: Path, goal: str) -> None:
    if goal and sort_goal(goal).kind == "means":
        click.echo(
            _("“{goal}” is a means, not a goal: in order to what? It is kept as a means.").format(
                goal=goal
            )
        )
    click.echo(
        _("Ready. Drop exports into {inbox}, then type: otvet collect -b {folder}").format(
            inbox=folder / "inbox", folder=folder
        )
    )
    click.echo(
        _("What can be dropped there, and where to get it: {command}").format(
            command="otvet sources"
        )
    )
