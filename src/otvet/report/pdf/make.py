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
from otvet.report.template import TYPST, broken, text

_PACKAGE = files("otvet.report")


def month_pdf(month: Month, language: Language, *, template: Path | None = None) -> bytes:
    """The report as PDF/UA: it refuses to be made where a drawing has no words for it.

    Args:
        month: what was found.
        language: of every word in it.
        template: a folder whose `report.typ` stands in place of ours.
    """
    import typst

    told, drawings = printable_all(content(shown(month), language))
    own = text(template, TYPST)
    data = {"report.json": dumps(breakable_all(told)), **drawings} | (
        {TYPST: own} if own is not None else {}
    )
    with _laid_out(TYPST, data) as (file, fonts):
        try:
            return typst.compile(
                file,
                root=file.parent,
                font_paths=[fonts],
                ignore_system_fonts=True,
                pdf_standards="ua-1",
            )
        except typst.TypstError as fault:
            if own is None or template is None:
                raise
            raise broken(template / TYPST, str(fault)) from fault


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
