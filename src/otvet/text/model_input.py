"""The form in which encoders and classifiers read a text: one place for what they must not learn.

| written | read |
|---|---|
| a link | `http` |
| @handle, [id1|Name], @… and other masks of people | `@user` |
| a masked phone, e-mail, long number | `phone`, `e-mail`, `number` |
| #ОченьВкусно, #very_good | Очень Вкусно, very good |
| `)))`, `:-)` / `(((`, `:(` | 🙂 / 🙁 |
| an emoji, its skin, its repeats | the emoji, once |
| оооочень, coooool, !!!!! | очень, cool, ! |
| Latin letters within a Cyrillic word | Cyrillic ones |
| RT, the `>` of a quoted line, *** | nothing |

Case stays, since encoders know it, unless `lower` is asked for. A longer text is cut after the
last clause that fits.
"""

import re

from otvet.text.normalise import clause_spans, clean, own_letters, smileys, unstretched
from otvet.text.privacy import EMAIL, HANDLE, HIDDEN, NUMBER, PHONE

LINK = "http"
PERSON = "@user"
"""Tokens as models of tweets know them (Barbieri et al., TweetEval, 2020)."""
GLAD_FACE, ANGRY_FACE = "🙂", "🙁"

MOST = 2_000
"""Signs of a text that an encoder is given."""

_MASKS = {PHONE: " phone ", EMAIL: " e-mail ", NUMBER: " number ", HANDLE: f" {PERSON} "}
_BRACKETED = re.compile(
    r"\[(?:(?:id|club|public|event)\d+[|:][^\]\n]{0,200}|(?P<link>[^\s\[\]|]{3,300})\|(?P<said>[^\]\n]{0,200}))\]"
    r"|[*@](?:id|club|public)\d+\s?\([^()\n]{0,200}\)"
)
_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>«»\"]{1,2000}"
    r"|(?<![\w@.-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,3}\.(?:com|ru|рф|org|net|me|io|info|biz|shop|online|site|club|top|xyz)\b"
    r"(?:/[^\s<>«»\"]{0,2000})?",
    re.IGNORECASE,
)
_DOT_WITHIN = re.compile(r"\.\S")
_MENTION = re.compile(r"(?<![\w@])@[\w.]{2,64}(?<![.])")
_FORWARDED = re.compile(r"^\s*RT(?=\s|:)(?:\s*@(?:\w+|…):?|:)?|^\s*(?:>\s?)+", re.MULTILINE)
_HASHTAG = re.compile(r"#(?=\w)((?:\w|(?<=\w)[-](?=\w)){1,100})")
_HUMP = re.compile(r"(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])|(?<=[^\W\d_])(?=\d)|_")
_UNSEEN_IN_EMOJI = re.compile("[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")
_REPEATED = re.compile(r"([^\w\s.])\1+|(?:\.\s?){4,}")


def for_model(text: str, *, lower: bool = False, most: int = MOST) -> str:
    """The text as models read it, on one line.

    Args:
        text: as it was written, cleaned or masked.
        lower: in small letters, for classifiers that do not know case.
        most: signs at most; the text ends with a clause where it can.

    >>> for_model("RT @anna: Оооочень долго))) https://shop.example/1 #ОченьДолго")
    'Очень долго🙂 http Очень Долго'
    """
    read = _capped(clean(text), 2 * most)
    read = own_letters(unstretched(_faces(_tags(_addresses(read)))))
    read = " ".join(_REPEATED.sub(_once, read).split())
    read = _capped(read, most)
    return read.lower() if lower else read


def _addresses(text: str) -> str:
    if "[" in text or "*" in text or "(" in text:
        text = _BRACKETED.sub(_named, text)
    if ">" in text or "RT" in text:
        text = _FORWARDED.sub(" ", text)
    if "//" in text or _DOT_WITHIN.search(text):
        text = _URL.sub(f" {LINK} ", text)
    if "…" in text:
        for mask, token in _MASKS.items():
            text = text.replace(mask, token)
    if "@" in text:
        text = _MENTION.sub(f" {PERSON} ", text)
    return text.replace(HIDDEN, " ")


def _named(found: re.Match[str]) -> str:
    return f"{found['said']} " if found["link"] else f" {PERSON} "


def _tags(text: str) -> str:
    return _HASHTAG.sub(lambda tag: _HUMP.sub(" ", tag[1]), text) if "#" in text else text


def _faces(text: str) -> str:
    text = smileys(text, glad=GLAD_FACE, angry=ANGRY_FACE)
    return text if text.isascii() else _UNSEEN_IN_EMOJI.sub("", text)


def _once(found: re.Match[str]) -> str:
    return found[1] or "… "


def _capped(text: str, most: int) -> str:
    """The text up to the last clause end, else the last space, that fits."""
    if len(text) <= most:
        return text
    head = text[:most]
    spans = clause_spans(head)
    end = spans[-2][1] if len(spans) > 1 else head.rfind(" ")
    return head[: end if end > most // 2 else most].rstrip()
