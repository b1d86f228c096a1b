"""Whatever people paste under a post is read without a fault, and shows nobody's address.

How time grows is measured in bench/texts.py, with the same pieces at 1,000 and 50,000 signs.
"""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.text.hostile import PIECES
from tests.text.tongues import TONGUES

from otvet.opinion.codeframe import codeframe
from otvet.opinion.problems import matcher, readable
from otvet.text.alike import alike
from otvet.text.language import NO_WORDS, UNKNOWN, which
from otvet.text.model_input import MOST, for_model
from otvet.text.normalise import clause_spans, clean, letters, words
from otvet.text.privacy import mask, mask_quote
from otvet.text.spam import spam

SIZE = 50_000

pieces = st.sampled_from(
    [*PIECES.values(), *(text for texts in TONGUES.values() for text in texts), " ", "\n"]
)
anything = st.one_of(
    st.text(st.characters(), max_size=300),
    st.lists(st.one_of(pieces, st.text(st.characters(exclude_categories=()), max_size=5)), max_size=40).map("".join),
)  # fmt: skip


def read_by_all(text: str) -> None:
    """The whole room, and the problems, go over a text; each must keep its promises."""
    masked = mask(text)
    shown = readable(masked)
    spans = clause_spans(shown)
    ends = [0, *(place for span in spans for place in span), len(shown)]
    assert ends == sorted(ends)
    assert all(map(all, (words(shown[start:end]) for start, end in spans)))
    assert letters(shown) >= 0
    read = for_model(text)
    assert len(read) <= MOST
    assert "\n" not in read
    assert all(words(for_model(text)))
    assert re.fullmatch(f"[a-z][a-z]|{NO_WORDS}|{UNKNOWN}", which(text))
    assert spam([text, ""]) == [*spam([text]), False]
    assert alike([2, 1], [text, text]) in ([2, 1], [1, 1])
    for pack in ("cafe", "bank"):
        frame = codeframe(pack)
        found = matcher(frame).clauses(shown)
        assert [(one.start, one.end) for one in found] == spans
        assert all(number < len(frame.kinds) for one in found for number in one.problems)


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_a_text_of_50_000_signs_of_one_kind_is_read(piece: str) -> None:
    read_by_all(piece * (SIZE // len(piece)))


@settings(max_examples=150, deadline=None)
@given(anything)
def test_any_text_is_read(text: str) -> None:
    read_by_all(text)


@settings(max_examples=200, deadline=None)
@given(anything)
def test_a_clean_text_has_no_unseen_signs_and_can_be_kept(text: str) -> None:
    """Half a sign cannot be written to a file, and an unseen one hides a word from every rule."""
    read = clean(text)
    read.encode("utf-8")
    assert not any(ord(sign) < 32 and sign != "\n" for sign in read)
    assert not set("\u200b\u202e\u2067\ufeff\u3164\ue001\ue002") & set(read)


@settings(max_examples=150, deadline=None)
@given(anything, anything)
def test_an_address_is_hidden_whatever_stands_around_it(before: str, after: str) -> None:
    """Also where unseen signs cut it: a quote is masked after it is cleaned."""
    told = f"{before} a\u200bnna@mail.exa\u200bmple {after} +7 900 12\u200b3-45-67 {before}"
    shown = mask_quote(clean(told))
    assert "anna@" not in shown
    assert "123-45-67" not in shown
    assert "anna@" not in mask(f"{before} anna@mail.example {after}")


@settings(max_examples=100, deadline=None)
@given(st.lists(anything, max_size=8), st.randoms())
def test_hostile_texts_have_the_same_copies_in_any_order(texts: list[str], rng: object) -> None:
    keys = list(range(len(texts)))
    backwards = dict(zip(reversed(keys), alike(keys[::-1], texts[::-1]), strict=True))
    assert dict(zip(keys, alike(keys, texts), strict=True)) == backwards
    assert all(first <= key for key, first in backwards.items())


@pytest.mark.parametrize("code", TONGUES)
def test_every_language_is_read_to_the_end(code: str) -> None:
    """A long text in any script keeps its words through cleaning and clauses."""
    text = ". ".join(TONGUES[code]) * 40
    shown = clean(text)
    assert sum(end - start for start, end in clause_spans(shown)) >= 0.9 * len(shown)
    read_by_all(text)
