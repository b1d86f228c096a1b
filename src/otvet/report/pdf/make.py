"""The month's content and drawings go to Typst as data, so no word of a stranger is ever markup."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import as_file, files
from json import dumps
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from otvet.answers.month import Month
from otvet.i18n import Language
from otvet.report.pdf.content import content
from otvet.report.pdf.letters import breakable_all, printable, printable_all
from otvet.report.short import shown

_PACKAGE = files("otvet.report")


def month_pdf(month: Month, language: Language) -> bytes:
    """The report as PDF/UA: it refuses to be made where a drawing has no words for it."""
    import typst

    told, drawings = printable_all(content(shown(month), language))
    with _laid_out("report.typ", {"report.json": dumps(breakable_all(told)), **drawings}) as (
        file,
        fonts,
    ):
        return typst.compile(
            file,
            root=file.parent,
            font_paths=[fonts],
            ignore_system_fonts=True,
            pdf_standards="ua-1",
        )


def drawing_png(drawing: str, *, zoom: float = 2.0) -> bytes:
    """A drawing that stands alone as a picture, `zoom` times its size in pixels."""
    import typst

    with _laid_out("drawing.typ", {"drawing.svg": printable(drawing)}) as (file, fonts):
        # Typst takes 96 pixels of a drawing for an inch.
        return typst.compile(
            file,
            root=file.parent,
            font_paths=[fonts],
            ignore_system_fonts=True,
            format="png",
            ppi=96 * zoom,
        )


@contextmanager
def _laid_out(template: str, data: Mapping[str, str | bytes]) -> Iterator[tuple[Path, Path]]:
    """The template and its data side by side in a folder of their own, and the fonts' folder."""
    with TemporaryDirectory(prefix="otvet-") as made, as_file(_PACKAGE / "fonts") as fonts:
        folder = Path(made)
        with as_file(_PACKAGE / "pdf" / template) as source:
            copyfile(source, folder / template)
        for name, text in data.items():
            (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        yield folder / template, fonts
