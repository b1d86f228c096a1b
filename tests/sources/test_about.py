"""Whoever holds a folder of files can ask what each kind gives, in both languages."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from otvet.brand import Brand
from otvet.cli import otvet
from otvet.cli.plain import plain_lines
from otvet.errors import InputError
from otvet.i18n import LANGUAGES, Language
from otvet.report.words.sources import KINDS
from otvet.sources.about import HEADINGS, about, folder_of, source_names
from otvet.sources.inbox import READERS

SOURCES = Path(__file__).resolve().parents[2] / "src" / "otvet" / "sources"


def test_every_folder_with_a_reader_is_listed_once() -> None:
    """A kind of file that nobody can look up is one that nobody drops."""
    with_readers = {path.parent.name for path in SOURCES.glob("*/read.py")}
    assert set(source_names()) == with_readers
    assert [one.name for one in Brand.sources("en")] == list(source_names())


@pytest.mark.parametrize("name", source_names())
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_source_tells_the_same_four_things(name: str, language: Language) -> None:
    found = about(name, language)
    assert set(HEADINGS[language]) - set(found.headings) == set()
    assert len(found.headings) == len(set(found.headings))
    assert 20 < len(found.gives) < 250
    assert "\n" not in found.gives


@pytest.mark.parametrize("name", source_names())
def test_the_two_halves_tell_as_much(name: str) -> None:
    """A half that lacks a section hides it from one of two readers."""
    english, russian = about(name, "en"), about(name, "ru")
    assert len(english.headings) == len(russian.headings)
    assert any("а" <= letter <= "я" for letter in russian.gives)
    assert not any("а" <= letter <= "я" for letter in english.gives)


def test_every_reader_has_a_name_for_people() -> None:
    for reader in READERS:
        assert reader.name in KINDS
        assert (SOURCES / folder_of(reader) / "ABOUT.md").exists()


def test_a_half_without_its_line_says_the_first_thing_that_it_gives() -> None:
    found = about("youtube", "en")
    line, text = found.gives, found.text
    bare = type(found)(name="x", title="X", language="en", text=text.removeprefix(line))
    assert bare.gives == "By day:"


def test_one_source_is_told_in_the_language_of_the_system_without_markdown() -> None:
    done = CliRunner().invoke(otvet, ["sources", "youtube"])
    assert done.exit_code == 0, done.output
    assert "youtube:UC…" in done.output
    assert not set(done.output) & set("*`#|")
    assert max(map(len, done.output.splitlines())) <= 100


def test_a_table_of_an_about_is_told_as_rows() -> None:
    text = "| tool | where |\n|---|---|\n| Forms | press **Responses** |\n\nSee [this](a.md)."
    assert list(plain_lines(text, width=60)) == ["  - Forms: press Responses", "", "  See this."]


def test_an_unknown_source_is_answered_with_the_known_ones() -> None:
    with pytest.raises(InputError, match=r"no source vkontakte.*telegram, youtube"):
        Brand.source("vkontakte", "en")
