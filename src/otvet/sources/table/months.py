"""Names of months and the way they are cut short, in the languages exports come in."""

_STEMS = {
    1: ("jan", "янв", "січ"),
    2: ("feb", "фев", "лют"),
    3: ("mar", "мар", "бер", "mär"),
    4: ("apr", "апр", "кві"),
    5: ("may", "май", "мая", "мае", "тра", "mai"),
    6: ("jun", "июн", "чер"),
    7: ("jul", "июл", "лип"),
    8: ("aug", "авг", "сер"),
    9: ("sep", "сен", "вер"),
    10: ("oct", "окт", "жов", "okt"),
    11: ("nov", "ноя", "лис"),
    12: ("dec", "дек", "гру", "dez"),
}
_MONTH_BY_STEM = {stem: month for month, stems in _STEMS.items() for stem in stems}


def month_of(word: str) -> int | None:
    """The month that the word begins like, None for another word.

    >>> month_of("сентября"), month_of("Aug"), month_of("yes")
    (9, 8, None)
    """
    return _MONTH_BY_STEM.get(word.casefold()[:3]) if word else None
