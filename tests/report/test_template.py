"""A folder of an agency's own files stands in place of ours, file by file."""

from pathlib import Path

import pytest
from tests.report import samples

from otvet import report
from otvet.errors import InputError
from otvet.report.page import month_page
from otvet.report.pdf import month_pdf
from otvet.report.render import write_report

OURS = Path(report.__file__).parent


def _own(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder


def test_a_style_sheet_of_ones_own_replaces_ours_and_keeps_the_letters(tmp_path: Path) -> None:
    page = month_page(samples.october(), "ru", template=_own(tmp_path, "page.css", "h1{color:red}"))
    assert "h1{color:red}" in page
    assert "--not-known" not in page
    assert "font/woff2" in page


def test_a_template_of_ones_own_replaces_one_and_the_others_stay(tmp_path: Path) -> None:
    """An agency that wants another end of the page need not copy the beginning."""
    own = _own(tmp_path, "how.html.jinja", "<p>{{ month.brand }} & Co.</p>")
    page = month_page(samples.hostile(), "en", template=own)
    assert "& Co.</p>" in page
    assert "<script" not in page
    assert "How we count" not in page
    assert "The audience grew" in page


def test_a_pdf_template_of_ones_own_gets_the_same_data(tmp_path: Path) -> None:
    own = '#set document(title: "t")\n#let told = json("report.json")\n#told.answers.at(0).verdict'
    made = month_pdf(samples.october(), "ru", template=_own(tmp_path, "report.typ", own))
    assert made.startswith(b"%PDF")
    assert len(made) < len(month_pdf(samples.october(), "ru"))


def test_our_own_files_copied_give_the_same_report(tmp_path: Path) -> None:
    """Copying ours and changing a line is how it is begun, so a copy must change nothing."""
    for path in [*OURS.glob("templates/*.jinja"), OURS / "page.css", OURS / "pdf" / "report.typ"]:
        _own(tmp_path, path.name, path.read_text("utf-8"))
    month = samples.october()
    assert month_page(month, "ru", template=tmp_path) == month_page(month, "ru")
    assert month_pdf(month, "ru", template=tmp_path) == month_pdf(month, "ru")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("how.html.jinja", "<p>\n{% if %}", "how.html.jinja:2"),
        ("how.html.jinja", "<p>\n{{ month.colour }}", "how.html.jinja:2"),
        ("how.html.jinja", "{{ number('many', language) }}", "how.html.jinja:1"),
        ("report.typ", "#nothing", "report.typ"),
    ],
)
def test_a_broken_file_is_named(name: str, text: str, said: str, tmp_path: Path) -> None:
    """Whoever wrote the template must learn where to look, not see our code."""
    own = _own(tmp_path, name, text)
    with pytest.raises(InputError, match=said):
        write_report(samples.october(), tmp_path / "out", "ru", parts=["page", "pdf"], template=own)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "page.css").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match=r"page\.css"):
        month_page(samples.october(), "ru", template=tmp_path)


def test_a_mistyped_name_is_not_passed_over(tmp_path: Path) -> None:
    """`style.css` would change nothing, and nobody would know why."""
    own = _own(tmp_path, "style.css", "h1{}")
    with pytest.raises(InputError, match=r"page\.css"):
        write_report(samples.october(), tmp_path / "out", "ru", template=own)
    assert not (tmp_path / "out").exists()
