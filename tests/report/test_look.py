"""A report in an agency's name: its sign, its colour, its words, and the notes of the law."""

from base64 import b64decode
from dataclasses import replace
from pathlib import Path

import pytest
from tests.brand.exports import make_brand
from tests.report import samples

from otvet.answers.look import MOST_LOGO, Look, look_of
from otvet.answers.notes import Notes, add_note, read_notes
from otvet.brand import Brand
from otvet.config import Config, read_config
from otvet.errors import ConfigError, InputError
from otvet.report.page import month_page
from otvet.report.pdf import month_pdf

PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
LOOK = Look(name="Агентство", colour="#0A7256", footer="tea@example.org", footnotes=("meta",))


def _config(*pages: str, language: str = "ru", **report: str) -> Config:
    brand = {"name": "Tea", "language": language}
    refs = [{"ref": page} for page in pages]
    return Config.model_validate({"brand": brand, "pages": refs, "report": report})


@pytest.mark.parametrize(
    ("pages", "language", "setting", "noted"),
    [
        (("instagram:1",), "ru", "auto", 1),
        (("vk:1",), "ru", "auto", 0),
        (("instagram:1",), "en", "auto", 0),
        (("instagram:1",), "ru", "never", 0),
        (("vk:1",), "en", "always", 1),
    ],
)
def test_the_note_on_meta_stands_where_the_law_wants_it(
    tmp_path: Path, pages: tuple[str, ...], language: str, setting: str, noted: int
) -> None:
    config = _config(*pages, language=language, meta_note=setting)
    assert len(look_of(config, (), folder=tmp_path).footnotes) == noted


def test_a_logo_name_and_colour_reach_page_and_pdf(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(PNG)
    config = _config("vk:1", name="Агентство", logo="logo.png", colour="#0A7256")
    month = replace(samples.october(), look=look_of(config, (), folder=tmp_path))
    page = month_page(month, "ru")
    assert 'src="data:image/png;base64,' in page
    assert "--accent:#0A7256" in page
    assert 'fill="#0A7256"' in page
    assert len(month_pdf(month, "ru")) > 0


@pytest.mark.parametrize("made", [b"MZ\x90", b"x" * (MOST_LOGO + 1)])
def test_what_is_no_small_picture_is_refused(tmp_path: Path, made: bytes) -> None:
    (tmp_path / "logo.png").write_bytes(made)
    with pytest.raises(InputError, match="logo"):
        look_of(_config(logo="logo.png"), (), folder=tmp_path)


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="http://x.test/a.png"/>',
        '<image width="1" xlink:href="/etc/passwd"/>',
        "<script>alert(1)</script>",
        '<rect onload="alert(1)"/>',
        "<style>@import 'x.css'</style>",
        '<rect fill="url(http://x.test/#a)"/>',
    ],
)
def test_a_logo_that_reaches_out_is_refused(tmp_path: Path, inside: str) -> None:
    """The PDF's maker stops at such a picture, and the page must ask nobody for anything."""
    (tmp_path / "logo.svg").write_text(f'<?xml version="1.0"?>\n<svg>{inside}</svg>', "utf-8")
    with pytest.raises(InputError, match="save it as PNG"):
        look_of(_config(logo="logo.svg"), (), folder=tmp_path)


def test_a_logo_of_gradients_is_taken(tmp_path: Path) -> None:
    inside = '<linearGradient id="a"/><rect fill="url(#a)"/><use href="#b"/>'
    (tmp_path / "logo.svg").write_text(f"<svg>{inside}</svg>", "utf-8")
    assert look_of(_config(logo="logo.svg"), (), folder=tmp_path).kind == "image/svg+xml"


def test_a_comment_keeps_its_lines_on_the_page() -> None:
    """Two paragraphs run together read like one breathless one."""
    notes = Notes(comments={"audience": "Первая строка.\n\n\n\nВторая.\x1b"}, plan=("а\nб",))
    page = month_page(replace(samples.october(), notes=notes), "ru")
    assert "Первая строка.\n\nВторая.<" in page
    assert "а б" in page


def test_a_colour_that_cannot_be_read_on_white_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "otvet.toml"
    path.write_text('version = 1\n[brand]\nname = "T"\n[report]\ncolour = "#FFEE88"\n', "utf-8")
    with pytest.raises(ConfigError, match="too light"):
        read_config(path)


def test_comments_plan_and_asks_are_shown_and_stay_text() -> None:
    """A client's report must not run what a colleague typed."""
    notes = Notes(
        comments={"audience": samples.HOSTILE}, plan=(samples.HOSTILE, "Опрос"), asks=("Доступ",)
    )
    month = replace(samples.october(), notes=notes, look=LOOK)
    page = month_page(month, "ru")
    assert "Запланированы 2 шага" in page
    assert "Meta, признанной в России" in page
    assert "<script>" not in page
    assert month_pdf(month, "ru").startswith(b"%PDF")


def test_a_comment_is_replaced_and_a_plan_grows(tmp_path: Path) -> None:
    add_note(tmp_path, "audience", "одно")
    add_note(tmp_path, "plan", "первое")
    add_note(tmp_path, "audience", "другое")
    add_note(tmp_path, "plan", "второе")
    assert read_notes(tmp_path) == Notes(comments={"audience": "другое"}, plan=("первое", "второе"))


@pytest.mark.parametrize("text", ["plan = 3", "what = 1", "[comments]\nsales = 'x'", "plan = ["])
def test_a_spoilt_file_of_notes_is_named_with_its_place(tmp_path: Path, text: str) -> None:
    (tmp_path / "notes.toml").write_text(text, "utf-8")
    with pytest.raises(InputError, match=r"notes\.toml"):
        read_notes(tmp_path)


def test_a_closed_month_takes_no_more_notes(tmp_path: Path) -> None:
    make_brand(tmp_path / "tea", [range(1, 60)])
    brand = Brand(tmp_path / "tea")
    brand.collect()
    brand.note("2026-09", "plan", "Опрос")
    assert brand.month("2026-09").notes.plan == ("Опрос",)
    brand.close("2026-09")
    with pytest.raises(InputError, match="closed"):
        brand.note("2026-09", "plan", "Ещё")
