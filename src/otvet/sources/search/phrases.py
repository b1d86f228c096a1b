"""Whether a phrase that people look for names the brand, a rival, or neither."""

from collections.abc import Iterable
from typing import Literal

from otvet.config import Config
from otvet.text.normalise import clean, words
from otvet.text.stems import stem

Role = Literal["brand", "rival", "other"]


def role_of(phrase: str, config: Config) -> Role:
    """Whose name the phrase holds, in any form and order of its words; the longest name wins.

    So of the brand "Чай" and the rival "Чай и кофе" each gets its own searches.
    """
    brand = (config.brand.name, *config.brand.searched_as)
    ours, theirs = _longest(phrase, brand), _longest(phrase, config.rivals)
    if not ours and not theirs:
        return "other"
    return "brand" if ours >= theirs else "rival"


def _longest(phrase: str, names: Iterable[str]) -> int:
    """How many words the longest name has that the phrase holds, 0 where it holds none."""
    said = _stems(phrase)
    return max((len(name) for name in map(_stems, names) if name and name <= said), default=0)


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(clean(text)) if any(map(str.isalnum, word)))
