"""One stem for all forms of a word: Snowball's, Russian or English by the word's own script."""

from functools import cache, lru_cache
from typing import Protocol

import snowballstemmer

from otvet.text.language import is_cyrillic

REMEMBERED = 1 << 18
"""Words whose stem is remembered; a month of 100,000 comments has fewer different ones."""

LONGEST = 40
"""Longer "words" are noise: they are their own stem, so that no text can make stemming slow."""


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the library's own name


@cache
def _stemmer(language: str) -> _Stemmer:
    found: _Stemmer = snowballstemmer.stemmer(language)
    return found


@lru_cache(maxsize=REMEMBERED)
def stem(word: str) -> str:
    """The stem of a word already folded by `normalise.words`.

    >>> stem("очередями"), stem("waiting")
    ('очеред', 'wait')
    """
    if len(word) > LONGEST:
        return word
    return _stemmer("russian" if is_cyrillic(word[0]) else "english").stemWord(word)
