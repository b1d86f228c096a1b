"""Masking: what must go, what must stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otvet.text.privacy import mask


@pytest.mark.parametrize(
    "words",
    [
        "anna.k@example.org",
        "anna.k@exampl",
        "@anna_k",
        "+7 900 123-45-67",
        "8 (900) 123-45-67",
        "89001234567",
        "+7\u00a0900\u00a0123\u00a045\u00a067",
        "900-123-45-67",
        "+44 20 7946 0958",
        "https://t.me/anna_k",
        "vk.com/id12345",
        "www.instagram.com/anna_k/",
        "[id12345|Анна Каренина]",
        "4111 1111 1111 1111",
        "40817810099910004312",
    ],
)
def test_what_points_at_a_person_is_masked(words: str) -> None:
    """Each of these alone finds a person; a report must not."""
    masked = mask(f"Пишите {words} завтра")
    assert words not in masked
    assert not any(
        len(run) > 4 for run in "".join(c if c.isdigit() else " " for c in masked).split()
    )
    assert masked.startswith("Пишите ")
    assert masked.endswith(" завтра")


@pytest.mark.parametrize(
    "words",
    [
        "ждали 20 минут, 10.09.2025 в 12:30",
        "сняли 20245 рублей 00 копеек",
        "12 500,00 ₽ за 3 чашки",
        "ставка 18,3 % на 2024-2026 годы",
        "меню на example.com/menu",
        "a@ b, 5 @ 10 руб.",
        "3@150 руб.",
        "заказ 102345 от 01.10.2026",
    ],
)
def test_dates_sums_and_plain_links_stay(words: str) -> None:
    """A text without its sums and dates is no evidence of anything."""
    assert mask(words) == words


@given(st.text(alphabet="аб @.+-()0123456789/tmekcovi\n", max_size=60))
def test_masking_twice_is_masking_once(words: str) -> None:
    """Texts are masked at the door and again before they are shown."""
    assert mask(mask(words)) == mask(words)
