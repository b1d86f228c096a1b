"""A text in another language must be set apart, and one in ours never."""

import csv

import pytest
from tests.shared_data import shared
from tests.text.tongues import TONGUES

from otvet.text.language import NO_WORDS, UNKNOWN, which


def test_long_sentences_of_30_languages_are_told_apart() -> None:
    """Measured .990 when written: a Ukrainian sentence without one letter of its own was missed."""
    assert len(TONGUES) >= 30
    said = [(code, text) for code, texts in TONGUES.items() for text in texts[:3]]
    assert sum(which(text) == code for code, text in said) / len(said) >= 0.98


def test_a_short_text_is_in_the_page_s_language() -> None:
    assert {which(texts[3], prior=code) for code, texts in TONGUES.items()} == set(TONGUES)


def test_the_page_s_language_says_nothing_of_another_script() -> None:
    assert which("Очень вкусно", prior="de") == "ru"
    assert which("非常好吃", prior="ru") == "zh"


@pytest.mark.parametrize("text", ["", " ", "👍👍", "5/5!!", "https://shop.example/tea", "@anna_k"])
def test_a_text_without_words_has_no_language(text: str) -> None:
    assert which(text) == NO_WORDS


def test_scripts_that_nobody_listed_are_unknown() -> None:
    assert which("ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ") == UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "Opera mini не работает на iPhone 14 Pro Max",
        "да і нет",
        "Купили MacBook Air в Apple Premium Reseller, доволен",
        "где мой заказ",
    ],
)
def test_russian_with_latin_names_stays_russian(text: str) -> None:
    assert which(text) == "ru"


def test_a_long_text_in_another_language_of_our_script_is_other() -> None:
    """By its script alone a German complaint was taken for an English one that complains of nothing."""
    assert (which(TONGUES["de"][0]), which(TONGUES["bg"][0])) == ("de", "bg")
    assert which("Sehr gut") == "en"
    assert which("Sehr gut", prior="de") == "de"


@pytest.mark.parametrize(
    ("name", "code"),
    [("restaurants_ru", "ru"), ("telecoms_ru", "ru"), ("restaurants_en", "en")],
)
def test_real_texts_in_our_languages_are_not_lost(name: str, code: str) -> None:
    with shared(f"data/text/{name}.csv").open(encoding="utf-8", newline="") as file:
        found = [which(row["text"]) for row in csv.DictReader(file)]
    assert sum(one in {code, NO_WORDS} for one in found) / len(found) >= 0.998
