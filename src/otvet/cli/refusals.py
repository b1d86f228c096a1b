"""Files that were not taken: the same trouble once, what to do about it first."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

from otvet.cli import speak
from otvet.cli.sources import terminal_width
from otvet.cli.speak import _
from otvet.errors import OtvetError, Said, UnknownColumns, UnknownPage, UnknownQuestions
from otvet.i18n import mark

if TYPE_CHECKING:
    from otvet.brand import Collected

FIRST_STEPS: tuple[tuple[type[OtvetError], str, str], ...] = (
    (
        UnknownPage,
        mark("Name the pages of the brand; each is added to otvet.toml with:"),
        "otvet page add NETWORK:ID",
    ),
    (
        UnknownQuestions,
        mark("Write into otvet.toml what your surveys ask:"),
        "",
    ),
    (UnknownColumns, mark("Say what the columns of these tables mean:"), "otvet map FILE"),
    (OtvetError, mark("These cannot be read as they are:"), ""),
)
"""What to do about each sort of trouble, in the order in which it is best done."""
_SAME = {"file", "command"}
"""What differs between files that are refused for one reason."""


_GLUE = "\x00"


def refusals(files: "Sequence[Collected]", folder: Path) -> Iterator[str]:
    """Lines about files that were not taken; one file alone is told in one paragraph."""
    if len(files) == 1:
        yield from _alone(files[0])
        return
    if files:
        yield ""
        yield _("Not taken: {n} files. What to do, in this order:").format(n=len(files))
    for place, (step, command, group) in enumerate(_steps(files), 1):
        yield ""
        yield f"{place}. {_(step)}"
        if command:
            yield f"   {command}{speak.of_brand(folder)}"
        for number, same in enumerate(by_reason(group)):
            yield from _entry(same, is_first=not number)
    if files:
        yield ""
        yield _("Then type: {command}").format(command=f"otvet collect{speak.of_brand(folder)}")


def _alone(file: "Collected") -> Iterator[str]:
    message = _message(file).removeprefix(f"{Path(file.file).name}: ")
    told = _("{file}: not taken. {message}").format(file=file.file, message=message)
    return _wrapped(told)


def _message(file: "Collected") -> str:
    """Why the file was refused, with commands that no line break will part."""
    if file.error is None:
        return ""
    said, command = file.error.say(speak.system_language()), _command(file)
    return said.replace(command, command.replace(" ", _GLUE)) if command else said


def _wrapped(text: str, *, indent: str = "") -> Iterator[str]:
    """The text's own lines, each within the terminal's width."""
    for part in text.split("\n"):
        lines = wrap(
            part,
            terminal_width(),
            initial_indent=indent,
            subsequent_indent=indent,
            break_on_hyphens=False,
            break_long_words=False,
        )
        yield from (line.replace(_GLUE, " ") for line in lines)


def _steps(files: "Sequence[Collected]") -> "Iterator[tuple[str, str, list[Collected]]]":
    left = list(files)
    for kind, step, command in FIRST_STEPS:
        group = [file for file in left if isinstance(file.error, kind)]
        left = [file for file in left if file not in group]
        if group:
            yield step, command, group


def by_reason(group: "Sequence[Collected]") -> "list[list[Collected]]":
    """Files with one reason together, in the order in which they came."""
    found: dict[object, list[Collected]] = {}
    for file in group:
        found.setdefault(_reason(file), []).append(file)
    return list(found.values())


def _reason(file: "Collected") -> object:
    error = file.error
    if error is None:
        return file.file
    said: Said = error.said
    rest = {name: str(value) for name, value in said.values.items() if name not in _SAME}
    return (said.text, tuple(sorted(rest.items())))


def _entry(same: "Sequence[Collected]", *, is_first: bool) -> Iterator[str]:
    """The files, then why, told of the first of them; then what to type for each."""
    indent = " " * 6
    yield from _wrapped(", ".join(file.file for file in same), indent="   ")
    error = same[0].error
    if isinstance(error, UnknownQuestions) and not is_first:
        yield from _wrapped(
            _("Its questions: {questions}").format(questions=_listed(error)), indent=indent
        )
        return
    name = Path(same[0].file).name
    message = _message(same[0]).removeprefix(f"{name}: ")
    commands = [_command(file).replace(" ", _GLUE) for file in same]
    yield from _wrapped(
        message.replace(commands[0], "").rstrip() if commands[0] else message, indent=indent
    )
    for command in filter(None, commands):
        yield from _wrapped(command, indent=indent)


def _listed(error: UnknownQuestions) -> str:
    return ", ".join(f"«{question}»" for question in error.questions) or "—"


def _command(file: "Collected") -> str:
    return str(file.error.said.values.get("command", "")) if file.error else ""
