"""Nobody's address in a text: what is masked before a text is kept, and what before it is shown.

`mask` runs at every reader's door; `mask_quote` hides more, since a quote leaves the house.
"""

import re

HANDLE = "@…"
PHONE = "☎…"
EMAIL = "✉…"
NUMBER = "№…"

_EMAIL = re.compile(r"[\w.+-]+@(?:[\w-]+(?:\.[\w-]+)+|[^\W\d_][\w-]*)")
_PROFILE_LINK = re.compile(
    r"""(?:https?://)?(?:[\w-]+\.)?
    (?:t\.me|telegram\.(?:me|dog)|vk\.(?:com|ru)|vk\.me|ok\.ru|wa\.me|instagram\.com|facebook\.com
      |fb\.com|threads\.net|tiktok\.com|twitter\.com|(?<![\w.])x\.com|linkedin\.com|youtube\.com/@)
    /?[^\s<>"»)\]]+ | tg://\S+""",
    re.IGNORECASE | re.VERBOSE,
)
_BRACKET_MENTION = re.compile(r"\[(?:id|club|public)\d+\|[^\]]*\]|\*(?:id|club)\d+\s*\([^)]*\)")
_HANDLE = re.compile(r"(?<![\w.])(?:@\w(?:[\w.]*\w)?)+")
_PHONE = re.compile(
    r"""(?<![\w+])(?:
      \+\d[\d\s\u00a0().-]{7,17}\d
    | [78][\s\u00a0-]?\(?\d{3}\)?[\s\u00a0-]?\d{3}[\s\u00a0-]?\d{2}[\s\u00a0-]?\d{2}
    | \(?9\d{2}\)?[\s\u00a0-]?\d{3}[\s\u00a0-]?\d{2}[\s\u00a0-]?\d{2}
    | \(\d{3}\)[\s\u00a0]?\d{3}[\s-]\d{2}-?\d{2}
    | \d{3}[-.]\d{3}[-.]\d{4}
    )(?!\w)""",
    re.VERBOSE,
)
_LONG_NUMBER = re.compile(r"(?<!\w)\d{4}(?:[\s\u00a0-]?\d{4}){3}(?!\w)|\d{10,}")

# Cheap questions first: most texts have none of it, and every text of every source comes here.
_HAS_NETWORK = re.compile(r"(?i)\.(?:me|com|ru|dog|net)\b|tg://")
_HAS_NINE_DIGITS = re.compile(r"\d(?:[\s\u00a0().-]{0,3}\d){8}")

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
    """The text without handles, phones, e-mails, profile links and long numbers.

    People's names inside sentences are not recognised; nothing here claims that.

    >>> mask("Пишите @anna или anna@example.org, тел. +7 900 123-45-67")
    'Пишите @… или ✉…, тел. ☎…'
    """
    if "@" in text:
        text = _HANDLE.sub(HANDLE, _EMAIL.sub(EMAIL, text))
    if "|" in text or "*" in text:
        text = _BRACKET_MENTION.sub(HANDLE, text)
    if ("." in text or "//" in text) and _HAS_NETWORK.search(text):
        text = _PROFILE_LINK.sub(HANDLE, text)
    if _HAS_NINE_DIGITS.search(text):
        text = _LONG_NUMBER.sub(NUMBER, _PHONE.sub(PHONE, text))
    return text


def mask_quote(text: str) -> str:
    """The text as it may be shown: every handle, phone, e-mail, link and long number and full name hidden.

    >>> mask_quote("Пишите @anna_k или +7 (900) 123-45-67, anna@mail.example")
    'Пишите *** или ***, ***'
    """
    return _FULL_NAME.sub(HIDDEN, _HIDE.sub(HIDDEN, text))
