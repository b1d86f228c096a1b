"""A group of texts is named by its own words: those that set it apart from all the others.

Class-based tf-idf (Grootendorst, 2022): how often a group has a stem, against how often all have it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log1p

from otvet.text.function_words import telling
from otvet.text.normalise import words
from otvet.text.stems import stem

MOST_WORDS = 3
COMMON = 0.34
"""The first word of a name, and a third one, stand in at least this part of the group's texts."""


def names_of(groups: Sequence[Sequence[str]], texts: Sequence[str]) -> list[str]:
    """A name of two or three words for each group of the texts; "" where no word is common to it.

    >>> told = ["Нет парковки", "Парковки у вас нет", "Парковка забита", "Шумный зал", "Зал тёмный"]
    >>> names_of([told[:3], told[3:]], told)
    ['парковки забита', 'зал темный']
    """
    everywhere = Counter(found for text in texts for found in _stems(text))
    return [_name(group, everywhere) for group in groups]


def _name(group: Sequence[str], everywhere: Mapping[str, int]) -> str:
    inside = Counter(found for text in group for found in _stems(text))
    scores = {s: n * log1p(len(everywhere) / everywhere[s]) for s, n in inside.items()}
    best = sorted(scores, key=lambda found: (-scores[found], found))
    common = [found for found in best if inside[found] >= max(2, COMMON * len(group))]
    if not common:
        return ""
    chosen = common[:MOST_WORDS]
    chosen += [found for found in best if found not in chosen][: max(0, 2 - len(chosen))]
    forms, places = _forms(group), _places(group)
    return " ".join(forms[found] for found in sorted(chosen, key=lambda s: (places[s], s)))


def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, telling(words(text))))


def _forms(group: Iterable[str]) -> Mapping[str, str]:
    """The form in which a stem is met most often."""
    met: dict[str, Counter[str]] = defaultdict(Counter)
    for text in group:
        for word in telling(words(text)):
            met[stem(word)][word] += 1
    return {found: min(n, key=lambda word: (-n[word], word)) for found, n in met.items()}


def _places(group: Iterable[str]) -> Mapping[str, float]:
    """How far from the beginning of their texts stems stand, on average."""
    met: dict[str, list[int]] = defaultdict(list)
    for text in group:
        for place, word in enumerate(telling(words(text))):
            met[stem(word)].append(place)
    return {found: sum(places) / len(places) for found, places in met.items()}
