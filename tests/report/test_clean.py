"""Texts of strangers are made harmless once, for page, text and JSON alike."""

from hypothesis import given
from hypothesis import strategies as st
from tests.report import samples

from otvet.report.clean import clean, cleaned
from otvet.report.page import month_page


@given(st.text())
def test_a_clean_text_is_one_line_and_stays_clean(text: str) -> None:
    """Cleaning twice must not differ, or a second reader would see another text."""
    once = clean(text)
    assert clean(once) == once
    assert len(once.splitlines()) <= 1


def test_letters_emoji_and_spaces_survive() -> None:
    """A quote is people's own words: nothing visible may be lost."""
    text = "Ёлки 👩‍👩‍👧 – 290\u00a0₽, «раф»! naïve 日本 שלום"
    assert clean(text) == text


def test_a_lone_surrogate_cannot_break_the_file() -> None:
    """It cannot be written as UTF-8, so one such comment would stop the whole report."""
    assert clean("a\ud800b").encode() == b"ab"


def test_every_text_of_a_month_is_cleaned_however_deep() -> None:
    """One field forgotten is enough for an attack."""
    page = month_page(samples.hostile(), "ru")
    assert not set(page) & set("\u202e\u200b\x1b")
    assert cleaned(samples.hostile()).opinion.problems[0].quotes[0].text.startswith("<script>")
