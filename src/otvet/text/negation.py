"""What a "not" takes in: «не очень вкусно» and "was not friendly" are not praise."""

from collections.abc import Sequence

_RUSSIAN = frozenset(
    {"не", "ни", "нет", "без", "никаких", "никакой", "никакого", "никакие", "нету"}
)
_ENGLISH = frozenset({"not", "no", "never", "without", "cannot", "cant", "dont", "didnt", "isnt",
                      "wasnt", "doesnt", "wont", "couldnt", "arent", "hardly", "barely", "nor", "nothing"})  # fmt: skip
_THROUGH_WORDS = (
    "очень совсем так такой такая такие особо особенно слишком самый самое самая сильно вполне "
    "всегда больше уже еще же бы то никогда даже мне нам вам ему ей им меня нас мы я вы все "
    "пришлось приходится приходилось нужно надо стоит хочется было была был были будет буду будут "
    "стал стала стали всяких лишних каких-либо each a the any very so too really that all at at-all "
    "been be have has had is was were are it me us to much such of even"
)
_THROUGH = frozenset(_THROUGH_WORDS.split())
_STOPS = frozenset({",", "and", "but", "yet", "just", "и", "а"})
_BEHIND = frozenset({"нет", "нету"})
_RUSSIAN_REACH, _ENGLISH_REACH, _LONGEST_REACH = 1, 3, 6


def negated(words: Sequence[str]) -> list[bool]:
    """Mark each word that a negation of the same clause takes in.

    «Не» takes in the next word of weight, "not" the next three; «нет» also the word before it.
    A comma or an "and" ends it.

    >>> negated(["не", "очень", "вкусный", "чай"])
    [False, True, True, False]
    """
    marks = [False] * len(words)
    for place, word in enumerate(words):
        if word in _RUSSIAN:
            _take_in(marks, words, place, _RUSSIAN_REACH)
            if word in _BEHIND and place:
                marks[place - 1] = True
        elif word in _ENGLISH or word.endswith("n't"):
            _take_in(marks, words, place, _ENGLISH_REACH)
    return marks


def _take_in(marks: list[bool], words: Sequence[str], place: int, reach: int) -> None:
    left = reach
    for here in range(place + 1, min(place + 1 + _LONGEST_REACH, len(words))):
        if words[here] in _STOPS:
            return
        marks[here] = True
        if words[here] not in _THROUGH:
            left -= 1
        if not left:
            return
