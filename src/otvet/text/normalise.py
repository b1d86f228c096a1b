"""A text as people wrote it becomes a text fit to read: clean, cut into clauses, in words.

Everything here takes time in proportion to the length of the text, however hostile it is.
"""

import html
import re
import unicodedata
from collections.abc import Iterator

GLAD = "\ue001"
ANGRY = "\ue002"
"""Tokens of a feeling without words; both lie in the private area, which cleaning empties."""

JOINER = "\u200d"
"""Binds several emoji into one."""

_GLAD_EMOJI = "😀😃😄😁😊🙂😍🥰😘🤗😋❤♥💖💕👍👏🙏🔥💯🎉"
_ANGRY_EMOJI = "😠😡🤬👎🤮🤢💩😤🙁☹"

_TAG = re.compile(r"<(?:/?(?:p|b|i|u|a|div|span|strong|em|ul|li)|br)\b[^<>]{0,300}>", re.IGNORECASE)
_BBCODE = re.compile(
    r"\[/?(?:b|i|u|s|url|img|quote|color|size|code|spoiler|list|center|font|email|video|\*)"
    r"(?:=[^\[\]\n]{0,300})?\]",
    re.IGNORECASE,
)
# A joiner binds two emoji into one; between letters it is nothing.
_STRAY_JOINER = re.compile(
    "(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d|\u200d(?![\u2190-\u2bff\U0001f000-\U0001faff])"
)
_TAKES_NO_PLACE = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u20d0-\u20ff\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]|\u200d.?",
    re.DOTALL,
)
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")
_GLAD_SMILE = re.compile(r"[:;=]-?\)+|\){2,}|[:;=]-?[dD]\b")
_ANGRY_SMILE = re.compile(r"[:=]'?-?\(+|\({2,}")
_LOOKALIKES = str.maketrans("aceopxykmtbhACEOPXYKMTBH", "асеорхукмтвнАСЕОРХУКМТВН")
_LATIN = re.compile("[a-zA-Z]")
_MIXED = re.compile(
    "(?<![a-zA-Zа-яёА-ЯЁ])(?:[а-яёА-ЯЁ]++[a-zA-Z]|[a-zA-Z]++[а-яёА-ЯЁ])[a-zA-Zа-яёА-ЯЁ]*"
)
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}", re.IGNORECASE)
_ABBREVIATION = 3
_TWICE_IN_ENGLISH = frozenset("oelOEL")
_WORD = re.compile(rf"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+|[{GLAD}{ANGRY},]")
_END = re.compile(
    r"""
      (?<!^\d)(?<!^\d\d)[.!?…;]+(?=\s|$|[A-ZА-ЯЁ«"(•])    # not the full stop of a list's number
    | \n+
    | (?:,\s?|\s)(?=(?:но|зато|but|однако|however)\s)
    | (?<=[:.;!?,])\s+(?=[-–—*]\s)                         # "Minuses: - slow; - dear"
    | \s+(?=[•●▪✔✓✅❌➖➕]|\d{1,2}\)\s)
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
LONG_CLAUSE = 200
"""Signs after which a clause is cut at a comma, because its writer uses no full stops."""


def _character_table() -> dict[int, str | None]:
    """What becomes of single characters: unseen ones go, breaks and odd spaces become plain."""
    table: dict[int, str | None] = {}
    for code in [*range(0x20), *range(0x7F, 0xA0)]:
        table[code] = " "
    for code in [0x0A, 0x0D, 0x85, 0x2028, 0x2029]:
        table[code] = "\n"
    unseen = [0xAD, 0x34F, 0x61C, 0x180E, 0xFEFF, 0x200B, 0x200C, 0x200E, 0x200F]
    unseen += range(0x202A, 0x202F)
    for code in [*unseen, *range(0x2060, 0x2070), *range(0xFE00, 0xFE10), *range(0xFFF0, 0xFFFC)]:
        table[code] = None
    # Private signs, halves of signs, tags and selectors: nobody typed these to be read.
    for codes in [(0xD800, 0xF900), (0xE0000, 0xE0080), (0xE0100, 0xE01F0)]:
        table.update(dict.fromkeys(range(*codes)))
    table.update(dict.fromkeys([0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0], " "))
    return table


def _marks() -> str:
    """Every sign that is set upon another one."""
    return "".join(sign for sign in map(chr, range(0x300, 0x1F000)) if unicodedata.combining(sign))


_CHARACTERS = _character_table()
_PILED = re.compile(f"[{_marks()}]{{4,}}")
# Cheap question first: Latin, Cyrillic, punctuation and emoji lie outside of these.
_MAY_HAVE_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u1fff\u20d0-\u20ff\u2cef-\u2dff\u302a-\u309a"
    "\ua66f-\uabff\ufb1e\ufe20-\ufe2f\U00010000-\U0001efff]"
)
# What most texts are made of, single spaces between: no rule below changes any of it.
_TIDY_SIGN = "!-%'-;=-Z\\\\\\]-~\u0400-\u0482\u048a-\u04ff«»—–…№₽“”„’\U0001f300-\U0001f3fa\U0001f400-\U0001faff"
_TIDY = re.compile(f"(?:[{_TIDY_SIGN}]++[ \n]?)*+(?<![ \n])")
_FEELINGS = {
    **{ord(sign): f" {GLAD} " for sign in _GLAD_EMOJI},
    **{ord(sign): f" {ANGRY} " for sign in _ANGRY_EMOJI},
}
_FELT = re.compile(f"[{_GLAD_EMOJI}{_ANGRY_EMOJI}]")


def clean(text: str) -> str:
    r"""The text without marks of the machine: entities, tags, unseen and control characters.

    >>> clean("Чай&nbsp;&mdash;<br>вку\u200bсный \x00")
    'Чай —\nвкусный'
    """
    if _TIDY.fullmatch(text):
        return text
    for _ in range(2 if "&" in text else 0):  # some exports escape what was escaped
        text = html.unescape(text)
    if "<" in text:
        text = _TAG.sub("\n", text)
    if "[" in text:
        text = _BBCODE.sub("", text)
    if JOINER in text:
        text = _STRAY_JOINER.sub("", text)
    # Marks piled upon one letter say nothing, and sorting them takes time that grows with its square.
    text = text.translate(_CHARACTERS)
    if _MAY_HAVE_MARKS.search(text):
        text = _PILED.sub("", text)
    text = unicodedata.normalize("NFC", text)
    return _LINES.sub("\n", _SPACES.sub(" ", text)).strip()


def letters(text: str) -> int:
    """How many signs a person sees: an emoji with its skin, a family or a flag is one.

    >>> letters("да👍🏽"), letters("👨\u200d👩\u200d👧🇷🇺"), letters("й")
    (3, 2, 1)
    """
    return len(_TAKES_NO_PLACE.sub("", text if text.isascii() else _FLAG.sub("f", text)))


def clause_spans(text: str) -> list[tuple[int, int]]:
    """Where the clauses of a cleaned text begin and end; empty ones are left out.

    A clause ends at . ! ? ; at a new line, at an item of a list and before "but"; one longer than
    `LONG_CLAUSE` also at a comma.

    >>> [("Вкусно, но долго. 4.5 балла"[a:b]) for a, b in clause_spans("Вкусно, но долго. 4.5 балла")]
    ['Вкусно', 'но долго.', '4.5 балла']
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for end in _END.finditer(text):
        _keep(spans, text, start, end.end() if end.group()[0] in ".!?…;" else end.start())
        start = end.end()
    _keep(spans, text, start, len(text))
    return [piece for span in spans for piece in _pieces(text, *span)]


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A long clause cut after commas, or after spaces where it has none."""
    while end - start > LONG_CLAUSE and (cut := _place_to_cut(text, start, end)):
        yield start, cut
        start = cut + 1 if text[cut : cut + 1] == " " else cut
    yield start, end


def _place_to_cut(text: str, start: int, end: int) -> int:
    last = start + 2 * LONG_CLAUSE
    comma = text.rfind(",", start, start + LONG_CLAUSE) + 1 or text.find(",", start, last) + 1
    if comma or end <= last:
        return comma if comma < end else 0
    return max(text.rfind(" ", start + 1, last), 0)


def _keep(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    if any(sign.isalnum() or ord(sign) > 0x2100 for sign in piece) or "((" in piece:
        left = len(piece) - len(piece.lstrip())
        spans.append((start + left, start + len(piece.rstrip())))


def own_letters(text: str) -> str:
    """Words with Latin letters put among Cyrillic ones, as spam has them, in Cyrillic alone."""
    if text.isascii() or not _LATIN.search(text):
        return text
    return _MIXED.sub(_unmixed, text)


def _unmixed(found: re.Match[str]) -> str:
    word = found[0].translate(_LOOKALIKES)
    return word if not _LATIN.search(word) else found[0]


def unstretched(text: str) -> str:
    """Words without letters drawn out for stress.

    >>> unstretched("оооочень доооолго, sooo cooool, ООО")
    'очень долго, soo cool, ООО'
    """
    return _STRETCHED.sub(_said_once, text)


def _said_once(found: re.Match[str]) -> str:
    sign, text = found[1], found.string
    beside = text[max(found.start() - 1, 0) : found.start()] + text[found.end() : found.end() + 1]
    if len(found[0]) == _ABBREVIATION and not any(map(str.isalpha, beside)):
        return found[0]
    return sign * 2 if sign in _TWICE_IN_ENGLISH else sign


def words(clause: str) -> list[str]:
    """The words of a clause for matching: case and ё folded, feelings and commas as tokens.

    >>> words("Ещё НЕ привезли 😡")[:3]
    ['еще', 'не', 'привезли']
    """
    text = own_letters(unstretched(clause.casefold())).replace("ё", "е").replace("’", "'")
    if _FELT.search(text):
        text = text.translate(_FEELINGS)
    return _WORD.findall(smileys(text, glad=f" {GLAD} ", angry=f" {ANGRY} "))


def smileys(text: str, *, glad: str, angry: str) -> str:
    """The text with other signs for faces made of punctuation.

    >>> smileys("Спасибо)) Ждём :(", glad="🙂", angry="🙁")
    'Спасибо🙂 Ждём 🙁'
    """
    if any(sign in text for sign in ")=:;"):
        text = _GLAD_SMILE.sub(glad, text)
    return _ANGRY_SMILE.sub(angry, text) if "(" in text else text
