"""The real model: near in meaning is near, and a text has one vector whatever it stands among."""

import random

import numpy as np
import pytest

from otvet.text.encoders.standard import DIMENSIONS, Standard, standard

HOSTILE = (
    "",
    " \n\t",
    "\x00\x01",
    "\ud800 половина буквы",
    "я" * 50_000,
    "слово " * 8_000,
    "\u202eтекст задом наперёд\u202c",
    "н\u200bе\u200bв\u200bи\u200bд\u200bи\u200bм\u200bо",
    "😀" * 500,
    "مرحبا 世界 שלום สวัสดี",
)


@pytest.fixture
def encoder(standard_model: None) -> Standard:
    return standard()


def test_what_means_the_same_lies_near_in_either_language(encoder: Standard) -> None:
    texts = [
        "Кофе принесли холодным",
        "My coffee was served cold",
        "Карту заблокировали без причины",
    ]
    near = encoder.encode(texts) @ encoder.encode(texts).T
    assert near[0, 1] > 0.6 > near[0, 2] + 0.3


def test_a_text_has_the_same_bytes_alone_and_in_any_company(encoder: Standard) -> None:
    """The model scales its 8-bit products by the batch: neighbours used to move a vector by 2 %."""
    words = ["чай", "остыл", "ждали курьера час", "waiter", "rude", "карта", "дорого", "!"]
    rng = random.Random(1)
    texts = [" ".join(rng.choices(words, k=rng.randint(1, 40))) for _ in range(80)]
    together = encoder.encode(texts)
    alone = np.vstack([encoder.encode([text]) for text in texts])
    turned = encoder.encode(texts[::-1])[::-1]
    assert together.tobytes() == alone.tobytes() == turned.tobytes()


def test_every_row_has_length_one_or_is_blank(encoder: Standard) -> None:
    """50,000 letters, halves of letters and signs that turn a line round break nothing."""
    vectors = encoder.encode(HOSTILE)
    assert vectors.shape == (len(HOSTILE), DIMENSIONS)
    lengths = np.linalg.norm(vectors, axis=1)
    assert np.allclose(lengths, [0, 0, 0, *[1] * (len(HOSTILE) - 3)], atol=1e-5)


def test_no_text_has_no_row(encoder: Standard) -> None:
    assert encoder.encode([]).shape == (0, DIMENSIONS)


def test_the_name_tells_the_weights(encoder: Standard) -> None:
    assert encoder.name == "standard-b8b05b01f086"
    assert standard() is encoder
