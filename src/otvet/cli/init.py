"""`otvet init`: a brand's folder after at most seven questions."""

from pathlib import Path
from typing import cast

import click

from otvet.answers.goals import sort_goal
from otvet.cli.speak import _, system_language
from otvet.errors import InputError
from otvet.i18n import LANGUAGES, Language, mark

PACKS = ("cafe", "shop", "bank")


@click.command(help=_("Make a brand's folder; asks at most seven questions."))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", "name", default=None, help=_("The brand's name."))
@click.option("--lang", "language", type=click.Choice(LANGUAGES), default=None)
@click.option("--pack", "pack", type=click.Choice(PACKS), default=None)
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
        name=ask.text(_("Name of the brand"), name, folder.resolve().name),
        language=cast(
            "Language",
            ask.text(_("Language: ru or en"), language, system_language(), among=LANGUAGES),
        ),
        pack=ask.text(_("What is it: cafe, shop or bank (any service)"), pack, "shop", among=PACKS),
        pages=ask.pages(_("Its pages, for example vk:teahouse, telegram:1900000001"), pages),
        advantages=ask.several(
            _("Its advantages, as a client would say them; split by ;"), advantages
        ),
        foils=ask.several(
            _("Two advantages that sound likely but are invented; split by ;"), foils
        ),
        goal=ask.text(_("What should change, and by how much"), goal, ""),
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

    def text(
        self, question: str, told: str | None, default: str, *, among: tuple[str, ...] = ()
    ) -> str:
        if told is not None or self.quiet:
            return told if told is not None else default
        kind = click.Choice(among) if among else None
        return str(click.prompt(question, default=default, type=kind, show_choices=False))

    def pages(self, question: str, told: tuple[str, ...]) -> tuple[str, ...]:
        """Asked again until each is network:id, so that six other answers are not lost."""
        typed = self.several(question, told, ",")
        while not told and (wrong := [ref for ref in typed if not _is_page(ref)]):
            fault = _("must be a page such as telegram:1900000001 or vk:teahouse")
            click.echo(f"{', '.join(wrong)}: {fault}")
            typed = self.several(question, told, ",")
        return typed

    def several(self, question: str, told: tuple[str, ...], split: str = ";") -> tuple[str, ...]:
        if told or self.quiet:
            return told
        typed = str(click.prompt(question, default="", show_default=False))
        return tuple(part.strip() for part in typed.split(split) if part.strip())


def _is_page(ref: str) -> bool:
    network, _colon, native = ref.partition(":")
    return bool(network and native)


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
