"""An agency's own files in place of ours: style sheet, templates of the page, the PDF's template."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from traceback import extract_tb

from jinja2 import TemplateError, TemplateSyntaxError

from otvet.errors import InputError
from otvet.i18n import mark

CSS, TYPST = "page.css", "report.typ"
_FAULTS = (TemplateError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError)


def names() -> list[str]:
    """Every file of the report that a folder may put its own in place of."""
    ours = (file.name for file in (files("otvet.report") / "templates").iterdir())
    return [CSS, TYPST, *sorted(name for name in ours if name.endswith(".jinja"))]


def checked(folder: Path) -> Path:
    """The folder, if it holds at least one file that the report knows.

    Raises:
        InputError: it is no folder, or a mistyped name would be passed over in silence.
    """
    if any((folder / name).is_file() for name in names()):
        return folder
    raise InputError(
        mark("{folder} holds no file that the report knows; it may hold: {names}"),
        {"folder": folder, "names": names()},
    )


def text(folder: Path | None, name: str) -> str | None:
    """The folder's own file; None where ours stands.

    Raises:
        InputError: the file is no text.
    """
    if folder is None or not (folder / name).is_file():
        return None
    try:
        return (folder / name).read_text("utf-8")
    except UnicodeDecodeError:
        raise broken(folder / name, "UTF-8") from None


@contextmanager
def naming(folder: Path | None) -> Iterator[None]:
    """Faults of the folder's templates, told with the file and its line; ours stay bugs."""
    try:
        yield
    except _FAULTS as fault:
        if folder is None:
            raise
        raise broken(_place(fault, folder), str(fault)) from fault


def broken(place: Path | str, what: str) -> InputError:
    """A file of the folder that cannot be used."""
    return InputError(
        mark("{place} (--template) cannot be used: {what}"), {"place": place, "what": what}
    )


def _place(fault: Exception, folder: Path) -> str:
    """Where in the folder it went wrong; the folder itself where ours stumbled over what it lacks."""
    if isinstance(fault, TemplateSyntaxError) and fault.filename:
        return f"{fault.filename}:{fault.lineno}"
    frames = [f for f in extract_tb(fault.__traceback__) if f.filename.startswith(str(folder))]
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else str(folder)
