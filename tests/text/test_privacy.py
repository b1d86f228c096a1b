"""A quote must not lead to a person."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otvet.text.privacy import (
    _BRACKET_MENTION,
    _EMAIL,
    _HANDLE,
    _HAS_NETWORK,
    _HAS_NINE_DIGITS,
    _LONG_NUMBER,
    _PHONE,
    _PROFILE_LINK,
    EMAIL,
    HANDLE,
    HIDDEN,
    NUMBER,
    PHONE,
    mask,
    mask_quote,
)


@pytest.mark.parametrize(
    "address",
    [
        "@anna_k", "anna.k+shop@mail.example", "8 (900) 123-45-67", "+7 900 123 45 67", "89001234567",
        "https://vk.com/id1?w=wall", "t.me/anna_k", "www.example.org/anna", "[id123|Анна Кузнецова]",
        "[club77|Чайная]", "2200 1234 5678 9012",
    ],
)  # fmt: skip
def test_an_address_is_hidden_and_the_words_around_it_stay(address: str) -> None:
    assert mask_quote(f"Ответьте: {address} срочно") == f"Ответьте: {HIDDEN} срочно"


def test_a_full_name_with_a_patronymic_is_hidden() -> None:
    """Clients name clerks in full; the clerk has not agreed to be quoted."""
    assert mask_quote("Спасибо Кузнецовой Анне Петровне за помощь") == f"Спасибо {HIDDEN} за помощь"
    assert mask_quote("Мне грубила Анна Петровна Кузнецова") == f"Мне грубила {HIDDEN}"


@pytest.mark.parametrize(
    "text", ["ждали 40 минут", "в 2026 году", "цена 1200 р.", "90 из 100", "10.10.2026"]
)
def test_plain_numbers_stay(text: str) -> None:
    assert mask_quote(text) == text or "." in text


@pytest.mark.parametrize("piece", ["1 ", "@", "a@", "a.", "[id1|", "http", "Аа ", "(1"])
def test_hostile_texts_take_no_time(piece: str) -> None:
    began = time.process_time()
    mask_quote(piece * (50_000 // len(piece)))
    assert time.process_time() - began < 2


@given(st.text(alphabet="tTgGvVkKmMeEcCoOrRuU.:/@|*[]()+-_0123456789 \u00a0айЙſ", max_size=40))
def test_cheap_questions_change_no_masked_text(text: str) -> None:
    """A text that is asked less must come out as one that is asked everything."""
    plain = _EMAIL.sub(EMAIL, text)
    plain = _BRACKET_MENTION.sub(HANDLE, _HANDLE.sub(HANDLE, plain))
    if _HAS_NETWORK.search(plain):
        plain = _PROFILE_LINK.sub(HANDLE, plain)
    if _HAS_NINE_DIGITS.search(plain):
        plain = _LONG_NUMBER.sub(NUMBER, _PHONE.sub(PHONE, plain))
    assert mask(text) == plain
