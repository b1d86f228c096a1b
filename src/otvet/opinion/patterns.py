"""The small language in which a problem says how people put it.

    long* + wait|queue              both groups, near each other, in one clause
    не перезвон*|not call_back      a negated word; `call_back` are two words in a row
    coffee + BAD                    BAD: any complaint cue (packs/cues.toml)
    долг* + жд* - без              nothing after ` - ` may be in the clause

Words in a row that hold their own «нет» or "no" (мест_нет) match under that negation.
A word with `*` is matched by its beginning, any other by its stem. A word under a negation does
not match («без очередей» is no queue), unless the pattern asks for a negation itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import chain

from otvet.text.negation import negated
from otvet.text.normalise import ANGRY
from otvet.text.stems import stem

NEAR = 9
"""Words of one pattern stand at most this far from its first group."""

_STEPS = tuple(step for step in range(-NEAR, NEAR + 1) if step)
_FEWEST_PREFIX_LETTERS = 2
_MOST_REMEMBERED = 1 << 18
BAD = "BAD"
_OWN_NEGATIONS = frozenset({"не", "нет", "нету", "not", "no"})


class Polarity(Enum):
    """Whether a word must stand free, under a negation, or either."""

    PLAIN = "plain"
    NEGATED = "negated"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say it: words in a row, the first with its polarity."""

    terms: tuple[int, ...]
    polarity: Polarity


Group = Mapping[int, tuple[Wording, ...]]
"""Ways to say the same by their first word; one is enough."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Groups that must all be near the first one, and groups that must be absent."""

    needs: tuple[Group, ...]
    without: tuple[Group, ...] = ()


class Terms:
    """Numbers the words of all patterns, and finds in one look-up which of them a word matches."""

    def __init__(self) -> None:
        self._by_stem: dict[str, int] = {}
        self._by_prefix: dict[str, int] = {}
        self._seen: dict[str, tuple[int, ...]] = {}

    def add(self, word: str) -> int:
        """The number of a pattern's word."""
        known, key = (
            (self._by_prefix, word[:-1]) if word.endswith("*") else (self._by_stem, stem(word))
        )
        if word.endswith("*") and len(key) < _FEWEST_PREFIX_LETTERS:
            raise ValueError(f"{word!r} is too short a beginning")
        return known.setdefault(key, len(self._by_stem) + len(self._by_prefix))

    def of(self, word: str) -> tuple[int, ...]:
        """The numbers that a word of a text matches."""
        found = self._seen.get(word)
        if found is None:
            if len(self._seen) >= _MOST_REMEMBERED:
                self._seen.clear()
            found = self._seen[word] = self._look_up(word)
        return found

    def _look_up(self, word: str) -> tuple[int, ...]:
        beginnings = (word[:n] for n in range(_FEWEST_PREFIX_LETTERS, min(len(word), 30) + 1))
        found = [self._by_prefix[head] for head in beginnings if head in self._by_prefix]
        by_stem = self._by_stem.get(stem(word))
        return tuple(found) if by_stem is None else (*found, by_stem)


def parse(text: str, terms: Terms, *, bad: Group) -> Pattern:
    """The pattern written in the small language; ValueError says what is wrong with it."""
    wanted, *unwanted = text.split(" - ")
    pieces = [piece.strip() for piece in wanted.split(" + ")]
    if not all(pieces) or pieces[0] == BAD:
        raise ValueError(f"the pattern {text!r} must begin with a word and have no empty group")
    asks_negation = any(map(_asks_negation, pieces))
    return Pattern(
        tuple(bad if piece == BAD else _needed(piece, terms, asks_negation) for piece in pieces),
        tuple(parse_group(piece.strip(), terms, free=Polarity.EITHER) for piece in unwanted),
    )


def _needed(piece: str, terms: Terms, beside_negation: bool) -> Group:  # noqa: FBT001
    # In «не берут + трубк*» the negation is already asked for, so the phone may stand under it.
    either = beside_negation and not _asks_negation(piece)
    return parse_group(piece, terms, free=Polarity.EITHER if either else Polarity.PLAIN)


def _asks_negation(piece: str) -> bool:
    return any(_is_negated(word) for word in piece.split("|"))


def parse_group(text: str, terms: Terms, *, free: Polarity) -> Group:
    """The ways of one group; `free` is the polarity of words without their own negation."""
    return _by_first(_wording(word.strip(), terms, free=free) for word in text.split("|"))


def _by_first(ways: Iterable[Wording]) -> Group:
    found: dict[int, tuple[Wording, ...]] = {}
    for way in ways:
        found[way.terms[0]] = (*found.get(way.terms[0], ()), way)
    return found


def _is_negated(word: str) -> bool:
    return word.strip().startswith(("не ", "not "))


def _wording(word: str, terms: Terms, *, free: Polarity) -> Wording:
    polarity = free
    if _is_negated(word):
        polarity, word = Polarity.NEGATED, word.split(" ", 1)[1]
    if not word or " " in word:
        raise ValueError(f"{word!r} is not a word; words in a row are joined by _")
    row = word.split("_")
    # In «мест_нет» the negation is part of what is said, and it takes in the word before it.
    if polarity is Polarity.PLAIN and not _OWN_NEGATIONS.isdisjoint(row[1:]):
        polarity = Polarity.EITHER
    return Wording(tuple(terms.add(piece) for piece in row), polarity)


def cues(bad: Sequence[str], good: Sequence[str], terms: Terms) -> Group:
    """What makes a clause a complaint: bad words that stand free, good words under a negation."""
    said = (
        parse_group("|".join(bad), terms, free=Polarity.PLAIN),
        parse_group("|".join(good), terms, free=Polarity.NEGATED),
    )
    faces = Wording((terms.add(ANGRY),), Polarity.EITHER)
    return _by_first((*chain.from_iterable(way for of in said for way in of.values()), faces))


def retold(told: Sequence[str], terms: Terms) -> Group:
    """What shows that a clause tells of others' words or of a fear, not of what happened."""
    return parse_group("|".join(told), terms, free=Polarity.EITHER) if told else {}


class Clause:
    """The words of one clause, with what is needed to try patterns on it."""

    def __init__(self, words: Sequence[str], terms: Terms) -> None:
        self._words = words
        self._marks: list[bool] | None = None
        hits: dict[int, set[int]] = defaultdict(set)
        for place, word in enumerate(words):
            for term in terms.of(word):
                hits[term].add(place)
        self.hits: Mapping[int, set[int]] = hits

    def holds(self, pattern: Pattern) -> bool:
        """Say whether the pattern's groups are all here, near the first one."""
        anchors = self.places(pattern.needs[0])
        for group in pattern.needs[1:]:
            if not anchors:
                return False
            others = self.places(group)
            anchors = {a for a in anchors if any(a + step in others for step in _STEPS)}
        return bool(anchors) and not any(self.places(group) for group in pattern.without)

    def places(self, group: Group) -> set[int]:
        """Where in the clause a group is said."""
        # The words of a clause are few, and the ways of a group may be hundreds.
        shared = group.keys() & self.hits.keys()
        return {place for first in shared for way in group[first] for place in self._said(way)}

    def _said(self, way: Wording) -> list[int]:
        first, rest = way.terms[0], way.terms[1:]
        return [
            place
            for place in self.hits[first]
            if self._fits(place, way.polarity)
            and all(place + i in self.hits.get(term, ()) for i, term in enumerate(rest, 1))
        ]

    def _fits(self, place: int, polarity: Polarity) -> bool:
        if polarity is Polarity.EITHER:
            return True
        if self._marks is None:
            self._marks = negated(self._words)
        return self._marks[place] is (polarity is Polarity.NEGATED)
