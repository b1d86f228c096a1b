"""What checks of lists of contacts say; all of them inform."""

from collections.abc import Mapping

from otvet.i18n import Language, Words, mark, words

TOLD: Mapping[str, str] = {
    "people_by_contacts": mark(
        "Lists of contacts show who follows two pages, if an e-mail or a phone is one person: "
        "from {low} to {high} people."
    ),
    "two_lists": mark(
        "Two lists, compared {kind}, hold {seen} people, {twice} of them both. Their number with "
        "those on neither is right if the one list says nothing of the other and every contact is "
        "right; 5 wrong ones in 100 make it about 11% too high."
    ),
    "several_lists": mark(
        "{lists} lists, compared {kind}, hold {seen} people, {twice} of them are on several. If "
        "some are on all lists more readily than others, there are more people than the number "
        "says; “at least” holds anyway. 5 wrong contacts in 100 make both about 11% too high."
    ),
    "lists_apart": mark(
        "Not compared with the other lists, because nobody on them is on another or they know "
        "people by another kind of contact: {names}. With e-mails and phones beside each other "
        "they could be compared."
    ),
}
"""What each check tells, by its code."""
_CODED: Mapping[str, str] = {
    "customers": mark("customers of the month"),
    "respondents": mark("respondents of surveys"),
    "email": mark("by e-mail"),
    "phone": mark("by phone"),
}
"""Lists that no file brings as such, and what people are known by; others show as files call them."""


def named(
    details: Mapping[str, str | int | float], language: Language
) -> Mapping[str, str | int | float]:
    """Details with their codes in words."""
    say = words(language)
    return {
        key: _said(value, say) if isinstance(value, str) else value
        for key, value in details.items()
    }


def _said(value: str, say: Words) -> str:
    return ", ".join(say(_CODED[part]) if part in _CODED else part for part in value.split(", "))
