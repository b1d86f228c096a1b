"""Nobody's address in a text: handles, phones, e-mails, links, long numbers, full names.

This is the one `mask` of the project; quotes pass through it, and readers may use it.
"""

import re

HIDDEN = "***"

_HIDE = re.compile(
    r"""
      \[(?:id|club|public)\d+[|:][^\]\n]{0,200}\]          # a VK mention with its name
    | (?:https?://|www\.|\bt\.me/|\bvk\.com/)\S+           # links lead to people
    | [^\s@<>()\[\],;:]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+   # e-mails
    | @\w[\w.]{1,63}                                        # handles
    | \+?\d(?:[\s().*-]{0,2}\d){5,25}                       # phones, cards, contracts
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FULL_NAME = re.compile(
    r"(?:\b[А-ЯЁ][а-яё-]{1,30}\s)?\b[А-ЯЁ][а-яё]{1,30}\s"
    r"[А-ЯЁ][а-яё]{1,30}(?:ович|евич|ьич|овн|евн|ичн)(?:а|у|ем|ом|е|ы|ой)?\b(?:\s[А-ЯЁ][а-яё-]{1,30}\b)?"
)


def mask(text: str) -> str:
    """The text with every handle, phone, e-mail, link and long number hidden.

    >>> mask("Пишите @anna_k или +7 (900) 123-45-67, anna@mail.example")
    'Пишите *** или ***, ***'
    """
    return _FULL_NAME.sub(HIDDEN, _HIDE.sub(HIDDEN, text))
